"""Screens made of several lists at once: what was used, what things cost, what is offered where."""
