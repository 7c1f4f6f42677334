"""What a terminal runs: python -m commands.check, commands.accounts, commands.reminders."""
