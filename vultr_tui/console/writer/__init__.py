"""A terminal writer for Textual: of each frame it sends only what changed.

Textual repaints whole regions and knows nothing of what the terminal shows. This driver keeps the screen as it was
last sent, and for each frame writes the fewest bytes that make the new one of it:

`parser` draws what Textual writes on a `grid`; `encoder` compares it with what the terminal shows, row by row
(`changes`, `rows`), lets the terminal move what only moved (`scrolling`), and writes with a `pen` that knows its
place and style (`moves`, `style`), telling what is only repeated (`repetition`). `handover` says which thread does it,
`flow` keeps a slow line from filling up with frames nobody will see, `modes` remembers what must be switched back,
`widths` knows where terminals disagree, `agreement` asks this one, `keyboard` reads the answers.

It works on the text that goes to `Driver.write`, which is public, and not on the strips of Textual's compositor:
those are private, come in three kinds of updates, and do not include what is written beside them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import textual
from textual.driver import Driver

PROVEN = ((8, 2), (8, 3))
"""From which version of Textual, and up to but without which, this is proven to show the same as the stock driver."""


def choose_driver(setting: bool = True) -> type[Driver] | None:
    """Return the driver for `App(driver_class=...)`; None is the stock driver.

    That is chosen if the setting is off, on Windows, in a browser or with any driver that the environment names,
    with a version of Textual that is not proven, and on a terminal that does not speak UTF-8.
    """
    chosen = setting and not os.environ.get("TEXTUAL_DRIVER") and proven(installed()) and _speaks_utf8()
    if not chosen:
        return None
    try:
        from vultr_tui.console.writer.driver import WriterDriver  # noqa: PLC0415 - it cannot be loaded everywhere
    except ImportError:
        return None
    return WriterDriver


def installed() -> str:
    """Return the version of Textual that is installed."""
    found = [folder.name for folder in Path(textual.__file__).parents[1].glob("textual-*.dist-info")]
    if len(found) == 1:
        return found[0].removesuffix(".dist-info").partition("-")[2]
    # The usual way takes 10 ms to load, which the folder's name spares.
    from importlib.metadata import version  # noqa: PLC0415

    return version("textual")


def proven(version: str) -> bool:
    """Say whether this version of Textual is one that the writer is proven with."""
    release = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    least, beyond = PROVEN
    return least <= release < beyond


def _speaks_utf8() -> bool:
    return sys.__stderr__ is not None and sys.__stderr__.encoding.lower().replace("-", "") == "utf8"
