"""The tests of grammar/."""
