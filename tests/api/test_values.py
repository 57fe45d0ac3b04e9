"""Texts that rows have alike are kept once, and nothing is lost by that."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.values import shared

TEXTS = st.text(max_size=4)
ROWS = st.lists(st.dictionaries(TEXTS, TEXTS | st.integers() | st.booleans() | st.none() | st.lists(TEXTS)))


@given(ROWS)
def test_a_document_is_the_same_with_its_texts_shared(rows: list[dict[str, Any]]) -> None:
    assert json.loads(json.dumps(rows), object_hook=shared) == rows


def test_a_text_that_rows_have_alike_is_one() -> None:
    one, other = json.loads('[{"os": "Debian 9"}, {"os": "Debian 9"}]', object_hook=shared)
    assert one["os"] is other["os"]
