"""Whatever makes no sense has a clear screen of its own."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands
from tests.console.home import TWO, Home
from tests.console.test_screens import Compare, both_sizes, compared


async def test_an_impossible_filter_and_an_unknown_command_are_pointed_at(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("slash")
        await hands.type("web re:(")
        assert "regular expression" in hands.lines()[-1]
        assert len(hands.table.ids) < 25
        await hands.press("escape", "colon")
        await hands.type("frobnicate")
        await hands.press("enter")
        assert "frobnicate is no pane and no command" in hands.lines()[-1]
        assert hands.console.main.prompt.display
        await hands.press("escape", "colon")
        await hands.type("servrs region:ewr")
        await hands.press("enter")
        assert "servrs is no pane and no command: servers?" in hands.lines()[-1]


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


async def all_there(hands: Hands) -> None:
    """Wait for a reply so large that it is decoded in a thread."""
    for _ in range(200):
        if len(hands.table.ids) == 10_000:
            break
        await asyncio.sleep(0.1)
        await hands.wait()


async def test_ten_thousand_servers(opened: Opening, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = Desk(tmp_path_factory.mktemp("large"), seed="large")
    async with opened(desk) as hands:
        await all_there(hands)
        assert "Servers  10000  live" in hands.text
        await hands.press("G", "slash")
        await hands.type("web")
        await hands.press("enter")
        assert 0 < len(hands.table.ids) < 10_000
        assert " of 10000" in hands.lines()[1]


async def test_a_label_of_ten_thousand_characters(desk: Desk, opened: Opening) -> None:
    id_ = one_labelled(desk, "x" * 10_000)
    async with opened(desk) as hands:
        assert "Servers  1  live" in hands.text
        assert "xxx…" in hands.lines()[3]
        for key in ("enter", "escape", "a", "escape", "y", "escape", "D"):
            await hands.press(key)
            assert all(len(line) <= 80 for line in hands.lines())
        assert f"confirm: {id_}" in hands.text


# Pictures


def one_labelled(desk: Desk, label: str) -> str:
    """Let the service list a single server, with that label, and return its id."""
    rows = desk.read("server/list")
    assert isinstance(rows, dict)
    row = next(iter(rows.values()))
    desk.line.answers["server/list"] = (200, json.dumps({row["SUBID"]: {**row, "label": label}}))
    return str(row["SUBID"])


async def an_impossible_filter(hands: Hands) -> None:
    await hands.press("slash")
    await hands.type("web re:(")


async def an_unknown_command(hands: Hands) -> None:
    await hands.command("frobnicate")


async def an_absent_profile(hands: Hands) -> None:
    await hands.command("profile prdo")


async def opened_details(hands: Hands) -> None:
    await hands.press("enter")


STEPS = {"filter": an_impossible_filter, "command": an_unknown_command, "profile": an_absent_profile}


@both_sizes
@pytest.mark.parametrize("what", STEPS)
def test_what_is_typed_and_makes_no_sense(
    snap_compare: Compare, desk: Desk, size: tuple[int, int], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(desk.folder))  # paths are shown from there on
    assert compared(snap_compare, desk, size, STEPS[what], Home(desk, TWO).console())


@both_sizes
@pytest.mark.parametrize("why", REFUSALS)
def test_a_refusal(snap_compare: Compare, desk: Desk, size: tuple[int, int], why: str) -> None:
    desk.line.answers["server/list"] = (403, REFUSALS[why][0])
    assert compared(snap_compare, desk, size)


@both_sizes
@pytest.mark.parametrize(
    "label", ["x" * 10_000, "\x1b[31mred\x1b]0;title\x07 [b]bold[/b]\n\u202egnp\u200b"], ids=["long", "escapes"]
)
def test_a_hostile_label(snap_compare: Compare, desk: Desk, size: tuple[int, int], label: str) -> None:
    one_labelled(desk, label)
    assert compared(snap_compare, desk, size, opened_details)


@both_sizes
def test_a_large_account(
    snap_compare: Compare, tmp_path_factory: pytest.TempPathFactory, size: tuple[int, int]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("large"), seed="large")
    assert compared(snap_compare, desk, size, all_there)
