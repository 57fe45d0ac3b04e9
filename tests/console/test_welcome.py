"""The first run: a key is entered, checked, and kept where the user wants it."""

from __future__ import annotations

import asyncio

from tests.account.ground import KEY
from tests.console.conftest import Opening
from tests.console.desk import Desk, Hands
from tests.console.home import Home
from tests.console.test_screens import Compare, both_sizes, compared
from tests.rings import Ring
from vultr_tui.console.screens.welcome import introduced
from vultr_tui.settings import Profile


async def test_a_key_is_entered_unseen_and_whose_it_is_is_shown(desk: Desk, opened: Opening) -> None:
    home = Home(desk)
    async with opened(desk, home.console(keyless=True)) as hands:
        assert "Enter an API key for the profile default." in hands.text
        assert not desk.line.requests
        await hands.type(KEY)
        assert KEY not in hands.text
        assert "•" * len(KEY) in hands.text
        await hands.press("enter")
        assert "This is the key of " in hands.text
        assert "It may: manage_users" in hands.text
        assert set(desk.line.requests) == {"auth/info"}


async def test_it_is_kept_in_a_file_of_the_users_alone(desk: Desk, opened: Opening) -> None:
    home = Home(desk, '# mine\ntheme = "light"\n')
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.type(KEY)
        await hands.press("enter", "enter")
        await hands.wait()
        assert "Servers  25  live" in hands.text
    file = home.paths.key("default")
    assert file.read_text() == f"{KEY}\n"
    assert [path.stat().st_mode & 0o777 for path in (file, file.parent, home.paths.settings)] == [0o600, 0o700, 0o600]
    assert home.text().startswith('# mine\ntheme = "light"\n')
    assert KEY not in home.text()
    assert home.profiles.settings().profile() == Profile("default", key_file=str(file))


async def test_it_is_kept_in_the_keyring_where_there_is_one(desk: Desk, opened: Opening, ring: Ring) -> None:
    home = Home(desk)
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.type(KEY)
        await hands.press("enter")
        while "In the system's keyring" not in hands.text:
            await asyncio.sleep(0.01)
            await hands.wait()
        await hands.press("tab", "enter")
        await hands.wait()
        assert "Servers  25  live" in hands.text
    assert ring.held == {("vultr-tui", "default"): KEY}
    assert home.profiles.settings().profile() == Profile("default", keyring=True)
    assert KEY not in home.text()
    assert not home.paths.key("default").exists()


async def test_it_need_not_be_kept(desk: Desk, opened: Opening) -> None:
    home = Home(desk)
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.type(KEY)
        await hands.press("enter", "tab", "enter")
        await hands.wait()
        assert "Servers  25  live" in hands.text
        assert "vultr-tui · default" in hands.text
    assert not home.paths.settings.exists()
    assert not home.paths.key("default").exists()


async def test_a_key_the_service_refuses_is_told(desk: Desk, opened: Opening) -> None:
    home = Home(desk)
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.type("WRONG")
        await hands.press("enter")
        assert "The service does not accept the API key." in hands.text
        assert "Keep it" not in hands.text
        assert "WRONG" not in hands.text
        await hands.type("two words")
        await hands.press("enter")
        assert "contains a blank" in hands.text
    assert not home.paths.settings.exists()


async def test_a_key_that_was_edited_since_is_not_kept(desk: Desk, opened: Opening) -> None:
    home = Home(desk)
    desk.line.held["auth/info"] = asyncio.Event()
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.type(KEY)
        await hands.press("enter")
        await hands.type("X")
        desk.line.held["auth/info"].set()
        await hands.wait()
        assert "This is the key of" not in hands.text
        await hands.press("backspace", "enter")
        assert "This is the key of" in hands.text


async def test_the_demo_needs_no_key(desk: Desk, opened: Opening) -> None:
    home = Home(desk)
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.press("ctrl+d")
        await hands.wait()
        assert "vultr-tui · demo" in hands.text
        assert hands.console.account.options == "--demo"
        assert "Servers  25  live" in hands.text


async def test_who_leaves_the_first_screen_leaves(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk).console(keyless=True)) as hands:
        await hands.press("escape")
        assert hands.console.return_code == 0


async def test_settings_that_say_otherwise_are_not_overwritten(desk: Desk, opened: Opening) -> None:
    home = Home(desk, '[profile.default]\nkey_command = "echo WRONG"\n')
    async with opened(desk, home.console(keyless=True)) as hands:
        await hands.type(KEY)
        await hands.press("enter", "enter")
        assert "there is key_command already" in " ".join(hands.text.split())
    assert home.text() == '[profile.default]\nkey_command = "echo WRONG"\n'
    assert not home.paths.key("default").exists()


def test_a_key_of_nobody_that_may_do_nothing() -> None:
    assert introduced({}) == "This is the key of somebody without a name.\nIt may: nothing."


@both_sizes
def test_the_first_screen(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    assert compared(snap_compare, desk, size, console=Home(desk).console(keyless=True))


@both_sizes
def test_a_key_that_was_checked(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.type(KEY)
        await hands.press("enter")

    assert compared(snap_compare, desk, size, steps, Home(desk).console(keyless=True))


async def test_the_demo_is_not_where_a_key_goes(desk: Desk, opened: Opening) -> None:
    home = Home(desk)
    async with opened(desk, home.console("demo")) as hands:
        await hands.command("key")
        assert "The key is sent to https://api.vultr.com and to nobody else." in hands.text
