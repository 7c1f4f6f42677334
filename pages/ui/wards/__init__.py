"""Pieces of the page of wards and communes."""
