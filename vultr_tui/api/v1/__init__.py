"""API v1, one module a group of the reference."""
