"""Pieces of the journal."""
