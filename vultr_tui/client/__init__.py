"""HOW an API is spoken: one account's session."""
