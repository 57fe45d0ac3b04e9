"""`python -m tests.pictures [NAME …]`: draw the pictures of `screenshots/`, or some of them, anew."""

from __future__ import annotations

import os
import sys
import time

from tests.pictures.album import ALBUM, FOLDER

if __name__ == "__main__":
    os.environ |= {"TZ": "UTC", "TERM": "xterm-256color"}
    os.environ.pop("NO_COLOR", None)
    time.tzset()
    for name in sys.argv[1:] or ALBUM:
        (FOLDER / f"{name}.svg").write_text(ALBUM[name](), encoding="utf-8")
