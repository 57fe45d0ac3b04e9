"""Small screens over the main one that ask something."""
