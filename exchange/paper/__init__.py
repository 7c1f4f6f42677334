"""Paper: the report as PDF, and pictures of charts. Made by typst, without a browser or a network."""
