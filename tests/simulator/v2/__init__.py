"""The embedded account as API v2 speaks of it."""
