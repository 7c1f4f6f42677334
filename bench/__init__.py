"""How fast it is, each time beside a floor that was measured in the same run. See README.md."""
