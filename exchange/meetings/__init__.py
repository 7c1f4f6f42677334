"""The documents frozen for meetings, and the changes since."""
