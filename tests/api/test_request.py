"""Arguments as they go over the wire."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.toys import RESIZE
from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Encoding, Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.request import build
from vultr_tui.api.validation import check_value
from vultr_tui.api.values import Argument, Arguments, Type


def test_a_read_asks_in_its_query(v1: Api) -> None:
    request = build(v1.operation("server.list"), {"tag": "a b&c"})
    assert request.method == "GET"
    assert request.location == "/v1/server/list?tag=a+b%26c"
    assert request.body == b""
    assert request.content_type == ""


def test_a_change_is_a_form(v1: Api) -> None:
    request = build(v1.operation("server.label_set"), {"SUBID": 576965, "label": "mein Ärger=1"})
    assert request.location == "/v1/server/label_set"
    assert request.body == b"SUBID=576965&label=mein+%C3%84rger%3D1"
    assert request.content_type == "application/x-www-form-urlencoded"


def test_a_read_that_is_posted_asks_in_its_body(v1: Api) -> None:
    request = build(v1.operation("server.backup_get_schedule"), {"SUBID": "576965"})
    assert (request.method, request.location, request.body) == (
        "POST",
        "/v1/server/backup_get_schedule",
        b"SUBID=576965",
    )


def test_names_are_sent_as_the_service_spells_them(v1: Api) -> None:
    request = build(v1.operation("server.destroy"), {"subid": "1"})
    assert request.form == (("SUBID", "1"),)


def test_an_empty_value_is_sent(v1: Api) -> None:
    assert build(v1.operation("server.tag_set"), {"SUBID": "1", "tag": ""}).body == b"SUBID=1&tag="


def test_an_array_repeats_its_name_with_brackets(v1: Api) -> None:
    request = build(v1.operation("user.update"), {"USERID": "564a", "acls": ("dns", "billing")})
    assert request.form == (("USERID", "564a"), ("acls[]", "dns"), ("acls[]", "billing"))
    assert build(v1.operation("user.update"), {"acls": "dns"}).form == (("acls[]", "dns"),)


def test_several_values_in_one_are_joined(v1: Api) -> None:
    create = v1.operation("server.create")
    assert build(create, {"SSHKEYID": ("a1", "b2")}).form == (("SSHKEYID", "a1,b2"),)
    assert build(create, {"SSHKEYID": "a1,b2"}).form == (("SSHKEYID", "a1,b2"),)


def test_truth_is_yes_or_no(v1: Api) -> None:
    create = v1.operation("server.create")
    assert build(create, {"enable_ipv6": True, "auto_backups": False}).form == (
        ("enable_ipv6", "yes"),
        ("auto_backups", "no"),
    )


def test_a_default_is_sent_only_where_the_service_insists(v1: Api) -> None:
    assert ("direction", "in") in build(v1.operation("firewall.rule_create"), {"FIREWALLGROUPID": "a"}).form
    assert build(v1.operation("dns.create_record"), {"domain": "example.com"}).form == (("domain", "example.com"),)


DISK = {"server-id": "s1", "disk_id": "d1"}


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, {"kind": "grow"}),
        ({"size": "40"}, {"kind": "grow", "size": 40}),
        ({"size": 40, "price": "2.5"}, {"kind": "grow", "size": 40, "price": 2.5}),
        ({"online": "yes"}, {"kind": "grow", "online": True}),
        ({"online": "no"}, {"kind": "grow", "online": False}),
        ({"tags": "web"}, {"kind": "grow", "tags": ["web"]}),
        ({"tags": ("web", "eu")}, {"kind": "grow", "tags": ["web", "eu"]}),
    ],
)
def test_a_json_body_is_typed(arguments: Arguments, body: object) -> None:
    request = build(RESIZE, {**DISK, **arguments})
    assert request.path == "/v9/servers/s1/disks/d1"
    assert json.loads(request.body) == body
    assert request.form == ()
    assert request.content_type == "application/json"


@pytest.mark.parametrize("tags", [(), ("",), ""])
def test_no_tags_are_sent_as_an_empty_list(tags: Argument) -> None:
    assert build(load("v2").operation("server.tag_set"), {"instance_id": "1", "tags": tags}).json == {"tags": []}


def test_a_parameter_may_have_its_own_place() -> None:
    request = build(RESIZE, {**DISK, "trace": "on"})
    assert request.location == "/v9/servers/s1/disks/d1?trace=on"
    assert "trace" not in json.loads(request.body)


@pytest.mark.parametrize("given", [{}, {"server-id": ""}])
def test_a_placeholder_must_be_filled(given: dict[str, str]) -> None:
    with pytest.raises(KeyError, match="server-id"):
        build(RESIZE, {"disk_id": "d1", **given})


@pytest.mark.parametrize("value", [".", ".."])
def test_a_placeholder_never_leads_elsewhere(value: str) -> None:
    with pytest.raises(ValueError, match="names nothing"):
        build(RESIZE, {**DISK, "disk_id": value})


@given(st.text(min_size=1).filter(lambda text: text not in {".", ".."}))
def test_a_placeholder_stays_one_part_of_the_path(value: str) -> None:
    if not value.isprintable() and any("\ud800" <= c <= "\udfff" for c in value):
        return
    path = build(RESIZE, {**DISK, "disk_id": value}).path
    assert path.count("/") == 5
    assert unquote(path.rpartition("/")[2]) == value


@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_whatever_is_given_arrives(v1: Api, arguments: dict[str, str]) -> None:
    sent = build(v1.operation("account.info"), arguments)
    assert dict(parse_qsl(sent.location.partition("?")[2], keep_blank_values=True)) == arguments


def test_json_is_sent_as_what_it_says() -> None:
    pools = Parameter(name="node_pools", summary="Pools", type=Type.OBJECT)
    operation = Operation(
        name="cluster.create", summary="Create", method="POST", path="/c", parameters=(pools,), encoding=Encoding.JSON
    )
    assert build(operation, {"node_pools": '[{"plan": "x", "nodes": 1}]'}).json == {
        "node_pools": [{"plan": "x", "nodes": 1}]
    }


@pytest.mark.parametrize("text", ["[", "3", '"text"', "null", "[" * 100_000])
def test_what_is_no_json_is_told_before_it_is_sent(text: str) -> None:
    wrong = check_value(Parameter(name="pools", summary="Pools", type=Type.OBJECT), text)
    assert wrong.startswith("Give it as JSON")
