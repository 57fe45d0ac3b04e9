"""What API v1 answers."""
