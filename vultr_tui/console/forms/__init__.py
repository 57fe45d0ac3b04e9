"""Forms made from what the catalogue says of an operation's parameters."""
