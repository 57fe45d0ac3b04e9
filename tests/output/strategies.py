"""Content to print: rows of real and unknown fields, with hostile text in them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Shape
from vultr_tui.output.content import UNKNOWN, Content

API = load("v1")

HOSTILE = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.sampled_from(
        [
            "\x1b[31mred\x1b[0m",
            "\x1b]0;title\x07",
            "a\tb\nc\r\nd",
            "\u202eevil",
            "日本語",
            "👩‍👩‍👧",
            "é",
            "[b]x[/b]",
            "=1+1",
            '"',
            ",",
        ]
    ),
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**40), 2**40), st.floats(allow_nan=False, allow_infinity=False), HOSTILE
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(HOSTILE, inner, max_size=3)),
    max_leaves=4,
)
KNOWN = [*API.resource("server").by_name, *API.resource("snapshot").by_name]


def rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    names = st.one_of(st.sampled_from(KNOWN), st.text(alphabet="abc_", min_size=1, max_size=4))
    return st.lists(st.dictionaries(names, VALUES, min_size=1, max_size=6), max_size=5)


@st.composite
def lists(draw: st.DrawFn) -> Content:
    """Rows of a resource, or of none."""
    resource = draw(st.sampled_from([UNKNOWN, API.resource("server"), API.resource("snapshot")]))
    return Content(shape=Shape.ROWS, data=draw(rows()), resource=resource, raw=b"[]")
