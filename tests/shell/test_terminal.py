"""The shell at a real terminal."""

from __future__ import annotations

import json
import socket
import subprocess
from pathlib import Path

import pytest

from tests.command.typist import PROGRAM, folder_of
from tests.shell.terminal import PATIENCE, Terminal


def history(folder: Path) -> Path:
    return folder / "state" / "vultr-tui" / "history" / "demo"


def test_commands_are_typed_and_answered(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("demo>")
    terminal.enter("server list --filter label=web-1 -o id")
    terminal.until("\n14")
    terminal.until("demo>")
    terminal.enter("user create password=hunter2")
    terminal.until("is missing")
    terminal.until("demo>")
    terminal.type("\x04")
    assert terminal.ended() == 0
    kept = history(tmp_path)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "server list --filter label=web-1" in kept.read_text()
    assert "hunter2" not in kept.read_text()


def test_what_is_typed_before_there_is_a_prompt_is_run(terminal: Terminal) -> None:
    terminal.type("server list --filter label=web-1 -o id\rexit\r")
    terminal.until("\n14")
    terminal.until("demo>")
    assert terminal.ended() == 0


def test_completion_comes_from_behind_the_prompt(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.type("server reb")
    terminal.until("Reboot a server")
    terminal.type("\t web-l")
    terminal.until("203.0.113")
    terminal.type("\t\r\r")
    assert "web-lhr (203.0.113" in terminal.until("[y/N] ")
    terminal.type("n\r")
    terminal.until("was not confirmed")
    terminal.until("demo>")


def test_the_question_is_that_of_the_command_and_type_ahead_is_no_answer(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("server destroy vpn")
    terminal.until("Type vpn to go on: ")
    terminal.type("vpm\r")
    terminal.until("was not confirmed")
    terminal.until("demo>")
    terminal.type("server halt vpn\ry\r")
    terminal.until("[y/N] ")
    terminal.type("\r")
    terminal.until("was not confirmed")
    terminal.until("demo>")
    terminal.type("\x03")
    terminal.enter("server halt vpn")
    terminal.until("[y/N] ")
    terminal.type("y\r")
    terminal.until("server halt vpn: done")


def test_ctrl_c_at_the_question_and_at_the_prompt(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("server halt web-1")
    terminal.until("[y/N] ")
    terminal.interrupt()
    terminal.until("demo>")
    terminal.type("nonsense")
    terminal.until("nonsense")
    terminal.interrupt()
    terminal.until("demo>")
    terminal.enter("journal -o json")
    terminal.until("[]")
    terminal.until("demo>")
    terminal.enter("exit")
    assert terminal.ended() == 0


def test_ctrl_c_ends_the_wait_and_not_the_operation(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("server create DCID=1 VPSPLANID=201 OSID=127 label=x --yes --wait")
    terminal.until("is pending")
    terminal.interrupt()
    terminal.until("Follow it: ")
    terminal.until("demo>")
    terminal.enter("server list --filter label=x -o json | cat")
    terminal.until('"label": "x"')
    terminal.until("demo>")
    terminal.enter("wait server x")
    terminal.until("is pending")
    terminal.interrupt()
    terminal.until("demo>")


def test_watch_writes_nothing_while_nothing_changes(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("watch 1 os list -o id | head -n 3")
    terminal.until("127")
    terminal.interrupt()
    written = terminal.until("demo>")
    assert written.count("127") == 1


def test_watch_writes_only_the_line_that_changed(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("demo>")
    terminal.enter("watch 1 server list --columns label,main_ip")
    terminal.until("analytics")
    change = (*PROGRAM, "--demo", "server", "label_set", "db-2", "label=db-9")
    subprocess.run(change, env=folder_of(tmp_path), check=True, capture_output=True)
    terminal.until("more lines")
    assert not terminal.until("db-9")
    terminal.interrupt()
    terminal.until("demo>")


def test_several_lines_and_quotations(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("server label_set web-1 label='a")
    terminal.until("… ")
    terminal.enter("b' && server list --filter a \\")
    terminal.until("… ")
    terminal.enter(" -o json")
    terminal.until("label_set web-1: done")
    shown = terminal.until("demo>")
    assert "a\\nb" in shown


def test_a_curl_line_is_pasted(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("demo>")
    pasted = "curl -H 'API-Key: EXAMPLEKEY' \\\n  -G --data \"type=vc2\" \\\n  https://api.vultr.com/v1/plans/list"
    terminal.type(f"\x1b[200~{pasted}\x1b[201~\r")
    terminal.until("→ plans list type=vc2")
    terminal.until("demo>")
    terminal.enter("quit")
    assert terminal.ended() == 0
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"EXAMPLEKEY" in path.read_bytes()]
    assert "plans list type=vc2" in history(tmp_path).read_text()


def test_settings_and_aliases_last(tmp_path: Path) -> None:
    with Terminal.opened(tmp_path, "--demo", "shell") as first:
        first.until("demo>")
        first.enter("set editing vi; alias ids='os list -o id'")
        first.until("demo>")
        first.type("exit\r")
        assert first.ended() == 0
    with Terminal.opened(tmp_path, "--demo", "shell") as second:
        second.until("demo>")
        second.type("xids\x1b0x\r")
        second.until("\n127")
        second.until("demo>")
    kept = tmp_path / "state" / "vultr-tui" / "shell.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert json.loads(kept.read_text())["settings"] == {"editing": "vi"}


def test_a_read_only_shell_says_so(tmp_path: Path) -> None:
    with Terminal.opened(tmp_path, "--demo", "--read-only", "shell") as terminal:
        terminal.until("demo#")
        terminal.until("read-only")
        terminal.enter("server label_set web-1 label=x")
        terminal.until("Changes are off (read-only)")
        terminal.until("demo#")


def test_narrow(tmp_path: Path) -> None:
    with Terminal.opened(tmp_path, "--demo", "shell", columns=30) as terminal:
        terminal.until("demo>")
        terminal.enter("os list -o id")
        terminal.until("127")
        terminal.until("demo>")


def test_the_prompt_waits_for_nobody(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "vultr-tui"
    settings.mkdir(parents=True)
    (settings / "settings.toml").write_text('[profile.far]\nurl = "https://192.0.2.1"\nkey_env = "KEY"\n')
    with Terminal.opened(tmp_path, "--profile", "demo", "shell") as terminal:
        terminal.until("demo>")
        terminal.enter("profile far")
        terminal.until("The profile 'far' has no key")
        terminal.until("demo>")


def test_the_prompt_and_its_completion_wait_for_no_service(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "vultr-tui"
    settings.mkdir(parents=True, mode=0o700)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        mute.settimeout(PATIENCE)
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        (settings / "settings.toml").write_text(f'[profile.mute]\nurl = "{url}"\nkey_command = "echo KEY"\n')
        with Terminal.opened(tmp_path, "--profile", "mute", "shell") as terminal:
            terminal.until("mute>")
            terminal.type("server halt w")
            terminal.until("Switch a server off")
            asked, _ = mute.accept()
            terminal.type("\x15server reb")
            terminal.until("Reboot a server")
            asked.close()


def test_a_request_by_its_path(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("api GET /v1/os/list | head -n 3")
    terminal.until('"OSID": "127"')


FEATURES = {
    "shortened": ("ser li --filter label=web-1 -o id", "14"),
    "several targets": ("server label_set web-1 web-2 label=same --confirm 2", "label_set web-2: done"),
    "pipe": ("server list -o id | sort | head -n 1 | sed 's/^/first /'", "first 14"),
    "file": ("os list -o id > ids; os list -o id | wc -l; app list -o id >> ids", "47"),
    "and": ("os list -o id --filter nothing=x && echo", "no field called nothing"),
    "semicolon": ("nonsense; os list -o id", "127"),
    "reference": ("server list --filter label=web-1 -o id; server list $1 -o json", '"label": "web-1"'),
    "range": ("server list label:web -o id; server label_set $2..3 label=same --confirm 2", "label_set web-fra: done"),
    "last made": ("network create DCID=1 description=lab; network destroy $_ --confirm lab", "destroy lab: done"),
    "added to a file": ("os list -o id > ids; os list -o id >> ids; os list -o id | cat - ids | wc -l", "141"),
    "source that stops": (
        "source broken; journal -o tsv --no-header | wc -l | sed 's/ *//;s/^/changes /'",
        "changes 0",
    ),
    "help": ("help", "Groups; they and their verbs"),
    "help on a verb": ("help server create", "Deploy a server"),
    "journal and undo": ("server label_set web-1 label=front; journal -o tsv --no-header; undo", "web-1: taken back"),
    "profile": ("profile", "READ-ONLY"),
    "set": ("set output json; os list", '"OSID": "127"'),
    "alias": ("alias ids='os list -o id'; ids", "127"),
    "source": ("source lines", "127"),
    "query": ("server list --query '[].label' -o json", '"web-1"'),
    "dry run": ("server halt web-1 --dry-run", "disruptive"),
    "curl": ("server halt web-1 --curl", "$VULTR_API_KEY"),
    "remark": ("os list -o id # a remark", "127"),
}
"""What is typed at the prompt, and what then appears."""


@pytest.mark.parametrize("name", FEATURES)
def test_everything_the_shell_knows_works_at_a_terminal(terminal: Terminal, tmp_path: Path, name: str) -> None:
    (tmp_path / "lines").write_text("os list -o id\n")
    (tmp_path / "broken").write_text("nonsense\nserver label_set web-1 label=front\n")
    line, answer = FEATURES[name]
    terminal.until("demo>")
    terminal.enter(line)
    terminal.until(line[-8:])
    terminal.until(answer)


def test_history_is_suggested_and_searched(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("os list -o id --filter 127")
    terminal.until("\n127")
    terminal.until("demo>")
    terminal.type("os l")
    terminal.until("ist -o id --filter 127")
    terminal.type("\x05\r")
    terminal.until("\n127")
    terminal.until("demo>")
    terminal.type("\x12--filter 1\r\r")
    terminal.until("\n127")


def test_vi_keys(terminal: Terminal) -> None:
    terminal.until("demo>")
    terminal.enter("set editing vi")
    terminal.until("demo>")
    terminal.type("xos list -o id\x1b")
    terminal.until("list -o id")
    terminal.type("0x\r")
    terminal.until("127")
