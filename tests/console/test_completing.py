"""What Tab makes of the beginning of a filter."""

from __future__ import annotations

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk
from vultr_tui.api.catalogue import load
from vultr_tui.api.resource import Resource
from vultr_tui.console.completing import examples
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.widgets.prompt import Prompt
from vultr_tui.grammar.filters import parse


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


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("serve", "servers"),
        ("servers state:sto", "servers state:stopped"),
        ("SERVERS web !ta", "SERVERS web !tag:"),
        ("theme li", "theme light"),
        ("nothing sta", "nothing sta"),
    ],
)
async def test_behind_a_pane_its_filter_is_completed(desk: Desk, opened: Opening, typed: str, completed: str) -> None:
    async with opened(desk) as hands:
        await hands.command("plans")
        await hands.press("colon")
        await hands.type(typed)
        await hands.press("tab")
        assert hands.console.main.query_one(Prompt)._input.value == completed


@pytest.mark.parametrize("resource", panes(load("v1")), ids=lambda resource: resource.name)
def test_examples_of_a_filter_make_sense(resource: Resource) -> None:
    assert parse(examples(resource), resource).terms


async def test_examples_stand_where_nothing_is_typed(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("slash")
        assert "word   state:stopped   location:word   !word   cost_per_month<20   sort:-label" in hands.text
        await hands.type("w")
        assert "!word" not in hands.text
        await hands.press("escape", "colon")
        assert "go NAME" in hands.text
