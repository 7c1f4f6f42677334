"""Copies of the whole store: made while it is in use, put back only where they come from."""
