"""The walk through API v2."""
