"""Pieces of the reports."""
