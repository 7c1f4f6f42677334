"""Reviewing figures: the inbox, the steps of a review, and closing years."""
