"""WHAT is known of an account, and what is done to it."""
