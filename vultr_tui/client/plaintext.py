"""Bytes of unknown origin made fit to print: one short line without control characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 400
"""Characters that are kept; the longest refusal known has 250."""
MOST_BYTES = 8 * 1024
"""Bytes that are looked at."""
TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
INVISIBLE = re.compile(r"<(script|style|head)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]*>?")
PAGE = re.compile(r"\s*<(!doctype|html|head|body|\?xml|!--)", re.IGNORECASE)


def plain(data: bytes | str, hidden: Iterable[str] = ()) -> str:
    """Return what the data says in one line, or nothing if it is no text.

    Of an HTML page only the title is kept, or else its words. Every string in `hidden` is blotted out.
    """
    text = data[:MOST_BYTES].decode(errors="replace") if isinstance(data, bytes) else data[:MOST_BYTES]
    for secret in filter(None, hidden):
        text = text.replace(secret, "[hidden]")
    if PAGE.match(text):
        title = TITLE.search(text)
        from html import unescape  # noqa: PLC0415  (seldom needed)

        words = unescape(title[1] if title else TAG.sub(" ", INVISIBLE.sub(" ", text)))
        text = " ".join(words.split())
    if _is_noise(text):
        return ""
    line = "".join(character if character.isprintable() else " " for character in text).strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def ended(text: str) -> str:
    """Put a full stop behind what the service says, if it has none."""
    return text if text[-1:] in {".", "!", "?", "…", ""} else f"{text}."


def _is_noise(text: str) -> bool:
    """Whether this is rather the content of some binary file."""
    odd = sum(character == "\ufffd" or not (character.isprintable() or character.isspace()) for character in text)
    return odd * 4 > len(text)
