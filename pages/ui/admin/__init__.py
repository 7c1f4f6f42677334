"""The sections of the administration and their forms."""
