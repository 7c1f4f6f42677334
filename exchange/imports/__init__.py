"""Understanding a sheet of figures: what its columns mean, what its rows say, and what would change by it."""
