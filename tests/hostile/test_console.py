"""Every pane, tab, dialog and message of the console, full of hostile values."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.clocks import FakeClock
from tests.console.conftest import MEDIUM
from tests.console.desk import Hands
from tests.hostile.screen import looked_at
from tests.hostile.values import BROKEN, TEXTS, Spoiling
from tests.mirror.service import Mirror
from tests.safety.cases import APIS
from vultr_tui.api.catalogue import Api
from vultr_tui.console.app import Console
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.widgets.tabs import Tabs

ROWS = 12
DIALOGS = {
    "actions": ("a",),
    "create": ("c",),
    "edit": ("e",),
    "destroy": ("D",),
    "destroy many": ("asterisk", "D"),
    "copy": ("y",),
    "related": ("o",),
    "columns": ("comma",),
    "cell": ("E",),
    "palette": ("ctrl+p",),
    "journal": ("J",),
    "errors": ("exclamation_mark",),
    "help": ("question_mark",),
}


class Calm(Hands):
    """Hands that wait for the console alone, not for the machine."""

    async def wait(self) -> None:
        for _ in range(4):
            done = asyncio.Event()
            self.console.call_later(done.set)
            await done.wait()
            await asyncio.sleep(0.002)


@asynccontextmanager
async def opened(api: Api, spoiling: Spoiling, size: tuple[int, int]) -> AsyncIterator[Calm]:
    with tempfile.TemporaryDirectory() as folder:
        clock = FakeClock()
        console = Console(Mirror(api, ROWS, spoiling).account(Path(folder), clock=clock))
        async with console.run_test(size=size, notifications=True) as pilot:
            hands = Calm(pilot, clock)
            await hands.wait()
            yield hands


async def walk(hands: Calm) -> list[str]:
    """Go through everything there is to see, and tell what is wrong with it."""
    wrong: list[str] = []

    def look(where: str) -> None:
        wrong.extend(f"{where}: {what}" for what in looked_at(hands))

    for resource in panes(hands.console.account.api):
        await hands.press("colon")
        await hands.type(resource.name)
        await hands.press("enter")
        look(resource.name)
        if resource.tabs and hands.pane.row is not None:
            await hands.press("d")
            tabs = hands.console.main.detail.query_one(Tabs)
            for index, title in enumerate(tabs.titles):
                tabs.choose(index)
                await hands.wait()
                look(f"{resource.name}: {title}")
            await hands.press("escape")
    for word in OVERVIEWS:
        await hands.command(word)
        look(word)
        await hands.press("escape")
    return wrong


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("api", APIS, ids=[api.name for api in APIS])
@pytest.mark.parametrize("kind", ["texts", "wrong"])
async def test_every_pane_and_tab(api: Api, kind: str) -> None:
    spoiling = Spoiling.with_texts() if kind == "texts" else Spoiling.with_wrong()
    async with opened(api, spoiling, MEDIUM) as hands:
        wrong = await walk(hands)
    assert not wrong, "\n".join(wrong)
    assert spoiling.used > len(TEXTS) + len(BROKEN)
