"""Uploaded XLSX and CSV files read as plain text: `reading.read_sheets` returns a `grid.Grid` for each sheet."""
