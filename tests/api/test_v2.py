"""API v2 against the facts about it: its operations, its manners, and replies of the service."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from vultr_tui.api.catalogue import ErrorStyle, Fault, Scope, load
from vultr_tui.api.operation import Effect, Encoding, Operation, Risk, Shape
from vultr_tui.api.values import Json
from vultr_tui.client.decoding import decode

API = load("v2")
SHARED = Path(__file__).parents[2].parent / "shared"
HERE = pytest.mark.skipif(not (SHARED / "v2").is_dir(), reason="the facts about v2 are not beside this repository")

operations = pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)

CORE = {
    "account", "api-keys", "application", "backup", "baremetal", "billing", "block", "dns", "firewall", "instances",
    "iso", "logs", "os", "plans", "region", "reserved-ip", "snapshot", "ssh", "startup", "users", "VPCs",
}  # fmt: skip
"""The parts of the service that v1 had, or that stand where v1 had something."""
LEFT_OUT = {
    "create-account-bgp-setup": "opens a ticket",
    "create-account-bgp-prefixes": "opens a ticket",
    "list-custom-subscriptions": "for those who have a contract of their own",
    "pending-charges-csv": "the same as the list, which is printed as CSV here",
    "halt-instances": "several targets are halted one by one, each with its result",
    "reboot-instances": "several targets are rebooted one by one, each with its result",
    "start-instances": "several targets are started one by one, each with its result",
    "halt-baremetals": "several targets are halted one by one, each with its result",
    "reboot-bare-metals": "several targets are rebooted one by one, each with its result",
    "start-bare-metals": "several targets are started one by one, each with its result",
    "get-instance-job": "no operation tells the id of a job",
    "get-user-ip-whitelist-entry": "the list has it",
    "get-user-api-key": "the list has it",
    "get-api-key": "",
}
"""Operations of these parts that the catalogue does without, and why."""
LATER = re.compile(r"nat-gateway|/users/(me|\{user_id\})/")
"""NAT gateways, and the rights of organizations."""


@cache
def facts() -> list[Any]:
    """The operations of the specification, repaired."""
    operations: list[Any] = json.loads((SHARED / "v2" / "catalogue_v2.json").read_text())["operations"]
    return operations


def template(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path.removeprefix("/v2"))


OURS = {(operation.method, template(operation.path)) for operation in API.operations}


@HERE
def test_every_operation_of_the_core_is_there_or_left_out_for_a_reason() -> None:
    missing = {
        fact["operationId"]
        for fact in facts()
        if fact["tag"] in CORE
        and not fact["deprecated"]
        and not LATER.search(fact["path"])
        and (fact["method"], template(fact["path"])) not in OURS
    }
    assert missing <= LEFT_OUT.keys()


@HERE
@operations
def test_nothing_is_made_up(operation: Operation) -> None:
    known = [f for f in facts() if (f["method"], template(f["path"])) == (operation.method, template(operation.path))]
    assert known, operation.path
    fact = known[0]
    takes = {parameter["name"].replace("-", "_") for parameter in fact["params"]}
    inside = set(re.findall(r"\{(\w+)\}", operation.path))
    sent = {parameter.name for parameter in operation.parameters} | {name for name, _ in operation.fixed}
    assert sent - inside <= takes
    assert operation.key_required != fact["public"]


MISFILED = {
    "vultr.rb/firewall.create_rule.json": "the request, not the reply",
    "vultr.rb/instances.ipv4.json": "the reply to the creation of an address",
}


def recorded() -> list[Any]:
    folder = SHARED / "recordings" / "v2"
    if not folder.is_dir():
        return []
    found = []
    for entry in json.loads((folder / "index.json").read_text())["entries"]:
        method, _, path = entry["operation"].partition(" ")
        named = [o for o in API.operations if (o.method, template(o.path)) == (method, template(path))]
        if entry["file"] in MISFILED:
            continue
        if named and 200 <= entry["status"] < 300 and (folder / entry["file"]).suffix == ".json":
            body = json.loads((folder / entry["file"]).read_text())["response"]["body"]
            found.append(pytest.param(named[0], entry["status"], body, id=entry["file"]))
    return found


def texts(value: Json) -> set[str]:
    """Every name and value in a document, as text."""
    if isinstance(value, dict):
        return set(value) | {text for item in value.values() for text in texts(item)}
    if isinstance(value, (list, tuple)):
        return {text for item in value for text in texts(item)}
    return {str(value)}


@pytest.mark.parametrize(("operation", "status", "document"), recorded())
def test_replies_of_the_service_are_read_without_loss(operation: Operation, status: int, document: Any) -> None:
    if operation.reply.shape is Shape.NOTHING or not document:
        pytest.skip("it answers with nothing that is used")
    body = json.dumps(document).encode()
    answer = decode(operation, API.resources_by_name.get(operation.reply.resource), status, body)
    for name in filter(None, operation.reply.envelope.split(".")):
        document = document.get(name, document)
    kept = texts([*answer.rows, answer.object, *answer.values])
    lost = texts(document) - kept - {"True", "False", "None"}
    assert not {text for text in lost if not re.fullmatch(r"-?[\d.]*", text)}
    if answer.rows and operation.reply.resource:
        key = API.resource(operation.reply.resource).key
        assert all(key in row for row in answer.rows)


def test_manners() -> None:
    assert (API.authentication.header, API.authentication.template) == ("Authorization", "Bearer {key}")
    assert API.rate.scope is Scope.ADDRESS
    assert API.rate.per_second <= 30
    assert API.errors is ErrorStyle.JSON
    assert API.faults[429] is Fault.THROTTLED
    assert API.faults[401] is Fault.FORBIDDEN


@operations
def test_every_operation_has_words_for_people(operation: Operation) -> None:
    assert re.fullmatch(r"[A-Z][^\n]{5,70}[^.\s]", operation.summary), operation.summary
    assert not operation.details or operation.details.endswith(".")
    assert operation.risk is not Risk.DESTRUCTIVE or operation.details
    assert operation.encoding is Encoding.JSON


@operations
def test_what_deletes_or_costs_is_never_done_unasked(operation: Operation) -> None:
    if operation.cost:
        assert operation.risk >= Risk.DISRUPTIVE
        assert operation.method != "DELETE" or operation.cost.effect is Effect.STOPS
    if operation.risk is Risk.DESTRUCTIVE:
        assert operation.undo is None
    if operation.method == "POST" and "create" in operation.verb:
        assert not operation.repeatable
    assert bool(operation.stale) != operation.reads
    assert operation.reads == (operation.method == "GET")


@pytest.mark.parametrize(
    ("name", "risk"),
    [
        ("server.label_set", Risk.REVERSIBLE),
        ("server.upgrade_plan", Risk.DISRUPTIVE),
        ("server.os_change", Risk.DESTRUCTIVE),
        ("server.backup_disable", Risk.DESTRUCTIVE),
        ("server.destroy", Risk.DESTRUCTIVE),
        ("firewall.group_delete", Risk.DESTRUCTIVE),
        ("dns.delete_domain", Risk.DESTRUCTIVE),
        ("user.key_destroy", Risk.DESTRUCTIVE),
    ],
)
def test_one_request_has_several_risks(name: str, risk: Risk) -> None:
    assert API.operation(name).risk is risk


def test_verbs_go_on_from_v1() -> None:
    former = {operation.name for operation in load("v1").operations}
    assert len(former & API.by_name.keys()) > 85


def test_loading_one_version_leaves_the_other_alone() -> None:
    script = "import sys; from vultr_tui.api import catalogue; catalogue.load('v2'); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    assert "vultr_tui.api.v2.dns" in loaded
    assert "vultr_tui.api.v1" not in loaded
