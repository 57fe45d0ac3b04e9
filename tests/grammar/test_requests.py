"""A request is the operation of the catalogue that it performs, or one that nobody knows and that is the worst."""

from __future__ import annotations

import pytest

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation, Risk, Shape
from vultr_tui.api.request import build
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.requests import request_command
from vultr_tui.grammar.words import lex

API = load("v1")


def read(line: str) -> Command:
    return request_command(API, lex(line), {})


@pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)
def test_every_operation_is_known_by_its_request(operation: Operation) -> None:
    fixed = " ".join(f"{name}={value}" for name, value in operation.fixed)
    found = read(f"{operation.method} {operation.path} {fixed}").operation
    assert (found.method, found.path, found.fixed) == (operation.method, operation.path, operation.fixed)
    assert found.risk is operation.risk


def test_what_is_given_reaches_the_operation() -> None:
    command = read("post /v1/server/label_set SUBID=web-1 'label=a b'")
    assert command.operation is API.operation("server.label_set")
    assert (command.targets, command.arguments) == (("web-1",), {"label": "a b"})
    assert read("GET '/v1/server/list?SUBID=1&label=a%20b'").arguments == {"SUBID": "1", "label": "a b"}
    assert read("POST '/v1/server/label_set?SUBID=1&label=@home'").arguments == {"label": "@home"}


def test_what_json_calls_true_is_yes_and_a_name_stays_a_name() -> None:
    said = request_command(load("v2"), lex("PATCH /v2/instances/1 ddos_protection=true"), {})
    assert (said.operation.name, said.arguments) == ("server.ddos_set", {"ddos_protection": "yes"})
    assert read("POST /v1/server/label_set SUBID=1 label=true").arguments == {"label": "true"}


def test_what_an_operation_always_says_may_be_a_part_of_the_path() -> None:
    said = request_command(load("v2"), lex("POST /v2/clusters/7/detach/8"), {})
    assert (said.operation.name, said.targets, said.arguments) == ("cluster.detach", ("7",), {"instance_id": "8"})


def test_what_an_operation_does_not_take_is_pointed_at() -> None:
    line = "POST /v1/server/halt SUBID=1 force=yes"
    with pytest.raises(GrammarError) as caught:
        read(line)
    assert line[caught.value.position :] == "force=yes"


@pytest.mark.parametrize(
    ("line", "risk"),
    [
        ("GET /v1/new/list", Risk.READ),
        ("GET /v1/server/halt", Risk.READ),
        ("POST /v1/new/make", Risk.DESTRUCTIVE),
        ("POST /v1/server/destroy/", None),
        ("POST /v1//server/destroy", None),
        ("DELETE /v1/server/list", Risk.DESTRUCTIVE),
        ("PATCH /v2/instances/1.2", Risk.DESTRUCTIVE),
    ],
)
def test_what_is_no_operation_is_the_worst_unless_it_reads(line: str, risk: Risk | None) -> None:
    if risk is None:
        with pytest.raises(GrammarError, match="no path"):
            read(line)
        return
    operation = read(line).operation
    assert not API.find(operation.name)
    assert (operation.risk, operation.reply.shape) == (risk, Shape.ANYTHING)


def test_a_path_is_judged_as_what_its_escapes_mean() -> None:
    v2 = load("v2")
    found = request_command(v2, lex("DELETE /v2/registry/7/repository/8/artifact/sha256%3A4bcd"), {})
    assert found.operation is v2.operation("registry.artifact_delete")
    assert request_command(v2, lex("DELETE /v2/%69nstances/7"), {}).operation is v2.operation("server.destroy")
    assert request_command(v2, lex("DELETE /v2/instances%2F7"), {}).operation is v2.operation("server.destroy")
    for path in (
        "/v2/blocks/%2e%2e/instances/7",
        "/v2/instances/%252e%252e",
        "/v2/instances/7%3Fx",
        "/v2/instances/%0a",
    ):
        with pytest.raises(GrammarError, match="no path"):
            request_command(v2, lex(f"DELETE {path}"), {})


def test_what_is_no_operation_is_sent_as_it_is_written() -> None:
    command = read("POST '/v1/new/make?dry=1' a=1 b[]=2 b[]=3")
    arguments = {name: value for name, value in command.arguments.items() if isinstance(value, (str, tuple))}
    request = build(
        command.operation, {n: v if isinstance(v, str) else tuple(map(str, v)) for n, v in arguments.items()}
    )
    assert (request.method, request.location) == ("POST", "/v1/new/make?dry=1")
    assert request.form == (("a", "1"), ("b[]", "2"), ("b[]", "3"))
    assert [p.name for p in command.operation.parameters if p.secret] == ["a", "b"]
    read_only = read("GET /v1/new/list a=1")
    assert build(read_only.operation, {"a": "1"}).location == "/v1/new/list?a=1"


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("FETCH /v1/x", "FETCH"),
        ("GET v1/x", "v1/x"),
        ("GET https://example.com/v1/x", "https://example.com/v1/x"),
        ("GET /v1/../x", "/v1/../x"),
        ("GET /v1/%2e%2e/x", "/v1/%2e%2e/x"),
        ("GET /v1/x{y}", "/v1/x{y}"),
        ("GET /v1/server/list web-1", "web-1"),
    ],
)
def test_what_is_no_request_is_pointed_at(line: str, marked: str) -> None:
    with pytest.raises(GrammarError) as caught:
        read(line)
    assert line[caught.value.position : caught.value.position + caught.value.length] == marked


@pytest.mark.parametrize("line", ["", "GET"])
def test_something_is_missing(line: str) -> None:
    with pytest.raises(GrammarError, match="missing"):
        read(line)


@pytest.mark.parametrize("line", ["GET '/v2/instances?per_page=5&cursor=bmV4dA=='", "GET /v2/instances per_page=5"])
def test_a_list_is_fetched_to_its_end_whichever_page_is_asked_for(line: str) -> None:
    said = request_command(load("v2"), lex(line), {})
    assert (said.operation.name, said.arguments) == ("server.list", {})
    with pytest.raises(GrammarError, match="has no parameter per_page"):
        request_command(load("v2"), lex("GET '/v2/account?per_page=5'"), {})
