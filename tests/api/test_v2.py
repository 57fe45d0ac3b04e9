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

from tests.api import coverage
from tests.each import each
from vultr_tui.api.catalogue import ErrorStyle, Fault, Scope, load
from vultr_tui.api.operation import Effect, Encoding, Operation, Origin, Risk, Shape
from vultr_tui.api.values import Json
from vultr_tui.client.decoding import decode

API = load("v2")
SHARED = Path(__file__).parents[2].parent / "shared"
HERE = pytest.mark.skipif(not (SHARED / "v2").is_dir(), reason="the facts about v2 are not beside this repository")

operations = each({operation.name: (operation,) for operation in API.operations})


@cache
def facts() -> coverage.Facts:
    """The operations of the specification, repaired."""
    return coverage.read(SHARED / "v2")


@HERE
def test_the_catalogue_is_what_the_facts_say() -> None:
    assert not list(coverage.differences(facts()))


def test_what_is_missing_or_made_up_is_told() -> None:
    fact = {"operationId": "x", "tag": "x", "params": [{"name": "new", "in": "json"}], "public": False, "path": "/x"}
    said = "\n".join(coverage.differences({("GET", "/x"): fact, ("GET", "/os"): {**fact, "path": "/os"}}))
    assert "missing    GET /x (x, x)" in said
    assert "parameter  GET /os (os.list): new is not taken" in said
    assert "key        GET /os (os.list): one is needed" in said
    assert "made up    GET /regions" in said


@HERE
def test_every_secret_of_a_reply_is_known() -> None:
    lists = json.loads((SHARED / "v2" / "list_fields.json").read_text())
    for path, reply in lists.items():
        for operation in coverage.ours().get(("GET", coverage.template(path)), ()):
            secrets = {name for name, field in reply["fields"].items() if field.get("secret")}
            assert secrets <= API.secrets_of(operation), operation.name


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("kubernetes.config", "kube_config"),
        ("database.list", "password"),
        ("database.user_create", "password"),
        ("objectstorage.list", "s3_secret_key"),
        ("objectstorage.regenerate_keys", "s3_secret_key"),
        ("registry.list", "root_user"),
        ("registry.docker_credentials", "auths"),
        ("inference.list", "api_key"),
        ("iam.role_assume", "session_token"),
        ("organization.scim_token_rotate", "scim_token"),
        ("user.key_create", "api_key"),
    ],
)
def test_secrets_of_replies(name: str, secret: str) -> None:
    assert secret in API.secrets_of(API.operation(name))


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        ("loadbalancer.create", "ssl"),
        ("cdn.pull_create", "ssl_cert_key"),
        ("database.user_create", "password"),
        ("database.migration_start", "password"),
        ("database.connector_create", "config"),
        ("registry.password_set", "new_password"),
        ("oidc.provider_create", "private_key_b64"),
        ("iam.session_end", "session_token"),
        ("kubernetes.pool_create", "user_data"),
    ],
)
def test_secrets_that_are_given(name: str, parameter: str) -> None:
    found = API.operation(name).parameter(parameter)
    assert found is not None
    assert found.secret


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_the_index_names_what_the_modules_hold(version: str) -> None:
    for part in load(version).parts:
        operations, resources = part.contents
        assert {operation.group for operation in operations} == set(part.groups)
        assert {resource.name for resource in resources} == set(part.resources)


MISFILED = {
    "vultr.rb/firewall.create_rule.json": "the request, not the reply",
    "vultr.rb/instances.ipv4.json": "the reply to the creation of an address",
}


@cache
def recorded() -> list[Any]:
    folder = SHARED / "recordings" / "v2"
    if not folder.is_dir():
        return []
    found, ours = [], coverage.ours()
    for entry in json.loads((folder / "index.json").read_text())["entries"]:
        method, _, path = entry["operation"].partition(" ")
        named = ours[method, coverage.template(path)]
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


OTHERWISE = {"cdn.pull_purge", "database.alerts"}
"""What changes something by GET, and what is read by POST."""


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
    assert operation.reads == (operation.method == "GET") or operation.name in OTHERWISE


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
    assert len(former & {operation.name for operation in API.operations}) > 85


def loaded_by(script: str) -> set[str]:
    told = f"import sys; from vultr_tui.api.catalogue import load; {script}; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", told], text=True).split())


def test_loading_one_version_leaves_the_other_alone() -> None:
    loaded = loaded_by("load('v2').operations")
    assert "vultr_tui.api.v2.dns" in loaded
    assert "vultr_tui.api.v1" not in loaded


def test_a_part_is_read_when_it_is_used() -> None:
    loaded = loaded_by("api = load('v2'); api.operation('dns.list'); 'kubernetes' in api.groups; api.resource('os')")
    assert {"vultr_tui.api.v2.dns", "vultr_tui.api.v2.images"} <= loaded
    assert not {"vultr_tui.api.v2.kubernetes", "vultr_tui.api.v2.server"} & loaded


@operations
def test_a_row_that_the_reply_names_is_not_looked_for_in_the_list(operation: Operation) -> None:
    if operation.undo and operation.reply.shape is Shape.OBJECT:
        assert all(source.origin is not Origin.CREATED for _, source in operation.undo.arguments)


@pytest.mark.parametrize("name", ["server", "baremetal"])
def test_no_prefix_is_told_without_ipv6(name: str) -> None:
    (size,) = (field for field in API.resource(name).fields if field.name == "v6_network_size")
    assert [size.applies({"v6_network_size": prefix}) for prefix in (0, 64, "64")] == [False, True, True]
