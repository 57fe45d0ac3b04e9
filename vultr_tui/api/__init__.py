"""WHAT an API is: pure data, no I/O."""
