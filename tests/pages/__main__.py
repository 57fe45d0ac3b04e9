"""`python -m tests.pages`: write the pages of `vultr_tui/manual/` that are read off the program anew."""

from __future__ import annotations

from tests.pages.library import FOLDER, LIBRARY

if __name__ == "__main__":
    for name, write in LIBRARY.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
