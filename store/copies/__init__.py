"""Copies of the whole store: made while it is in use, restored only to the store that they come from."""
