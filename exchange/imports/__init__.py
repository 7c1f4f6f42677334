"""Imports: the columns and rows of a sheet of figures parsed, and compared with what is stored."""
