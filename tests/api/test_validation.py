"""What is found wrong with the arguments of an operation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.toys import DEPLOY, RESIZE
from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.validation import Kind, check, check_value, values_of
from vultr_tui.api.values import Argument, Arguments, Format, Type

RULE = {
    "FIREWALLGROUPID": "1234abcd",
    "direction": "in",
    "ip_type": "v4",
    "protocol": "tcp",
    "subnet": "10.234.22.0",
    "subnet_size": "24",
    "port": "80",
}

RECORD = {"domain": "example.com", "name": "", "type": "A", "data": "192.0.2.1"}

SERVER = {"DCID": "1", "VPSPLANID": "201", "OSID": "127"}


def found(api: Api, name: str, arguments: Arguments) -> set[tuple[str, Kind]]:
    return {(problem.parameter, problem.kind) for problem in check(api.operation(name), arguments)}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("server.list", {}),
        ("server.reboot", {"SUBID": "576965"}),
        ("server.reboot", {"subid": 576965}),
        ("server.label_set", {"SUBID": "576965", "label": ""}),
        ("server.create", SERVER),
        ("server.create", {**SERVER, "OSID": "164", "SNAPSHOTID": "5359435d28b9a"}),
        ("server.create", {**SERVER, "SSHKEYID": "541b4960f23bd,541b4960f23be", "NETWORKID": ("net1", "net2")}),
        ("server.create", {**SERVER, "enable_private_network": "no", "NETWORKID": "net1"}),
        ("server.firewall_group_set", {"SUBID": "576965", "FIREWALLGROUPID": "0"}),
        ("server.set_user_data", {"SUBID": "576965", "userdata": "ZWNobyBIZWxsbyBXb3JsZA=="}),
        ("server.backup_set_schedule", {"SUBID": "1", "cron_type": "weekly", "hour": "8", "dow": "6"}),
        ("server.backup_set_schedule", {"SUBID": "1", "cron_type": "daily", "hour": "8", "dow": 0, "dom": 0}),
        ("firewall.rule_create", RULE),
        ("firewall.rule_create", {k: v for k, v in RULE.items() if k != "direction"}),
        ("firewall.rule_create", {**RULE, "protocol": "icmp", "port": ""}),
        ("firewall.rule_create", {**RULE, "ip_type": "v6", "subnet": "::", "subnet_size": "0"}),
        ("dns.create_record", RECORD),
        ("dns.create_record", {**RECORD, "priority": 0, "ttl": 300}),
        ("dns.create_record", {**RECORD, "type": "MX", "data": "mail.example.com", "priority": "10"}),
        ("dns.update_record", {"domain": "example.com", "RECORDID": "1265277", "priority": "20"}),
        ("dns.update_record", {"domain": "example.com", "RECORDID": "1", "type": "A", "data": "127.0.0.1"}),
        ("reservedip.detach", {"ip_address": "123.123.123.124/32"}),
        ("user.update", {"USERID": "564a1a88947b4", "acls": ("manage_users", "firewall")}),
    ],
)
def test_good_arguments(v1: Api, name: str, arguments: Arguments) -> None:
    assert found(v1, name, arguments) == set()


@pytest.mark.parametrize(
    ("name", "arguments", "problems"),
    [
        ("server.reboot", {}, {("SUBID", Kind.MISSING)}),
        ("server.reboot", {"SUBID": "web-1"}, {("SUBID", Kind.TYPE)}),
        ("server.reboot", {"SUBID": ""}, {("SUBID", Kind.TYPE)}),
        ("server.reboot", {"SUBID": "1.5"}, {("SUBID", Kind.TYPE)}),
        ("server.reboot", {"SUBID": "²"}, {("SUBID", Kind.TYPE)}),
        ("server.reboot", {"SUBID": True}, {("SUBID", Kind.TYPE)}),
        ("server.reboot", {"SUBID": ("1", "2")}, {("SUBID", Kind.TYPE)}),
        ("server.reboot", {"SUBID": "1", "force": "yes"}, {("force", Kind.UNKNOWN)}),
        ("server.create", {**SERVER, "auto_backups": "maybe"}, {("auto_backups", Kind.VALUE)}),
        ("server.create", {**SERVER, "SNAPSHOTID": "5359435d28b9a"}, {("SNAPSHOTID", Kind.NOT_APPLICABLE)}),
        ("server.create", {**SERVER, "APPID": "2"}, {("APPID", Kind.NOT_APPLICABLE)}),
        (
            "server.create",
            {**SERVER, "enable_private_network": "yes", "NETWORKID": "net1"},
            {("enable_private_network", Kind.ONE_OF)},
        ),
        ("server.restore_backup", {"SUBID": "1", "BACKUPID": ""}, {("BACKUPID", Kind.VALUE)}),
        (
            "server.backup_set_schedule",
            {"SUBID": "1", "cron_type": "daily", "hour": "24", "dow": "6"},
            {("hour", Kind.VALUE), ("dow", Kind.NOT_APPLICABLE)},
        ),
        ("server.backup_set_schedule", {"SUBID": "1", "cron_type": "monthly", "dom": "29"}, {("dom", Kind.VALUE)}),
        ("firewall.rule_create", {**RULE, "subnet": "2001:db8::"}, {("subnet", Kind.VALUE)}),
        ("firewall.rule_create", {**RULE, "subnet_size": "33"}, {("subnet_size", Kind.VALUE)}),
        ("firewall.rule_create", {**RULE, "protocol": "gre"}, {("port", Kind.NOT_APPLICABLE)}),
        ("firewall.rule_create", {**RULE, "port": "80-90"}, {("port", Kind.VALUE)}),
        ("dns.create_record", {**RECORD, "type": "MX", "data": "mail.example.com"}, {("priority", Kind.MISSING)}),
        ("dns.create_record", {**RECORD, "priority": "10"}, {("priority", Kind.NOT_APPLICABLE)}),
        ("dns.create_record", {**RECORD, "data": "example.com"}, {("data", Kind.VALUE)}),
        ("dns.create_record", {k: v for k, v in RECORD.items() if k != "type"}, {("type", Kind.MISSING)}),
        ("dns.create_domain", {"domain": "example.com", "serverip": "here"}, {("serverip", Kind.VALUE)}),
        ("block.resize", {"SUBID": "1", "size_gb": "ten"}, {("size_gb", Kind.TYPE)}),
        ("user.update", {"USERID": "a", "acls": ("dns", "root")}, {("acls", Kind.VALUE)}),
    ],
)
def test_bad_arguments(v1: Api, name: str, arguments: Arguments, problems: set[tuple[str, Kind]]) -> None:
    assert found(v1, name, arguments) == problems


def test_the_parameter_that_was_meant_is_named(v1: Api) -> None:
    (problem,) = (p for p in check(v1.operation("server.create"), {"VPSPLAN": "201"}) if p.kind is Kind.UNKNOWN)
    assert problem.parameter == "VPSPLAN"
    assert "VPSPLANID" in problem.message


@pytest.mark.parametrize(("arguments", "count"), [({}, 1), ({"os": "1"}, 0), ({"os": "1", "image": "2"}, 1)])
def test_exactly_one_of_a_group(arguments: Arguments, count: int) -> None:
    assert [p.kind for p in check(DEPLOY, arguments)] == [Kind.ONE_OF] * count


@pytest.mark.parametrize(
    ("name", "value", "good"),
    [
        ("price", "2.5", True),
        ("price", 3, True),
        ("price", "nan", False),
        ("price", "1_0", False),
        ("price", "much", False),
        ("online", "yes", True),
        ("online", False, True),
        ("online", "perhaps", False),
        ("tags", (), True),
        ("tags", ("a", "b"), True),
        ("size", "-4", True),
        ("size", "4 GB", False),
        ("tags", ("a", b"\xff".decode(errors="surrogateescape")), False),
    ],
)
def test_types(name: str, value: Argument, good: bool) -> None:
    assert (check_value(RESIZE.by_name[name], value) == "") == good


@pytest.mark.parametrize(
    ("document", "good"),
    [
        ('{"a": [1, 2.5e3, null, true]}', True),
        pytest.param('{"a": ' + "9" * 5000 + "}", False, id="long"),
        ('{"a": 1e400}', False),
        ('{"a": NaN}', False),
        ('{"a": -Infinity}', False),
        pytest.param("[" * 200_000, False, id="deep"),
    ],
)
def test_json_holds_only_what_can_be_sent(document: str, good: bool) -> None:
    options = Parameter(name="options", summary="Options", type=Type.OBJECT)
    assert (check_value(options, document) == "") == good


@pytest.mark.parametrize(
    ("least", "most", "value", "good"),
    [
        (1, None, "0", False),
        (1, None, "1", True),
        (None, 9, "9", True),
        (None, 9, "10", False),
        (0, 23, "-1", False),
        (0, 23, "5", True),
        (0, 23, "+5", False),
    ],
)
def test_ranges(least: int | None, most: int | None, value: str, good: bool) -> None:
    hour = Parameter(name="hour", summary="The hour", type=Type.INTEGER, minimum=least, maximum=most)
    assert (check_value(hour, value) == "") == good


def test_several_values_are_taken_apart() -> None:
    keys = Parameter(name="keys", summary="Keys", separator=",")
    assert values_of(keys, "a, b,,c") == ("a", "b", "c")
    assert values_of(keys, ("a", "b")) == ("a", "b")
    assert values_of(RESIZE.by_name["tags"], "a,b") == ("a,b",)


def test_a_required_array_is_not_empty() -> None:
    rights = Parameter(name="acls", summary="Rights", type=Type.ARRAY, allowed=("dns",))
    assert check_value(rights, ())
    assert not check_value(rights, "dns")


def test_what_may_be_taken_away_may_be_empty() -> None:
    tag_set = load("v2").operation("server.tag_set")
    assert check(tag_set, {"instance_id": "1", "tags": ()}) == ()
    assert check(tag_set, {"instance_id": "1"})


def test_a_value_is_never_repeated() -> None:
    secret = "hunter2\x1b[31m"
    for wanted in Format:
        for kind in (Type.STRING, Type.INTEGER):
            parameter = Parameter(name="p", summary="A value", format=wanted, type=kind, allowed=("a", "b"))
            assert "hunter2" not in check_value(parameter, secret)


arguments = st.dictionaries(
    st.sampled_from(sorted({p.name for o in load("v1").operations for p in o.parameters})),
    st.one_of(st.text(), st.integers(), st.booleans(), st.floats(), st.lists(st.text())),
)


@given(st.sampled_from(load("v1").operations), arguments)
def test_any_arguments_get_an_answer_fit_for_a_terminal(operation: Operation, values: dict[str, Argument]) -> None:
    for problem in check(operation, values):
        assert problem.message.isprintable()
        assert problem.message.endswith((".", "?"))
