"""The commands for a terminal: python -m commands.check, commands.accounts, commands.reminders."""
