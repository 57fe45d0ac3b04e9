# ruff: noqa: RUF001 - letters that look like others are the point
"""Hostile values, for every test that has a use for them: a list of known ones, and strategies for more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any

from hypothesis import strategies as st

from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Json, Type

MARKUP = (
    "[bold red]x[/]",
    "[@click=app.quit]x[/]",
    "[/]",
    "[b",
    "\\[b]",
    "[link=https://evil.example]x[/link]",
    "$x ${y}",
)
SEQUENCES = (
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b]0;OWNED\x07",
    "\x1b]52;c;T1dORUQ=\x07",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    '\x1bP$q"p\x1b\\',
    "\x1bP+q544e\x1b\\",
    "\x1b_Ga=T;AAAA\x1b\\",
    "\x1b^x\x1b\\",
    "\x1b[6n\x1b[c\x1b[5n",
    "\x1b[?1049l\x1b[?1000h\x1bc",
    "\x9b31mred",
    "\x9d0;OWNED\x9c",
    "\x90q\x9c",
    "\x9f\x98\x9e\x85\x84\x8d",
    "\x1b",
    "\x9b",
)  # fmt: skip
CONTROLS = (
    "a\tb",
    "a\nb\r\nc",
    "\r\rgone",
    "\b\b\b\bback",
    "\x00nul\x00",
    "\x07bell",
    "\x7f\x7f",
    "\x0e\x0fshift",
    "\x0b\x0c",
)
INVISIBLE = (
    "\u202egnp.exe",
    "\u2066\u2067\u2068x\u2069",
    "\u061cx\u200e\u200f",
    "zero\u200bwidth\u2060\ufeff",
    "\u00adsoft",
    "\u2028line\u2029end",
    "\ufff9x\ufffb",
    "\U000e0041\U000e0042tag",
    "\ue000\U00100000",
    "\ufdd0\U0001ffff",
)
WIDE = (
    "日本語のサーバー",
    "👩‍👩‍👧 family",
    "🇩🇪🇫🇷",
    "❤️ ☎︎ ✔",
    "e\u0301a\u0308",
    "z̷̢̛a̶̧̛l̵̡̛g̸̨̛o̷̢̕",
    "ᄀᆨ한글",
    "نص عربي",
    "עברית",
    "ไทย นี้",
    "＝１＋１",
    "𝕏𝖞",
    "\u0300start",
    "\u200dx\u200c",
)
FORMULAS = ('=HYPERLINK("https://evil.example")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "-5.00", "＝1+1")
AWKWARD = (
    "",
    " ",
    "x" * 10_000,
    "日" * 3000,
    "\x1b[31m" * 400,
    "null",
    "0",
    "-",
    "'; rm -rf ~ #",
    "$(reboot)",
    "`reboot`",
    '"',
    "'",
)
LONG = 100
"""Characters from which on a text is long."""
BROKEN = ("\ud800", "x\udc1bz", "\ud83d", "\udcff\udc9b31m")
"""Halves of characters: JSON can say them, and nothing else."""

TEXTS = (*MARKUP, *SEQUENCES, *CONTROLS, *INVISIBLE, *WIDE, *FORMULAS, *AWKWARD)
WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7.5, 10**40, 1e300, 10**400, "1e999", "nan"),
    *(
        [],
        {},
        ["\x1b[31m", 5, None],
        [[["deep"]]],
        {"\x1b]0;x\x07": {"a": ["b"]}},
        [{}],
        "nonsense",
        "2018-99-99 99:99:99",
    ),
)
"""What stands where something else is meant."""


@cache
def texts() -> st.SearchStrategy[str]:
    """Short texts that are made to be obeyed, to hide, or not to line up, and any others."""
    known = st.sampled_from([text for text in TEXTS if len(text) < LONG])
    return st.one_of(st.text(alphabet=st.characters(exclude_categories=["Cs"])), known)


@cache
def values() -> st.SearchStrategy[Any]:
    """Values of any type, hostile texts among them and for their names."""
    plain = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**40), 2**40),
        st.floats(allow_nan=False, allow_infinity=False),
        texts(),
    )
    return st.recursive(
        plain,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts(), inner, max_size=3)),
        max_leaves=4,
    )


class Spoiling:
    """Puts hostile values into the fields of rows, one after another: texts into texts, or anything into anything."""

    def __init__(self, supply: Iterator[Any], *, types: bool = False) -> None:
        self._supply = supply
        self._types = types
        self.used = 0
        """How many values were put somewhere."""

    @classmethod
    def with_texts(cls, more: tuple[str, ...] = ()) -> Spoiling:
        return cls(cycle((*TEXTS, *BROKEN, *more)))

    @classmethod
    def with_wrong(cls, more: tuple[Any, ...] = ()) -> Spoiling:
        return cls(cycle((*WRONG, *more)), types=True)

    def __call__(self, resource: Resource, row: dict[str, Json]) -> dict[str, Json]:
        """Spoil a row; what it is known by stays."""
        spoilt = [field for field in resource.fields if field.name != resource.key and self._may(field)]
        self.used += len(spoilt)
        return {**row, **{field.name: next(self._supply) for field in spoilt}}

    def _may(self, field: Field) -> bool:
        return self._types or (field.type is Type.STRING and not field.refers_to)
