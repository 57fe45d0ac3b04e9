"""`python -m tests.pages`: write the pages of `vultr_tui/manual/` that are read off the program anew."""

from __future__ import annotations

import shutil

from tests.pages.library import FOLDER, LIBRARY, REFERENCE

if __name__ == "__main__":
    shutil.rmtree(FOLDER / REFERENCE)
    for name, write in LIBRARY.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(), encoding="utf-8")
