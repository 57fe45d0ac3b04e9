"""When the console itself fails: one line on the terminal, and for who mends it a file that holds no secret."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from vultr_tui import __version__
from vultr_tui.account.private import write
from vultr_tui.output.fault import kind, report


def told(error: BaseException, folder: Path | None) -> str:
    """Write down in the folder where the error came from, and return the line to show; it never raises OSError."""
    failed = f"vultr-tui failed by a fault of its own: {kind(error)}."
    if folder is None:
        return failed
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        write(path, "".join((f"vultr-tui {__version__}\n", *report(error))).encode(errors="replace"))
    except OSError as problem:
        return f"{failed} Nothing could be written down in {folder}: {problem.strerror}."
    return f"{failed} What its programmers need to know is in {path}; there is no key in it."
