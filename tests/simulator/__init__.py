"""The embedded account."""
