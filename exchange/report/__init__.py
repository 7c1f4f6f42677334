"""Reports of a selection: their columns, CSV files and workbook."""
