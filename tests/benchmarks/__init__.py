"""Measurements, printed and never asserted: `python -m tests.benchmarks`, and `.drivers` for the writer alone."""
