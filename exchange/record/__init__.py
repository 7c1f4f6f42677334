"""The record as tables of text: loaded from files, edited row by row, checked, and written out whole."""
