"""Text of a language as lines of words, each in the tone of what it is."""

from __future__ import annotations

import re

from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.lines import Words

JSON = "json"
PLAIN = ""
LANGUAGES = (
    (r"#!.*\b(?:ba|da|k|z)?sh\b", "bash"),
    (r"#!.*\bpython", "python"),
    (r"#!.*\bperl\b", "perl"),
    (r"#!.*\bruby\b", "ruby"),
    (r"#cloud-config\b", "yaml"),
    (r"#ps1|<powershell>", "powershell"),
    (r"@echo\b|<script>", "batch"),
    (r"[\[{]", JSON),
)
"""How a text of each language begins (cloud-init: user-data formats; the rest by its first line)."""
MOST = 1 << 16
"""A longer text stays plain: colours are not worth the wait."""
TONES = (
    ("Token.Comment.Hashbang", "accent"),
    ("Token.Comment", "muted"),
    ("Token.Name.Tag", "key"),
    ("Token.Name.Builtin", "key"),
    ("Token.Name.Variable", "accent"),
    ("Token.Name.Function", "strong"),
    ("Token.Keyword.Constant", "accent"),
    ("Token.Keyword", "key"),
    ("Token.Literal.Number", "accent"),
    ("Token.Literal.String", "good"),
)
"""The first one that a token is of, or is a kind of."""


def language_of(text: str) -> str:
    """The name of the language that the text begins like; empty for none that is known."""
    start = text.lstrip("\ufeff \t\n")
    return next((name for begins, name in LANGUAGES if re.match(begins, start, re.IGNORECASE)), PLAIN)


def painted(text: str, language: str) -> list[Words]:
    """The text line by line; plain where the language has no name, or the text is too long."""
    lines = text.expandtabs(4).splitlines()
    if not language or len(text) > MOST:
        return [(Part(line),) for line in lines]
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  (not needed for the first picture)

    found: list[list[Part]] = [[]]
    for kind, words in get_lexer_by_name(language, stripnl=False, ensurenl=False).get_tokens("\n".join([*lines, ""])):
        tone = _tone(str(kind))
        first, *further = words.split("\n")
        found[-1].append(Part(first, tone))
        found += ([Part(line, tone)] for line in further)
    return [tuple(part for part in line if part.text) for line in found[: len(lines)]]


def _tone(kind: str) -> str:
    return next((tone for name, tone in TONES if kind == name or kind.startswith(f"{name}.")), "")
