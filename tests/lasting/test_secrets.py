"""No secret is in anything that the program writes: files, output, errors, logs, or bytes sent to a terminal.

Shown on demand are: with `-o json` and the like all fields of a row, in a table those named by --columns, the reply
that gives a secret once (a user's key), and for half a minute what `.` is pressed for.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.typist import PROGRAM, Program, folder_of
from tests.console.seat import ENTER, ESCAPE, Seat
from tests.faults.served import served
from tests.lasting.canaries import BUDGET, KEY, PASSWORD, USER_DATA, Canaries, forms
from tests.shell.terminal import Terminal
from vultr_tui.console.dialogs.dialog import SETTLE


@pytest.fixture
def canaries() -> Iterator[Canaries]:
    with served(key=KEY) as service:
        canaries = Canaries(service)
        canaries.plant()
        assert len(canaries.planted) > 20
        yield canaries


@pytest.fixture
def home(tmp_path: Path, canaries: Canaries) -> Path:
    """A home with a profile for the service, whose key is in a file; and files to give secrets by."""
    folder = tmp_path / "home"
    settings = folder / "config/vultr-tui/settings.toml"
    settings.parent.mkdir(parents=True)
    url = canaries.service.url
    settings.write_text(
        f'default = "prod"\n[profile.prod]\napi = "v1"\nurl = "{url}"\nkey_file = "{tmp_path}/key"\n'
        f'[profile.other]\napi = "v1"\nurl = "{url}"\nkey_env = "OTHER_KEY"\n'
        f'[profile.asked]\napi = "v1"\nurl = "{url}"\nkey_command = "cat {tmp_path}/key"\n'
    )
    for name, content in (("key", KEY), ("password", PASSWORD), ("data", USER_DATA)):
        (tmp_path / name).write_text(content)
        (tmp_path / name).chmod(0o600)
    return folder


def test_they_are_found_where_they_are(canaries: Canaries) -> None:
    for place, secret in canaries.planted.items():
        for form in forms(secret):
            assert place in canaries.found_in(b"x" + form + b"y")
    assert canaries.found_in(b"CANARYKEY of nobody") == set()


PASSWORD_FILE, DATA_FILE = "password=@{0}/password", "userdata=@{0}/data"
CREATE = ("user", "create", "email=a@example.com", "name=Ann", "acls=dns", PASSWORD_FILE, "--yes")

COMMANDS = (
    ("server", "list"),
    ("server", "list", "--query", "[].default_password"),
    ("server", "list", "-o", "id"),
    ("baremetal", "list"),
    ("server", "list", "--curl"),
    ("user", "list"),
    (*CREATE, "--curl"),
    (*CREATE, "--dry-run"),
    (*CREATE, "--dry-run", "-o", "json"),
    ("server", "set_user_data", "web-1", DATA_FILE),
    ("server", "set_user_data", "web-1", DATA_FILE, "--dry-run", "-o", "json"),
    ("user", "update", "nobody", PASSWORD_FILE),
    ("user", "create", "email=wrong", "name=Ann", "acls=dns", PASSWORD_FILE, "--yes"),
    ("api", "POST", "/v1/nothing/here", PASSWORD_FILE, "--confirm", "nothing/here"),
    ("server", "list", "--profile", "other", "--debug"),
    ("server", "list", "--profile", "asked"),
    ("server", "label_set", "web-1", "label=front"),
    ("undo",),
    ("journal", "-o", "json"),
    ("catalogue", "-o", "id"),
    ("server", "list", "--filter", "default_password=x"),
)


def test_commands(
    canaries: Canaries, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (folder_of(home) | {"OTHER_KEY": KEY}).items():
        monkeypatch.setenv(name, value)
    program = Program(capsys)
    log = home / "log"
    for words in COMMANDS:
        given = [word.format(home.parent) for word in words]
        logging = () if words[0] in {"catalogue", "journal"} else ("--log", str(log))
        code, out, err = program(*given, *logging)
        assert canaries.found_in((out + err).encode()) == set(), (words, out, err)
        assert "Traceback" not in err or "--debug" in words, code
    code, out, err = program(*(word.format(home.parent) for word in CREATE), "-o", "json", "--log", str(log))
    assert code == 0, err
    canaries.planted["key of Ann"] = json.loads(out)["api_key"]
    assert canaries.found_in(err.encode()) == set()
    code, out, err = program("server", "list", "-o", "json", "--log", str(log))
    assert {row["default_password"] for row in json.loads(out) if row["default_password"]} <= {
        *canaries.planted.values()
    }
    assert canaries.found_below(home) == {}
    requests = [json.loads(line) for line in log.read_text().splitlines()]
    assert {request["operation"] for request in requests if request["event"] == "request"} >= {
        "server.list", "server.set_user_data", "user.create",
    }  # fmt: skip


def test_a_budget_server_that_is_away(
    canaries: Canaries, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in folder_of(home).items():
        monkeypatch.setenv(name, value)
    settings = home / "config/vultr-tui/settings.toml"
    at = settings.read_text().replace("key_command", f'budget = "redis://:{BUDGET}@127.0.0.1:1/0"\nkey_command')
    settings.write_text(at)
    code, out, err = Program(capsys)("os", "list", "--profile", "asked", "--debug", "--log", str(home / "log"))
    assert code == 0, err
    assert canaries.found_in((out + err).encode()) == set()
    assert canaries.found_below(home, settings) == {}


def test_a_shell_at_a_terminal(canaries: Canaries, home: Path) -> None:
    sent: list[bytes] = []
    with Terminal.opened(home, "--log", str(home / "log"), "shell") as terminal:
        kept = terminal.take

        def take(data: bytes) -> None:
            sent.append(data)
            kept(data)

        terminal.take = take  # type: ignore[method-assign]
        terminal.until("prod>")
        for line, answer in (
            ("server list", "web-1"),
            ("server list | env | sort", "XDG_STATE_HOME"),
            (f"server set_user_data web-1 userdata=@{home.parent}/data", "done"),
            (f"user create email=wrong name=Ann acls=dns password=@{home.parent}/password --yes", "e-mail"),
            ("journal", "set_user_d"),
            ("profile asked", "asked>"),
            ("server list", "web-1"),
        ):
            terminal.enter(line)
            terminal.until(answer)
        terminal.enter("exit")
        terminal.ended()
    everything = b"".join(sent) + terminal.raw
    assert b"web-1" in everything
    assert canaries.found_in(everything) == set()
    assert canaries.found_below(home) == {}


def test_a_console_at_a_terminal(canaries: Canaries, home: Path) -> None:
    environment = {**folder_of(home), "OTHER_KEY": KEY, "COLUMNS": "120", "LINES": "40"}
    words = [*PROGRAM, "--log", str(home / "log")]
    with Seat(home, *words, environment=environment) as seat:
        seat.opened()
        seat.command("go web-1")
        seat.type(ENTER)
        for _ in range(12):
            seat.type("\t")
        seat.type(ESCAPE)
        seat.command("server list")
        seat.type(ESCAPE)
        seat.command("user create email=ann@example.com name=Ann acls=dns")
        seat.type(PASSWORD)
        seat.type("\x13")
        seat.await_screen("Yes")
        time.sleep(SETTLE)
        seat.type("y")
        seat.await_screen("api_key")
        assert "•••" in seat.terminal.text()
        seat.type(ESCAPE)
        for line in ("users", "baremetal", "journal"):
            seat.command(line)
        seat.type("q")
        seat.command("profile other")
        seat.opened()
        seat.type("y")
        seat.type(ESCAPE)
        seat.send("q")
        seat.end()
        text = seat.received
    (user,) = (row for row in json.loads(canaries.service.told("GET", "user/list")) if row["name"] == "Ann")
    assert user["email"] == "ann@example.com"
    assert "web-1" in text
    assert canaries.found_in(text.encode()) == set()
    assert canaries.found_below(home) == {}
