"""The tests of command/."""
