"""Entering figures: the forms, the grid, imported files, and what officers have to do."""
