"""The walk through API v1."""
