"""Pieces of the reviewer's page."""
