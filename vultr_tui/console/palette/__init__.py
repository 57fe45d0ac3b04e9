"""What the palette offers: every operation, every pane, the themes."""
