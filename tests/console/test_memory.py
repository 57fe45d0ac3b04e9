"""What the console remembers from one time to the next."""

from __future__ import annotations

import json

import pytest

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands
from tests.console.home import TWO, Home
from tests.console.test_screens import Compare, both_sizes, compared
from vultr_tui.console.memory import VERSION, Memory
from vultr_tui.console.places import Place


async def test_columns_orders_and_lines_are_there_the_next_time(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    async with opened(desk, home.console(), size=MEDIUM) as hands:
        await hands.press("comma", "j", "space", "J", "enter")
        titles = [column.title for column in hands.table.visible_columns]
        assert "STATE" not in titles
        await hands.press("greater_than_sign", "S")
        order = hands.column()
        await hands.command("server halt nope")
    async with opened(desk, home.console(), size=MEDIUM) as hands:
        assert [column.title for column in hands.table.visible_columns] == titles
        assert hands.column() == order
        await hands.press("colon", "up")
        assert ":server halt nope" in hands.text.replace(": ", ":")
        await hands.press("escape", "comma", "r", "enter")
        assert "STATE" in [column.title for column in hands.table.visible_columns]
    assert home.paths.console("prod").stat().st_mode & 0o777 == 0o600


async def test_a_line_with_a_secret_is_not_kept(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    async with opened(desk, home.console()) as hands:
        await hands.command("user create name=x email=x@example.com password=correct-Horse-9")
        await hands.press("escape")
        await hands.command("servers")
    kept = home.paths.console("prod").read_text()
    assert "Horse" not in kept
    assert "servers" in kept


async def test_a_view_is_saved_and_opened_again(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    async with opened(desk, home.console()) as hands:
        await hands.command("servers tag:web")
        await hands.command("save front")
        await hands.command("save")
        assert "a view is saved under a name of one word" in hands.text
    async with opened(desk, home.console()) as hands:
        await hands.command("view front")
        assert hands.console.main.history.place == Place("server", filter="tag:web")
        await hands.command("view back")
        assert "there is no saved view 'back'; there are: front" in hands.text


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ("{", "is damaged"),
        ("[]", "is damaged"),
        ('{"version": 1, "columns": [], "orders": {}, "views": {}, "typed": {}}', "is damaged"),
        ('{"version": 1, "columns": {"server": [1]}, "orders": {}, "views": {}, "typed": {}}', "is damaged"),
        (json.dumps({"version": VERSION + 1}), "written by a later vultr-tui"),
    ],
)
async def test_what_was_kept_and_makes_no_sense_is_told(desk: Desk, opened: Opening, content: str, about: str) -> None:
    home = Home(desk, TWO)
    path = home.paths.console("prod")
    path.parent.mkdir(parents=True)
    path.write_text(content)
    async with opened(desk, home.console(), size=MEDIUM) as hands:
        assert about in hands.console.memory.document.problem
        assert hands.console.memory.document.problem.split()[-1] in hands.text
        assert "Servers  25  live" in hands.text
        await hands.command("save front")
    assert (path.read_text() == content) == ("later" in about)


def test_what_is_kept_is_read_again(desk: Desk) -> None:
    kept = Memory(desk.folder / "kept.json")
    kept.columns["server"], kept.orders["server"] = ("label", "ram"), ("ram", True)
    kept.views["x"] = Place("dns_record", "example.com", "type:A")
    kept.remember("/", "web")
    assert kept.save() == ""
    assert Memory.read(desk.folder / "kept.json") == kept


async def test_the_theme_is_remembered(desk: Desk, opened: Opening) -> None:
    home = Home(desk, f"# mine\n{TWO}")
    async with opened(desk, home.console()) as hands:
        await hands.command("theme light")
    assert home.profiles.settings().theme == "light"
    assert home.text().startswith("# mine\n")


async def test_the_mouse_is_left_to_the_terminal(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    async with opened(desk, home.console()) as hands:
        await hands.command("mouse off")
        assert not hands.console.takes_mouse
        await hands.command("mouse sideways")
        assert "switched on or off" in hands.text
    assert not home.profiles.settings().mouse


@both_sizes
def test_choosing_columns(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("comma")

    assert compared(snap_compare, desk, size, steps)
