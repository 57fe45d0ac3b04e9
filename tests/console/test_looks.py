"""Every pane, tab, dialog and state, at three sizes, in two themes and without colour, as somebody has seen it.

After a change: `LOOKS_ANEW=1 pytest tests/console/test_looks.py`, and look at what `git diff` shows.
"""

from __future__ import annotations

from asyncio import Event
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk, Hands, unhurried
from tests.console.home import Home
from tests.console.looks import SIZES, Looks
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.widgets.tabs import Tabs

PANES = tuple(resource.name for resource in panes(unhurried("v1")))
every_size = pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])


@pytest.mark.timeout(600)
@every_size
async def test_every_pane(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    async with opened(desk, Home(desk).console("demo"), size=size) as hands:
        looks = Looks(hands, "panes")
        for name in PANES:
            await hands.command(name)
            await looks.at(name)
        for word in OVERVIEWS:
            await hands.command(word)
            await looks.at(word)
            await hands.press("escape")
        assert not looks.different, "\n".join(looks.different)


@pytest.mark.timeout(600)
@every_size
async def test_every_tab(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    async with opened(desk, Home(desk).console("demo"), size=size) as hands:
        looks = Looks(hands, "tabs")
        for name in PANES:
            await hands.command(name)
            if not hands.pane.resource.tabs or hands.pane.row is None:
                continue
            await hands.press("d")
            tabs = hands.console.main.detail.query_one(Tabs)
            for index, title in enumerate(tabs.titles):
                tabs.choose(index)
                await hands.wait()
                await looks.at(f"{name} {title}")
            await hands.press("escape")
        assert not looks.different, "\n".join(looks.different)


Steps = Callable[[Hands], Awaitable[None]]


def keys(*pressed: str) -> Steps:
    async def press(hands: Hands) -> None:
        await hands.press(*pressed)

    return press


async def chosen(word: str, hands: Hands) -> None:
    await hands.press("j", "a")
    await hands.type(word)
    await hands.press("enter")


async def typed(first: str, text: str, hands: Hands) -> None:
    await hands.press(first)
    await hands.type(text)


async def deploy(hands: Hands) -> None:
    await typed("c", "jersey", hands)
    await hands.press("enter")


async def wrong(hands: Hands) -> None:
    await typed("colon", "servr reboot", hands)
    await hands.press("enter")


async def many(hands: Hands) -> None:
    await hands.command("servers web- status:running")
    await hands.press("asterisk")
    await chosen("halt", hands)


async def ran(hands: Hands) -> None:
    await many(hands)
    await hands.read_it()
    await hands.type("5")
    await hands.press("enter")


async def renamed(key: str, hands: Hands) -> None:
    await hands.command("server label_set blog label=diary")
    await hands.command("server label_set nowhere label=diary")
    await hands.press(key)


async def record(hands: Hands) -> None:
    await hands.command("dns")
    await hands.press("enter", "c")


DIALOGS: dict[str, Steps] = {
    "actions": keys("j", "a"),
    "confirm": partial(chosen, "reboot"),
    "destroy": keys("j", "D"),
    "destroy many": many,
    "progress": ran,
    "deploy": deploy,
    "choices": keys("c"),
    "label": keys("j", "e"),
    "record": record,
    "palette": partial(typed, "ctrl+p", "reb"),
    "copy": keys("j", "y"),
    "related": keys("j", "o"),
    "columns": keys("comma"),
    "help": keys("question_mark"),
    "operations": partial(renamed, "O"),
    "journal": partial(renamed, "J"),
    "errors": partial(renamed, "exclamation_mark"),
    "filter": partial(typed, "slash", "region:ewr !te"),
    "wrong filter": partial(typed, "slash", "price<x"),
    "command": partial(typed, "colon", "server reb"),
    "wrong command": wrong,
}


@every_size
@pytest.mark.parametrize("name", DIALOGS)
async def test_every_dialog(desk: Desk, opened: Opening, name: str, size: tuple[int, int]) -> None:
    async with opened(desk, Home(desk).console("demo"), size=size) as hands:
        looks = Looks(hands, "dialogs")
        await DIALOGS[name](hands)
        await looks.at(name)
        assert not looks.different, "\n".join(looks.different)


@every_size
async def test_loading(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    desk.line.held["server/list"] = held = Event()
    async with opened(desk, size=size) as hands:
        await state(hands, "loading")
        held.set()


@every_size
async def test_empty(tmp_path: Path, opened: Opening, size: tuple[int, int]) -> None:
    async with opened(Desk(tmp_path, seed="empty"), size=size) as hands:
        await state(hands, "empty")


@every_size
async def test_nothing_matches(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    async with opened(desk, size=size) as hands:
        await hands.command("servers nosuchthing")
        await state(hands, "nothing matches")


@every_size
async def test_forbidden(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    async with opened(desk, desk.console(key=desk.key_of_a_user("dns")), size=size) as hands:
        await state(hands, "forbidden")


@every_size
async def test_failed(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    desk.line.down = True
    async with opened(desk, size=size) as hands:
        await hands.elapse(5)
        await state(hands, "failed")


@every_size
async def test_stale(desk: Desk, opened: Opening, size: tuple[int, int]) -> None:
    async with opened(desk, size=size) as hands:
        desk.line.down = True
        await hands.elapse(120)
        await state(hands, "stale")


async def state(hands: Hands, name: str) -> None:
    looks = Looks(hands, "states")
    await looks.at(name)
    assert not looks.different, "\n".join(looks.different)
