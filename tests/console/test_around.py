"""Profiles, permissions, copying, keys, the mouse, and what is kept from one time to the next."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode

import pytest

from tests.account.ground import KEY
from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands
from tests.console.home import Home
from vultr_tui.console import clipboard
from vultr_tui.console.colours import check
from vultr_tui.console.kept import VERSION, Kept
from vultr_tui.console.keyids import check_keys
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.lines import Lines
from vultr_tui.settings import SettingsError

TWO = f"""\
default = "prod"

[profile.prod]
key_command = "echo {KEY}"
colour = "#b3303c"

[profile.spare]
key_command = "echo {KEY}"
read_only = true
"""


# Profiles


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
        check(home.surroundings.settings().profile("a"), home.paths.settings)


# What may be done


async def test_changes_can_be_forbidden_and_allowed_again(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console()) as hands:
        await hands.command("readonly")
        assert "read-only" in hands.lines()[0]
        await hands.command("server label_set blog label=diary")
        assert "This profile is read-only." in hands.text
        assert not desk.sent("server/label_set")
        await hands.command("readonly off")
        assert "read-write" in hands.lines()[0]
        await hands.command("server label_set blog label=diary")
        assert desk.sent("server/label_set") == 1


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


# Copying


async def test_everything_about_a_row_can_be_copied(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console(), size=MEDIUM) as hands:
        await hands.command("go blog")
        row = hands.pane.row
        assert row
        for typed, expected in (
            ("id", str(row["SUBID"])),
            ("ssh", f"ssh -l root -- {row['main_ip']}"),
            ("main ip", str(row["main_ip"])),
            ("field location", str(row["location"])),
            ("command", "vultr-tui server list"),
            ("curl", 'curl -H "API-Key: $VULTR_API_KEY" http://localhost/v1/server/list'),
        ):
            await hands.press("y")
            await hands.type(typed)
            await hands.press("enter")
            assert hands.console.clipboard == expected
        await hands.press("y")
        await hands.type("json")
        await hands.press("enter")
        copied = json.loads(hands.console.clipboard)
        assert copied["label"] == "blog"
        assert not {"default_password", "kvm_url"} & copied.keys()


def test_a_copy_goes_through_a_multiplexer() -> None:
    through_tmux = clipboard.wrapped("web ☃", {"TMUX": "/run/tmux/default,1,0"})
    assert through_tmux.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert through_tmux.endswith("\x07\x1b\\")
    assert b64decode(through_tmux.partition(";c;")[2].partition("\x07")[0]).decode() == "web ☃"
    assert clipboard.wrapped("x", {"STY": "1.tty"}).startswith("\x1bP\x1b]52;c;")
    assert clipboard.wrapped("x", {}) == ""


# What is kept


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
        assert about in hands.console.kept.problem
        assert hands.console.kept.problem.split()[-1] in hands.text
        assert "Servers  25  live" in hands.text
        await hands.command("save front")
    assert (path.read_text() == content) == ("later" in about)


def test_what_is_kept_is_read_again(desk: Desk) -> None:
    kept = Kept(desk.folder / "kept.json")
    kept.columns["server"], kept.orders["server"] = ("label", "ram"), ("ram", True)
    kept.views["x"] = Place("dns_record", "example.com", "type:A")
    kept.remember("/", "web")
    assert kept.save() == ""
    assert Kept.read(desk.folder / "kept.json") == kept


async def test_the_theme_is_remembered(desk: Desk, opened: Opening) -> None:
    home = Home(desk, f"# mine\n{TWO}")
    async with opened(desk, home.console()) as hands:
        await hands.command("theme light")
    assert home.surroundings.settings().theme == "light"
    assert home.text().startswith("# mine\n")


async def test_the_mouse_is_left_to_the_terminal(desk: Desk, opened: Opening) -> None:
    home = Home(desk, TWO)
    async with opened(desk, home.console()) as hands:
        await hands.command("mouse off")
        assert not hands.console.takes_mouse
        await hands.command("mouse sideways")
        assert "switched on or off" in hands.text
    assert not home.surroundings.settings().mouse


# Keys and help


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ('[keys]\n"row.actions" = "x"\n"row.actoins" = "z"\n', "line 3: no action is called 'row.actoins'"),
        ('[keys]\n"row.actions" = "c"\n', "line 2: c is the key of pane.create already"),
        ('[keys]\n"table.mark" = "slash"\n', "line 2: slash is the key of pane.filter already"),
    ],
)
def test_keys_that_cannot_be_are_told_with_their_line(desk: Desk, text: str, about: str) -> None:
    with pytest.raises(SettingsError) as caught:
        check_keys(Home(desk, text).surroundings.settings())
    assert about in caught.value.message


def test_keys_can_be_exchanged(desk: Desk) -> None:
    check_keys(Home(desk, '[keys]\n"row.actions" = "c"\n"pane.create" = "a"\n').surroundings.settings())


async def help_of(hands: Hands) -> str:
    await hands.press("question_mark")
    text = hands.console.screen.query_one(Lines).text
    await hands.press("escape")
    return text


async def test_the_help_is_about_the_view(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console(), size=MEDIUM) as hands:
        servers = await help_of(hands)
        assert "Servers: behind a" in servers
        assert "reboot" in servers
        assert "Filters know: SUBID" in servers
        await hands.command("dns-zones")
        zones = await help_of(hands)
        assert "DNS zones: behind a" in zones
        assert "reboot" not in zones
        await hands.press("J", "question_mark")
        assert "row.actions" not in hands.text


# Bad input


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
