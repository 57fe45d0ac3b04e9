"""What Tab makes of the beginning of a filter."""

from __future__ import annotations

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk
from vultr_tui.console.widgets.prompt import Prompt


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("loc", "location:"),
        ("web !ta", "web !tag:"),
        ("tag:w", "tag:web"),
        ("tag:db|w", "tag:db|web"),
        ("state:sto", "state:stopped"),
        ("region:fr", "region:FRA"),
        ("sort:-date_c", "sort:-date_created"),
        ("nothing:x", "nothing:x"),
        ("", ""),
    ],
)
async def test_the_last_word_is_completed(desk: Desk, opened: Opening, typed: str, completed: str) -> None:
    async with opened(desk) as hands:
        await hands.press("slash")
        await hands.type(typed)
        await hands.press("tab")
        prompt = hands.console.main.query_one(Prompt)
        assert prompt._input.value == completed
