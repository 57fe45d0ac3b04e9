"""Content to print: rows of real and unknown fields, with hostile text in them."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.hostile.values import values
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Shape
from vultr_tui.output.content import UNKNOWN, Content

API = load("v1")

KNOWN = [*API.resource("server").by_name, *API.resource("snapshot").by_name]


@cache  # what a strategy can give is worked out once for each that is made
def rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    names = st.one_of(st.sampled_from(KNOWN), st.text(alphabet="abc_", min_size=1, max_size=4))
    return st.lists(st.dictionaries(names, values(), min_size=1, max_size=6), max_size=5)


@st.composite
def lists(draw: st.DrawFn) -> Content:
    """Rows of a resource, or of none."""
    resource = draw(st.sampled_from([UNKNOWN, API.resource("server"), API.resource("snapshot")]))
    return Content(shape=Shape.ROWS, data=draw(rows()), resource=resource, raw=b"[]")
