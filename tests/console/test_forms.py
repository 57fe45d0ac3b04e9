"""Forms: what they ask for, when, by which names, and what they say it costs."""

from __future__ import annotations

import os
import re
import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.console.conftest import MEDIUM, SMALL, Opening
from tests.console.desk import Desk, Hands
from vultr_tui.api.catalogue import load
from vultr_tui.api.titles import title
from vultr_tui.console.app import Console
from vultr_tui.console.dialogs.menu import Menu
from vultr_tui.console.forms.editor import EditorFailed, edited
from vultr_tui.console.forms.form import Form
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.settings import Profile


def form(hands: Hands) -> Form:
    screen = hands.console.screen
    assert isinstance(screen, Form)
    return screen


def asks_for(hands: Hands, name: str) -> bool:
    """Whether the form shows the parameter."""
    return all(widget.display for widget in form(hands).controls[name].ancestors_with_self)


async def choose(hands: Hands, name: str, text: str) -> Menu:
    """Choose what the text finds for a parameter; the menu as it was."""
    form(hands).controls[name].focus()
    await hands.press("enter")
    menu = hands.console.screen
    assert isinstance(menu, Menu)
    await hands.type(text)
    await hands.press("enter")
    return menu


async def test_a_form_has_both_names_of_a_parameter(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("c")
        for title, name in (("Location", "DCID"), ("Plan", "VPSPLANID"), ("Operating system", "OSID")):
            assert any(title in line and name in line for line in hands.lines())


async def test_every_parameter_of_a_form_has_words_of_its_own() -> None:
    api = load("v1")
    asked = [(operation, parameter) for operation in api.operations for parameter in operation.parameters]
    changing = [(operation, parameter) for operation, parameter in asked if not operation.reads]
    assert [(o.name, p.name) for o, p in changing if not title(api, o, p)] == []


async def test_only_plans_of_the_location_are_offered_the_cheapest_first(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("c")
        await choose(hands, "DCID", "sydney")
        region = form(hands).intent.arguments["DCID"]
        menu = await choose(hands, "VPSPLANID", "")
        available = desk.read("regions/availability", DCID=str(region))
        assert isinstance(available, list)
        plans = desk.read("plans/list")
        assert isinstance(plans, dict)
        assert set(menu.choices) == set(map(str, available))
        prices = [float(plans[value]["price_per_month"]) for value in menu.choices]
        assert prices == sorted(prices)


async def test_how_many_processors_a_plan_has_is_seen_in_80_columns(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=SMALL) as hands:
        await hands.press("c")
        shown = form(hands)
        await hands.press("tab", "enter")
        assert hands.console.screen is not shown
        lines = [line for line in hands.lines() if "GB SSD" in line]
        assert len(lines) > 5
        assert all(re.search(r" \d+ CPUs? ", line) for line in lines)


async def test_what_an_image_does_not_need_is_not_asked_for(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("c")
        for name in ("SNAPSHOTID", "APPID", "ISOID", "ipxe_chain_url"):
            assert not asks_for(hands, name)
        await choose(hands, "OSID", "snapshot")
        assert asks_for(hands, "SNAPSHOTID")
        assert not asks_for(hands, "APPID")
        assert not asks_for(hands, "ISOID")


async def test_the_price_is_there_before_it_is_sent_backups_included(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("c")
        await choose(hands, "DCID", "new jersey")
        assert "a month" not in hands.text
        await choose(hands, "VPSPLANID", "")
        await hands.wait()
        plans = desk.read("plans/list")
        assert isinstance(plans, dict)
        price = float(plans[str(form(hands).intent.arguments["VPSPLANID"])]["price_per_month"])
        assert f"${price:,.2f} a month, ${price / 672:,.3f} an hour" in hands.text
        form(hands).controls["auto_backups"].focus()
        await hands.press("space")
        assert f"${price * 1.2:,.2f} a month" in hands.text


async def test_a_script_is_written_in_the_users_own_editor(
    desk: Desk, opened: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(_editor(tmp_path, "printf '#!/bin/sh\\necho hi\\n' > \"$1\"")))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(Console, "suspend", lambda _: nullcontext())
    async with opened(desk) as hands:
        await hands.command("startupscript")
        await hands.press("c")
        await hands.type("greet")
        form(hands).controls["script"].focus()
        await hands.press("ctrl+e")
        await hands.press("ctrl+s")
        assert isinstance(hands.console.screen, MainScreen)
        scripts = desk.read("startupscript/list")
        assert isinstance(scripts, dict)
        assert "#!/bin/sh\necho hi" in [row["script"].strip() for row in scripts.values()]


def _editor(folder: Path, script: str) -> Path:
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    return editor


def test_the_editor_sees_no_key_and_nobody_else_the_text(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    editor = _editor(tmp_path, f'env > {seen}; ls -l "$1" >> {seen}; echo "$1" > {tmp_path}/name; echo more >> "$1"')
    environment = {**os.environ, "EDITOR": str(editor), "VISUAL": "", "VULTR_API_KEY": "SECRET", "MY_KEY": "SECRET"}
    assert edited("text\n", Profile("x", key_env="MY_KEY"), environment) == "text\nmore\n"
    assert "SECRET" not in seen.read_text()
    assert stat.filemode(0o100600) in seen.read_text()
    assert not Path((tmp_path / "name").read_text().strip()).exists()


def test_an_editor_that_fails_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(EditorFailed, match="ended with 1"):
        edited("text", Profile("x"), {"EDITOR": str(_editor(tmp_path, "exit 1"))})
    with pytest.raises(EditorFailed, match="could not be used"):
        edited("text", Profile("x"), {"EDITOR": str(tmp_path / "absent")})


async def test_the_command_of_a_form_can_be_copied_without_its_secrets(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("user create")
        form(hands).controls["name"].focus()
        await hands.type("Ann")
        form(hands).controls["password"].focus()
        await hands.type("hunter2hunter2")
        await hands.press("ctrl+y")
        assert hands.console.clipboard == "vultr-tui --demo user create name=Ann 'password=(secret)'"
        assert "hunter2" not in hands.text
