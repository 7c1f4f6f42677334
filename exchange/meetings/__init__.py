"""What is frozen for a meeting, and what has changed since."""
