"""A service made of nothing but a catalogue: it lists rows of every resource, and does nothing to them."""
