"""Sheets from outside, read as plain text: `reading.read_sheets`, and what it hands out, `grid.Grid`."""
