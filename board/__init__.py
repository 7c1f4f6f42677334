"""Choosing, counting and ordering commitments. Pure: everything is passed in."""
