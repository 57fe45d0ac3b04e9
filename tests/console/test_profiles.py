"""Profiles: switched while the console runs, each with its colour, and what each allows."""

from __future__ import annotations

import asyncio
import threading

import pytest

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, pressed
from tests.console.home import TWO, Home
from vultr_tui.account.account import Account
from vultr_tui.api.light import replace
from vultr_tui.console import controls
from vultr_tui.console.badge import check
from vultr_tui.settings import Profile, SettingsError


async def test_another_profile_while_the_console_runs(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    async with opened(desk, home.console()) as hands:
        assert "vultr-tui · prod" in hands.lines()[0]
        before = hands.console.account
        await hands.command("profile spare")
        await hands.wait()
        assert "vultr-tui · spare" in hands.lines()[0]
        assert "read-only" in hands.lines()[0]
        assert "Servers  25  live" in hands.text
        assert hands.console.account is not before
        await hands.press("ctrl+p")
        await hands.type("profile: prod")
        await hands.press("enter")
        await hands.wait()
        assert "vultr-tui · prod" in hands.lines()[0]
        await hands.press("j", "enter")
        assert "Overview" in hands.text


async def test_a_profile_that_is_not_there_is_told_with_those_that_are(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console(), size=MEDIUM) as hands:
        await hands.command("profile prdo")
        assert "There is no profile 'prdo'." in hands.text
        assert "Name one of: default, demo, prod, spare" in hands.text
        assert "vultr-tui · prod" in hands.lines()[0]


async def test_a_key_that_takes_its_time_keeps_nobody_waiting(
    desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controls, "PATIENCE", 0.001)
    home, asked, given = Home(desk, TWO), threading.Event(), threading.Event()

    def slow(profile: Profile, key: str) -> Account:
        asked.set()
        assert given.wait(30)
        return home.open(profile, key)

    console = home.console()
    console.profiles = replace(home.profiles, opener=slow)
    async with opened(desk, console) as hands:
        hands.console.controls.profile("spare")
        while not asked.is_set() or "Opening the profile spare" not in hands.text:
            await hands.pilot.pause(0.01)
        first = hands.table.cursor_id
        hands.console.post_message(pressed("j"))
        while hands.table.cursor_id == first:
            await hands.pilot.pause(0.01)
        assert "vultr-tui · prod" in hands.lines()[0]
        given.set()
        await hands.wait()
        assert "vultr-tui · spare" in hands.lines()[0]


async def test_an_account_that_is_opened_too_late_is_closed(desk: Desk, opened: Opening) -> None:
    home, asked, given, closed = Home(desk, TWO), threading.Event(), threading.Event(), asyncio.Event()

    def slow(profile: Profile, key: str) -> Account:
        account = home.open(profile, key)
        if profile.name == "spare":
            close = account.aclose

            async def closing() -> None:
                await close()
                closed.set()

            account.aclose = closing  # type: ignore[method-assign]
            asked.set()
            assert given.wait(30)
        return account

    console = home.console()
    console.profiles = replace(home.profiles, opener=slow)
    async with opened(desk, console) as hands:
        hands.console.controls.profile("spare")
        while not asked.is_set():
            await hands.pilot.pause(0.01)
        hands.console.controls.profile("demo")
        while hands.console.profile.name != "demo":
            await hands.pilot.pause(0.01)
        assert not closed.is_set()
        given.set()
        await asyncio.wait_for(closed.wait(), 30)
        await hands.wait()
        assert "vultr-tui · demo" in hands.lines()[0]


async def test_the_demo_speaks_the_version_that_was_asked_for(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    home.profiles = replace(home.profiles, api="v2")
    async with opened(desk, home.console()) as hands:
        await hands.command("profile demo")
        for _ in range(2):
            assert hands.console.profile.version == "v2"
            assert hands.console.account.options == "--demo --api v2"
            await hands.command("profile prod")
            assert hands.console.account.options == home.profiles.profile("prod").options
            hands.console.controls.try_demo()
            await hands.wait()


async def test_no_profile_is_left_while_something_is_being_sent(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console()) as hands:
        desk.line.held["server/label_set"] = asyncio.Event()
        await hands.command("server label_set blog label=diary")
        await hands.command("profile spare")
        assert "Something is still being sent" in hands.text
        assert "vultr-tui · prod" in hands.lines()[0]
        desk.line.held["server/label_set"].set()
        await hands.wait()


async def test_the_profiles_colour_is_behind_its_name(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console()) as hands:
        header = hands.console.main.query_one("#header")
        name = next(segment for segment in header.render_line(0) if "prod" in segment.text)
        assert name.style
        assert name.style.bgcolor
        assert name.style.bgcolor.triplet == (0xB3, 0x30, 0x3C)
        await hands.command("theme plain")
        name = next(segment for segment in header.render_line(0) if "prod" in segment.text)
        assert name.style
        assert name.style.reverse
        await hands.command("theme terminal")
        name = next(segment for segment in header.render_line(0) if "prod" in segment.text)
        assert name.style
        assert name.style.color
        assert name.style.color.number == 1


def test_a_colour_that_is_none_is_told_with_its_line(desk: Desk) -> None:
    home = Home(desk, '[profile.a]\ncolour = "reddish"\n')
    with pytest.raises(SettingsError, match="line 2: 'reddish' is no colour"):
        check(home.profiles.settings().profile("a"), home.paths.settings)


async def test_changes_can_be_forbidden_and_allowed_again(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console()) as hands:
        await hands.command("readonly")
        assert "read-only" in hands.lines()[0]
        await hands.command("server label_set blog label=diary")
        assert "Changes are off (read-only)." in hands.text
        assert not desk.sent("server/label_set")
        await hands.command("readonly off")
        assert "read-write" in hands.lines()[0]
        await hands.command("server label_set blog label=diary")
        assert desk.sent("server/label_set") == 1


async def test_changes_that_were_forbidden_stay_so_with_another_profile(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console()) as hands:
        await hands.command("readonly")
        await hands.command("profile demo")
        assert hands.console.account.read_only
        await hands.command("readonly off")
        assert not hands.console.account.read_only


async def test_a_profile_that_is_read_only_leaves_others_as_they_are(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console("spare")) as hands:
        await hands.command("profile prod")
        assert not hands.console.account.read_only


async def test_a_console_that_is_opened_read_only_is_so_by_every_profile(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    home.profiles = replace(home.profiles, read_only=True)
    async with opened(desk, home.console("spare"), size=MEDIUM) as hands:
        for name in ("prod", "demo", "spare"):
            await hands.command(f"profile {name}")
            await hands.command("readonly off")
            assert "--read-only" in hands.text
            assert hands.console.account.read_only


async def test_what_the_settings_forbid_no_command_allows(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console("spare")) as hands:
        await hands.command("readonly off")
        assert "its settings say so" in hands.text
        assert hands.console.account.read_only


async def test_what_the_key_may_not_do_says_which_permission_is_missing(desk: Desk, opened: Opening) -> None:
    key = desk.key_of_a_user("subscriptions")
    async with opened(desk, desk.console(key=key), size=MEDIUM) as hands:
        assert desk.sent("auth/info") == 1
        await hands.press("a")
        await hands.type("upgrade")
        assert "The key lacks the permission 'upgrade'." in hands.text
        await hands.press("escape", "ctrl+p")
        await hands.type("create: dns")
        assert "The key lacks the permission 'dns'." in hands.text
