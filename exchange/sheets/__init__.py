"""Uploaded XLSX and CSV files read as text: `reading.read_sheets` returns a `sheet.Sheet` for each of theirs."""
