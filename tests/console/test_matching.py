"""How well a text resembles what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.fuzzy import FuzzySearch

from vultr_tui.console.dialogs.matching import resemblance


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("reb", "reboot: server", "restore backup: server"),
        ("rset", "reverse set", "release the rest"),
        ("DEB", "Debian 9 x64", "Delete a bucket"),
        ("set", "set", "set user data"),
    ],
)
def test_what_is_meant_comes_first(query: str, better: str, worse: str) -> None:
    assert resemblance(query, better) > resemblance(query, worse)


@given(st.text("abc ", min_size=1, max_size=4), st.text("abcd ", max_size=14))
def test_it_finds_what_textuals_search_finds_and_never_counts_more(query: str, text: str) -> None:
    thorough = FuzzySearch().match(query, text)[0]
    assert bool(resemblance(query, text)) is bool(thorough)
    assert resemblance(query, text) <= thorough


def test_a_long_text_takes_no_long_time() -> None:
    assert resemblance("main ip", '{"a_main": "in a pair", ' * 1000)
    assert not resemblance("a" * 20 + "b", "a" * 10_000)
