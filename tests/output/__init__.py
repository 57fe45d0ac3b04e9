"""The tests of output/."""
