"""The parts of a commitment's page."""
