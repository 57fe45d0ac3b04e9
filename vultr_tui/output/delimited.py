"""Rows as comma- or tab-separated values."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

from vultr_tui.api.columns import value_of
from vultr_tui.api.values import Json
from vultr_tui.output.content import Content, whole

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, the wide forms too (OWASP: CSV injection)."""
_NUMBER = re.compile(r"[-+]?[\d.,:]+(e[-+]?\d+)?", re.ASCII)
END = "\r\n"
"""The end of a line of CSV (RFC 4180)."""
_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def csv_lines(content: Content, *, header: bool) -> Iterator[str]:
    """Lines as RFC 4180 has them, without their ends; a quoted value may hold line ends of its own.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, by which it is shown as it is.
    """
    import csv  # noqa: PLC0415  (for this format alone)

    for record in _records(content, header=header):
        line = io.StringIO()
        csv.writer(line, lineterminator=END).writerow(map(inert, record))
        yield line.getvalue().removesuffix(END)


def tsv_lines(content: Content, *, header: bool) -> Iterator[str]:
    r"""Lines of values between tabs; a tab, line end or backslash in a value is written `\t`, `\n`, `\r`, `\\`."""
    for record in _records(content, header=header):
        yield "\t".join(value.translate(_TSV) for value in record)


def inert(text: str) -> str:
    """Return the text so that no spreadsheet runs it; a number, and a mark by itself, are no formula."""
    runs = len(text) > 1 and text.startswith(FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def _records(content: Content, *, header: bool) -> Iterator[list[str]]:
    fields = whole(content)
    if header and fields:
        yield [field.name for field in fields]
    for row in content.rows:
        yield [_text(value_of(content.resource, row, field)) for field in fields]


def _text(value: Json) -> str:
    """Write a value as the API sends it; nothing for null, JSON for lists and objects."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
