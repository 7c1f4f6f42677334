"""Pieces of the page of meetings."""
