"""The tables of the store, a module per noun. Everything else imports them from `models`."""
