"""Who may come in: people, their passwords and second factors, their sessions, the links that invite them."""
