"""Whatever makes no sense has a clear screen of its own."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk


async def test_an_impossible_filter_and_an_unknown_command_are_pointed_at(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("slash")
        await hands.type("web re:(")
        assert "regular expression" in hands.lines()[-1]
        assert len(hands.table.ids) < 25
        await hands.press("escape", "colon")
        await hands.type("frobnicate")
        await hands.press("enter")
        assert "frobnicate" in hands.lines()[-1]
        assert hands.console.main.prompt.display


REFUSALS = {
    "key": ("Invalid API key.", "The service does not accept the API key."),
    "address": ("Unauthorized IP address: 203.0.113.1", "may not be used from this machine's address"),
}


@pytest.mark.parametrize("why", REFUSALS)
async def test_a_refused_key_and_address_have_their_own_screens(desk: Desk, opened: Opening, why: str) -> None:
    said, shown = REFUSALS[why]
    desk.line.answers["server/list"] = (403, said)
    async with opened(desk) as hands:
        assert shown in hands.text
        assert f"The service said: {said}" in hands.text
        assert "Type :key to enter another key." in hands.text


async def test_ten_thousand_servers(opened: Opening, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = Desk(tmp_path_factory.mktemp("large"), seed="large")
    async with opened(desk) as hands:
        for _ in range(40):
            if len(hands.table.ids) == 10_000:
                break
            await asyncio.sleep(0.25)  # a reply that large is decoded in a thread
            await hands.wait()
        assert "Servers  10000  live" in hands.text
        await hands.press("G", "slash")
        await hands.type("web")
        await hands.press("enter")
        assert 0 < len(hands.table.ids) < 10_000
        assert " of 10000" in hands.lines()[1]


async def test_a_label_of_ten_thousand_characters(desk: Desk, opened: Opening) -> None:
    rows = desk.read("server/list")
    assert isinstance(rows, dict)
    row = next(iter(rows.values()))
    desk.line.answers["server/list"] = (200, json.dumps({row["SUBID"]: {**row, "label": "x" * 10_000}}))
    async with opened(desk) as hands:
        assert "Servers  1  live" in hands.text
        assert "xxx…" in hands.lines()[3]
        for key in ("enter", "escape", "a", "escape", "y", "escape", "D"):
            await hands.press(key)
            assert all(len(line) <= 80 for line in hands.lines())
        assert f"confirm: {row['SUBID']}" in hands.text
