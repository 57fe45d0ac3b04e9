"""The pictures in `screenshots/`: drawn by `python -m tests.pictures`, compared by the tests."""
