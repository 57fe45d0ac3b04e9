"""A console, a shell and a command for a Vultr account."""

__version__ = "0.1.0"
