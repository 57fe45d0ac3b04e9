"""Bytes of unknown origin made fit to print: one short line without control characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, quote_plus

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

    Of an HTML page only the title is kept, or else its words. Every string in `hidden` is blotted out, also where it is
    written as JSON, HTML or a URL has it.
    """
    spellings = {spelling for secret in filter(None, hidden) for spelling in _spellings(secret)}
    longest_first = sorted(spellings, key=len, reverse=True)  # of one that another begins with, nothing is left over
    most = MOST_BYTES + 4 * max(map(len, spellings), default=0)  # what begins before the end is seen whole
    text = data[:most].decode(errors="replace") if isinstance(data, bytes) else data[:most]
    for spelling in longest_first:
        text = text.replace(spelling, "[hidden]")
    text = text[:MOST_BYTES]
    if PAGE.match(text):
        title = TITLE.search(text)
        from html import unescape  # noqa: PLC0415  (seldom needed)

        words = unescape(title[1] if title else TAG.sub(" ", INVISIBLE.sub(" ", text)))
        text = " ".join(words.split())
    if _is_noise(text):
        return ""
    line = "".join(character if character.isprintable() else " " for character in text).strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _spellings(secret: str) -> Iterator[str]:
    """Give the ways in which a service may repeat what it was sent."""
    yield secret
    if secret.isalnum() and secret.isascii():
        return
    from html import escape  # noqa: PLC0415  (seldom needed)

    for written in (json.dumps(secret), json.dumps(secret, ensure_ascii=False)):
        yield written[1:-1]
        yield written[1:-1].replace("/", "\\/")  # as PHP does
    yield escape(secret)
    yield escape(secret, quote=False)
    if len(secret) > MOST_BYTES:
        return
    yield quote(secret, safe="", errors="replace")
    yield quote(secret, errors="replace")
    yield quote_plus(secret, errors="replace")


def ended(text: str) -> str:
    """Put a full stop behind what the service says, if it has none."""
    return text if text[-1:] in {".", "!", "?", "…", ""} else f"{text}."


def _is_noise(text: str) -> bool:
    """Whether this is rather the content of some binary file."""
    odd = sum(character == "\ufffd" or not (character.isprintable() or character.isspace()) for character in text)
    return odd * 4 > len(text)
