"""Text and its meaning, both ways: commands, curl lines, filters, targets."""
