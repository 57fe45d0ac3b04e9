"""Lines as they are kept: without secrets, wherever these stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.account.problems import Problems
from vultr_tui.account.redaction import is_secret
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.grammar import curl
from vultr_tui.shell.history import History
from vultr_tui.shell.scrubbing import scrubbed

API = load("v1")
ALIASES = {"mk": "user create", "jo": "user create name=Jo a@b.c", "list": "server list", "torn": "user 'create"}
SECRETS = [(o, p) for o in API.operations for p in o.parameters if is_secret(o, p.name)]


@pytest.mark.parametrize(("operation", "parameter"), SECRETS)
@given(st.text(alphabet="abcXYZ019!#$ =&;|", min_size=6).map(lambda text: f"hunter2{text}"))
def test_no_secret_of_any_operation_is_kept(operation: Operation, parameter: Parameter, secret: str) -> None:
    quoted = secret.replace("'", "")
    typed = f"{operation.group} {operation.verb} {parameter.name}='{quoted}' x"
    for line in (
        typed,
        f"watch 5 {typed}",
        f"os list && {typed} | cat",
        f"{operation.verb} {parameter.name}='{quoted}'",
    ):
        assert "hunter2" not in scrubbed(API, line, {})
    pasted = f"curl -d SUBID=1 --data-urlencode '{parameter.name}={quoted}' https://x{operation.path}"
    assert "hunter2" not in scrubbed(API, pasted, {})
    assert "hunter2" not in scrubbed(API, f"{pasted} '", {})


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("server list --filter web", "server list --filter web"),
        ("user create email=a@b.c password=x acls=dns", "user create email=a@b.c password=… acls=dns"),
        ("user create a@b.c name hunter2 dns", "user create a@b.c name … dns"),
        ("server set_user_data web-1 userdata=@init.sh", "server set_user_data web-1 userdata=@init.sh"),
        ("user update x password=a\\ b; os list", "user update x password=…; os list"),
        ("curl -H 'API-Key: K' https://api.vultr.com/v1/os/list | jq .", "os list | jq ."),
        ("curl -H 'API-Key: K' https://example.com/", ""),
        ("curl -H 'API-Key: K", ""),
        ("user create password='open", ""),
        ("nonsense api_key=K", "nonsense api_key=…"),
        ("user create email=a@b.c name=Jo hunter2 dns", "user create email=a@b.c name=Jo … dns"),
        ("user create -o json a@b.c Jo hunter2 dns", "user create -o json a@b.c Jo … dns"),
        ("user create --dry-run a@b.c Jo -- hunter2", "user create --dry-run a@b.c Jo -- …"),
        ("user create a@b.c Jo -hunter2 dns", "user create a@b.c Jo … …"),
        ("mk a@b.c Jo hunter2 dns", "mk a@b.c Jo … dns"),
        ("watch 5 jo hunter2", "watch 5 jo …"),
        ("list web", "list web"),
    ],
)
def test_lines(line: str, kept: str) -> None:
    assert scrubbed(API, line, ALIASES) == kept


@given(st.sampled_from(API.operations))
def test_a_curl_line_is_kept_as_its_command(operation: Operation) -> None:
    line = curl.render(API, operation, {p.name: "1" for p in operation.parameters if not p.secret})
    assert scrubbed(API, line, {}).startswith(f"{operation.group} {operation.verb}")


def test_the_file_is_private_and_holds_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "history" / "test"
    history = History(path, lambda text: scrubbed(API, text, {}), Problems())
    for line in ("server list", "server list", "user update a password=hunter2", "curl -H 'API-Key: hunter2' x"):
        history.append_string(line)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "hunter2" not in path.read_text()
    again = History(path, lambda text: text, Problems())
    assert list(again.load_history_strings()) == ["user update a password=…", "server list"]


def test_a_history_that_cannot_be_written_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    problems = Problems()
    history = History(tmp_path / "file" / "test", lambda text: text, problems)
    history.append_string("server list")
    history.append_string("os list")
    assert history.get_strings() == ["server list", "os list"]
    (problem,) = problems.fresh()
    assert "cannot be written" in problem.message
    assert list(History(tmp_path, str, problems).load_history_strings()) == []
    assert "cannot be read" in problems.fresh()[0].message


def test_the_file_keeps_the_latest_lines_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vultr_tui.shell.history.MOST", 3)
    monkeypatch.setattr("vultr_tui.shell.history.SLACK", 1)
    path = tmp_path / "history"
    typed = ["os list", "app list", "a \\\n+b", "user list", "dns list"]
    written = History(path, str, Problems())
    for line in typed[:4]:
        written.store_string(line)
    before = path.read_bytes()
    assert list(History(path, str, Problems()).load_history_strings()) == typed[3:0:-1]
    assert path.read_bytes() == before
    written.store_string(typed[4])
    assert list(History(path, str, Problems()).load_history_strings()) == typed[4:1:-1]
    assert "app list" not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(History(path, str, Problems()).load_history_strings()) == typed[4:1:-1]
