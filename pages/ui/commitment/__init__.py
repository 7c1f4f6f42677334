"""Pieces of a commitment's page."""
