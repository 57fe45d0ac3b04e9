"""`vultr-tui api METHOD PATH` goes the way that every command goes."""

from __future__ import annotations

import json

import pytest

from tests.command.typist import Program


def test_a_known_request_is_the_operation(program: Program) -> None:
    assert program("--demo", "api", "GET", "/v1/plans/list")[1] == program("--demo", "plans", "list", "-o", "json")[1]
    code, out, _ = program("--demo", "api", "get", "/v1/server/list?SUBID=web-1", "-o", "id")
    assert (code, out.strip().isdigit()) == (0, True)


def test_a_known_change_owes_what_the_operation_owes(program: Program) -> None:
    request = ("--demo", "api", "POST", "/v1/server/destroy", "SUBID=vpn")
    code, out, err = program(*request)
    assert (code, out, "--confirm vpn" in err) == (6, "", True)
    assert program(*request, "--yes")[0] == 6
    assert program(*request, "--confirm", "vpn")[0] == 0
    (entry,) = json.loads(program("journal", "--demo", "-o", "json")[1])
    assert (entry["operation"], entry["target"], entry["outcome"]) == ("server.destroy", "vpn", "ok")


def test_an_unknown_read_is_sent(program: Program) -> None:
    code, out, err = program("--demo", "api", "GET", "/v1/nothing/here", "-o", "json")
    assert (code, out) == (1, "")
    assert json.loads(err)["error"]["kind"] == "no-such-location"
    assert json.loads(program("journal", "--demo", "-o", "json")[1]) == []


def test_an_unknown_change_owes_its_path(program: Program) -> None:
    request = ("--demo", "api", "POST", "/v1/nothing/here", "password=correct-Horse-9")
    for said in ((), ("--yes",), ("--confirm", "/v1/nothing")):
        code, _, err = program(*request, *said)
        assert (code, "--confirm /v1/nothing/here" in err) == (6, True)
    assert json.loads(program("journal", "--demo", "-o", "json")[1]) == []
    assert program(*request, "--confirm", "/v1/nothing/here")[0] == 1
    (entry,) = json.loads(program("journal", "--demo", "-o", "json")[1])
    assert (entry["operation"], entry["outcome"]) == ("api.post /v1/nothing/here", "failed")
    assert "correct-Horse-9" not in json.dumps(entry)
    assert program("undo", "--demo")[0] == 6


@pytest.mark.parametrize("request_", [("POST", "/v1/nothing/here"), ("DELETE", "/v1/server/list")])
def test_read_only_refuses_what_is_not_known_to_read(program: Program, request_: tuple[str, str]) -> None:
    code, out, err = program("--demo", "--read-only", "api", *request_, "--confirm", request_[1])
    assert (code, out, "read-only" in err) == (6, "", True)


def test_a_dry_run_and_a_curl_line_send_nothing(program: Program) -> None:
    request = ("--demo", "api", "PUT", "/v1/nothing/here", "a=1")
    planned = json.loads(program(*request, "--dry-run")[1])
    assert (planned["method"], planned["confirm"]) == ("PUT", "--confirm /v1/nothing/here")
    assert program(*request, "--curl")[1].startswith("curl ")
    assert json.loads(program("journal", "--demo", "-o", "json")[1]) == []


def test_a_query_finds_in_the_reply(program: Program) -> None:
    assert program("--demo", "api", "GET", "/v1/account/info", "--query", "type(@)", "-o", "json")[1] == '"object"\n'
