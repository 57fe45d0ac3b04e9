"""Every pane, tab, dialog and message of the console, full of hostile values."""

from __future__ import annotations

import json
import re
import shlex
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.clocks import FakeClock
from tests.console.conftest import MEDIUM, SMALL
from tests.console.desk import Hands
from tests.effort import THOROUGH, tries
from tests.hostile.screen import looked_at
from tests.hostile.values import BROKEN, CONTROLS, INVISIBLE, MARKUP, SEQUENCES, TEXTS, Spoiling, texts
from tests.mirror.service import Mirror
from tests.safety.cases import APIS
from vultr_tui.api.catalogue import Api
from vultr_tui.console.actions.copying import Copying
from vultr_tui.console.app import Console
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.terminal import wrapped_copy
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
    """Hands that see at once when the console has broken."""

    async def wait(self) -> None:
        await super().wait()
        assert self.console._exception is None, self.console._exception


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


EVERYTHING = [(api, kind) for api in APIS for kind in ("texts", "wrong")]
TRIED = EVERYTHING if THOROUGH else [EVERYTHING[0], EVERYTHING[-1]]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("api", "kind"), TRIED, ids=[f"{api.name}-{kind}" for api, kind in TRIED])
async def test_every_pane_and_tab(api: Api, kind: str) -> None:
    spoiling = Spoiling.with_texts() if kind == "texts" else Spoiling.with_wrong()
    async with opened(api, spoiling, MEDIUM) as hands:
        wrong = await walk(hands)
    assert not wrong, "\n".join(wrong)
    assert spoiling.used > len(TEXTS) + len(BROKEN)


@pytest.mark.timeout(600)
async def test_every_dialog() -> None:
    async with opened(APIS[0], Spoiling.with_texts(), SMALL) as hands:
        wrong: list[str] = []
        for name in ("server", "startupscript", "dns"):
            await hands.command(name)
            await hands.press("j", "j")
            for called, keys in DIALOGS.items():
                await hands.press(*keys)
                wrong += [f"{name}, {called}: {what}" for what in looked_at(hands)]
                while not isinstance(hands.console.screen, MainScreen):
                    await hands.press("escape")
                await hands.press("escape")
    assert not wrong, "\n".join(wrong)


@pytest.mark.timeout(600)
async def test_every_refusal_is_a_message() -> None:
    async with opened(APIS[0], Spoiling.with_texts(), SMALL) as hands:
        service = hands.console.account.session._transport
        assert isinstance(service, Mirror)
        wrong: list[str] = []
        for status, words in zip(
            cycle((412, 403, 500, 400)), (*SEQUENCES, *MARKUP, *INVISIBLE, *CONTROLS), strict=False
        ):
            service.refusal = (status, words)
            await hands.press("r")
            wrong += [f"{status} {words!r}: {what}" for what in looked_at(hands)]
            await hands.command("server label_set 71 label=x")
            wrong += [f"{status} {words!r}, changing: {what}" for what in looked_at(hands)]
        await hands.press("exclamation_mark")
        wrong += [f"errors: {what}" for what in looked_at(hands)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.timeout(600)
async def test_what_is_copied_is_as_it_was() -> None:
    scripts = APIS[0].resource("startupscript")
    async with opened(APIS[0], Spoiling.with_texts(), SMALL) as hands:
        await hands.command("startupscript")
        copied = 0
        for row in hands.pane.known.rows:
            hands.table.move_to(scripts.id_of(row))
            await hands.wait()
            texts = dict(Copying(hands.console.account, hands.console.profile, hands.pane).texts())
            if row["name"]:
                await hands.press("y")
                await hands.type("label")
                await hands.press("enter")
                assert hands.console.clipboard == row["name"] == texts["label"]
                copied += 1
            assert json.loads(texts["row as JSON"])["name"] == row["name"]
            assert shlex.split(texts["command that lists it"])
        assert copied > ROWS // 2


@pytest.mark.timeout(600)
async def test_what_is_edited_is_drawn_harmlessly() -> None:
    """A form, a cell and an editor hold the value as it is."""
    async with opened(APIS[0], Spoiling(cycle(("\x1b[2J\x1b]0;OWNED\x07\x9b31m\u202egnp\u200b日",))), SMALL) as hands:
        for pane, key in (("startupscript", "e"), ("server", "e"), ("startupscript", "E")):
            await hands.command(pane)
            await hands.press(key)
            assert "OWNED" in hands.text
            assert not looked_at(hands)
            await hands.press("escape", "escape")


@settings(max_examples=tries(20, 500))
@given(texts())
def test_a_copy_is_nothing_but_letters_to_the_terminal(text: str) -> None:
    written = wrapped_copy(text, {"TMUX": "1"}) + wrapped_copy(text, {"STY": "1"})
    assert re.fullmatch(r"(\x1bP(?:tmux;\x1b)?\x1b\]52;c;[A-Za-z0-9+/=]*\x07\x1b\\){2}", written)
