"""The console's own widgets; none of them knows of an account."""
