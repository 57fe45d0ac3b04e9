"""API v1 against the numbers and tables of its reference."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.each import each
from vultr_tui.api.catalogue import Api, ErrorStyle, Fault, Scope, load
from vultr_tui.api.operation import Effect, Operation, Risk, Shape
from vultr_tui.api.parameter import YES_NO
from vultr_tui.api.v1.user import ACLS
from vultr_tui.api.values import Format, Type

API = load("v1")

IN_THE_REFERENCE = {
    "account": 1,
    "app": 1,
    "auth": 1,
    "backup": 1,
    "baremetal": 19,
    "block": 7,
    "dns": 11,
    "firewall": 7,
    "iso": 2,
    "os": 1,
    "plans": 4,
    "regions": 5,
    "reservedip": 6,
    "server": 43,
    "snapshot": 3,
    "sshkey": 4,
    "startupscript": 4,
    "user": 4,
}

PUBLIC = {
    "app.list",
    "os.list",
    "plans.list",
    "plans.list_baremetal",
    "plans.list_vc2",
    "plans.list_vdc2",
    "regions.availability",
    "regions.availability_baremetal",
    "regions.availability_vc2",
    "regions.availability_vdc2",
    "regions.list",
}

WITHOUT_UNDO = {
    "dns.create_domain": "it is taken back by deleting the zone, which asks for its name",
    "dns.dnssec_enable": "whether it was on before is not known, and off is worse than on",
    "baremetal.set_user_data": "what it was before is a secret, and none is kept",
    "server.set_user_data": "what it was before is a secret, and none is kept",
    "firewall.group_create": "it is taken back by deleting the group, which asks for its name",
    "network.create": "it is taken back by destroying the network, which asks for its name",
    "snapshot.create": "it is taken back by destroying the snapshot, which asks for its name",
    "sshkey.create": "it is taken back by destroying the key, which asks for its name",
    "startupscript.create": "it is taken back by destroying the script, which asks for its name",
}
"""Why a reversible operation is not undone by one key."""

operations = each({operation.name: (operation,) for operation in API.operations})


def test_every_function_of_the_reference_is_there(v1: Api) -> None:
    counts = {group: len(members) for group, members in v1.groups.items()}
    assert counts == {**IN_THE_REFERENCE, "network": 3}, "IN_THE_REFERENCE counts each group, the lines below them all"
    assert sum(IN_THE_REFERENCE.values()) == 124
    assert len({operation.name for operation in v1.operations}) == len(v1.operations) == 127


def test_manners(v1: Api) -> None:
    assert v1.url == "https://api.vultr.com"
    assert (v1.authentication.header, v1.authentication.template) == ("API-Key", "{key}")
    assert (v1.rate.per_second, v1.rate.scope) == (2, Scope.KEY)
    assert v1.errors is ErrorStyle.TEXT
    assert v1.faults[412] is Fault.REFUSED
    assert v1.faults[503] is Fault.THROTTLED
    assert v1.introspection == "auth.info"


def test_names_are_unique(v1: Api) -> None:
    assert len(v1.resources_by_name) == len(v1.resources)
    for operation in v1.operations:
        assert len(operation.by_name) == len(operation.parameters), operation.name
    for resource in v1.resources:
        assert len(resource.by_name) == len(resource.fields), resource.name


@operations
def test_path_is_the_name(operation: Operation) -> None:
    assert operation.path == f"/v1/{operation.group}/{operation.verb}"


@operations
def test_method_follows_the_risk(operation: Operation) -> None:
    posted = not operation.reads or operation.name == "server.backup_get_schedule"
    assert operation.method == ("POST" if posted else "GET")


def test_public_functions(v1: Api) -> None:
    assert {o.name for o in v1.operations if not o.key_required} == PUBLIC


@operations
def test_access_is_a_known_right(operation: Operation) -> None:
    if operation.access:
        assert operation.access in ACLS
    else:
        assert not operation.key_required or operation.name == "auth.info"


@pytest.mark.parametrize(
    ("name", "access"),
    [
        ("account.info", "billing"),
        ("server.create", "provisioning"),
        ("baremetal.create", "provisioning"),
        ("block.create", "provisioning"),
        ("server.upgrade_plan", "upgrade"),
        ("server.upgrade_plan_list", "upgrade"),
        ("server.create_ipv4", "upgrade"),
        ("server.backup_enable", "upgrade"),
        ("server.backup_disable", "subscriptions"),
        ("dns.records", "dns"),
        ("firewall.rule_create", "firewall"),
        ("user.list", "manage_users"),
    ],
)
def test_access(v1: Api, name: str, access: str) -> None:
    assert v1.operation(name).access == access


@operations
def test_words_for_people(operation: Operation) -> None:
    assert re.fullmatch(r"[A-Z][^\n]{5,70}[^.\s]", operation.summary), operation.summary
    assert not operation.details or operation.details.endswith(".")
    for parameter in operation.parameters:
        assert re.fullmatch(r"[A-Za-z0-9][^\n]{3,90}[^.\s]", parameter.summary), parameter.name


@operations
def test_dangers_are_explained(operation: Operation) -> None:
    if operation.risk is Risk.DESTRUCTIVE:
        assert operation.details


@operations
def test_reversible_operations_can_be_undone(operation: Operation) -> None:
    if operation.risk is Risk.REVERSIBLE:
        assert (operation.undo is None) == (operation.name in WITHOUT_UNDO)


@operations
def test_what_destroys_is_never_undone_or_repeated_by_itself(operation: Operation) -> None:
    if operation.risk is Risk.DESTRUCTIVE:
        assert operation.undo is None
        assert not operation.repeatable or operation.name == "server.backup_disable"


@operations
def test_creations_are_not_repeated(operation: Operation) -> None:
    if "create" in operation.verb:
        assert not operation.repeatable
        assert not operation.target or operation.name in {
            "dns.create_record",
            "firewall.rule_create",
            "server.create_ipv4",
            "snapshot.create",
        }


@operations
def test_changes_say_what_goes_stale(operation: Operation) -> None:
    assert bool(operation.stale) != operation.reads


@operations
def test_what_costs_is_never_done_unasked(operation: Operation) -> None:
    if operation.cost:
        assert operation.risk >= Risk.DISRUPTIVE
        assert "account" in operation.stale
        ends = "destroy" in operation.verb or operation.verb in {"delete", "backup_disable"}
        assert (operation.cost.effect is Effect.STOPS) == ends


@pytest.mark.parametrize(
    ("name", "risk"),
    [
        ("server.label_set", Risk.REVERSIBLE),
        ("dns.delete_record", Risk.REVERSIBLE),
        ("block.attach", Risk.REVERSIBLE),
        ("server.reboot", Risk.DISRUPTIVE),
        ("server.start", Risk.DISRUPTIVE),
        ("block.detach", Risk.DISRUPTIVE),
        ("server.iso_detach", Risk.DISRUPTIVE),
        ("user.create", Risk.DISRUPTIVE),
        ("firewall.rule_delete", Risk.DISRUPTIVE),
        ("server.restore_backup", Risk.DESTRUCTIVE),
        ("server.backup_disable", Risk.DESTRUCTIVE),
        ("server.destroy_ipv4", Risk.DESTRUCTIVE),
        ("firewall.group_delete", Risk.DESTRUCTIVE),
        ("reservedip.destroy", Risk.DESTRUCTIVE),
        ("sshkey.destroy", Risk.DESTRUCTIVE),
    ],
)
def test_risk(v1: Api, name: str, risk: Risk) -> None:
    assert v1.operation(name).risk is risk


def test_everything_that_destroys_is_rated_so(v1: Api) -> None:
    harmless = {"dns.delete_record", "firewall.rule_delete", "server.reverse_delete_ipv6"}
    for operation in v1.operations:
        if re.search(r"destroy|delete|reinstall|restore|os_change$|app_change$", operation.verb):
            assert (operation.risk is Risk.DESTRUCTIVE) == (operation.name not in harmless), operation.name


@pytest.mark.parametrize(
    ("name", "arguments", "risk"),
    [
        ("server.firewall_group_set", {"FIREWALLGROUPID": "1234abcd"}, Risk.REVERSIBLE),
        ("server.firewall_group_set", {"FIREWALLGROUPID": "0"}, Risk.DESTRUCTIVE),
        ("server.firewall_group_set", {"FIREWALLGROUPID": ""}, Risk.DESTRUCTIVE),
        ("firewall.rule_create", {"subnet_size": 24}, Risk.DISRUPTIVE),
        ("firewall.rule_create", {"subnet_size": 0}, Risk.DESTRUCTIVE),
        ("firewall.rule_create", {"subnet_size": "00"}, Risk.DESTRUCTIVE),
        ("firewall.rule_create", {}, Risk.DISRUPTIVE),
        ("dns.dnssec_enable", {"enable": "yes"}, Risk.REVERSIBLE),
        ("dns.dnssec_enable", {"enable": "no"}, Risk.DESTRUCTIVE),
    ],
)
def test_values_that_raise_the_risk(v1: Api, name: str, arguments: dict[str, str | int], risk: Risk) -> None:
    assert v1.operation(name).risk_of(arguments) is risk


@operations
def test_kinds_of_parameters(operation: Operation) -> None:
    for parameter in operation.parameters:
        if parameter.minimum is not None or parameter.maximum is not None:
            assert parameter.type is Type.INTEGER
        if parameter.default is not None and parameter.allowed:
            assert parameter.default in parameter.allowed
        if {"yes", "no"} & set(parameter.allowed):
            assert parameter.allowed == YES_NO
        assert not (parameter.refers_to and parameter.allowed)
        assert bool(parameter.takes) <= bool(parameter.refers_to)
        assert bool(parameter.choices) <= bool(parameter.refers_to)


def test_secrets(v1: Api) -> None:
    secrets = {o.name: v1.secrets_of(o) for o in v1.operations if v1.secrets_of(o)}
    assert secrets == {
        "server.list": {"default_password", "kvm_url"},
        "server.create": {"default_password", "kvm_url"},
        "server.neighbors": {"default_password", "kvm_url"},
        "server.get_user_data": {"userdata"},
        "server.get_app_info": {"app_info"},
        "baremetal.list": {"default_password"},
        "baremetal.create": {"default_password"},
        "baremetal.get_user_data": {"userdata"},
        "baremetal.get_app_info": {"app_info"},
        "user.create": {"api_key"},
    }
    given = {(o.name, p.name) for o in v1.operations for p in o.parameters if p.secret}
    assert given == {
        ("server.create", "userdata"),
        ("baremetal.create", "userdata"),
        ("server.set_user_data", "userdata"),
        ("baremetal.set_user_data", "userdata"),
        ("user.create", "password"),
        ("user.update", "password"),
    }


def test_misprints_of_the_reference_are_not_repeated(v1: Api) -> None:
    names = {p.name for o in v1.operations for p in o.parameters}
    fields = {f.name for r in v1.resources for f in r.fields}
    assert not (names | fields) & {"FIREWALLGROUPIP", "FIREWALLGROUPLIST", "acsl"}
    assert {"FIREWALLGROUPID", "acls", "script"} <= names


def test_ids_are_text_even_where_the_wire_has_numbers(v1: Api) -> None:
    for resource in v1.resources:
        for field in resource.fields:
            if field.name == resource.key or field.refers_to:
                assert field.type in {Type.STRING, Type.ARRAY}, (resource.name, field.name)


WITH_THEIR_UNIT = {("server", "ram"), ("baremetal", "ram")}
"""Quantities that are texts: `1024 MB` (reference: server/list, baremetal/list)."""


def test_quantities_and_money_are_numbers(v1: Api) -> None:
    for resource in v1.resources:
        for field in resource.fields:
            if (resource.name, field.name) in WITH_THEIR_UNIT:
                assert field.type is Type.STRING
            elif field.format in {Format.MONEY, Format.BYTES, Format.GIGABYTES, Format.MEGABYTES, Format.PREFIX}:
                assert field.type in {Type.INTEGER, Type.NUMBER}, (resource.name, field.name)
            if resource.price == field.name:
                assert field.format is Format.MONEY


def test_replies_without_rows_have_no_resource(v1: Api) -> None:
    for operation in v1.operations:
        shape = operation.reply.shape
        if shape in {Shape.ROWS, Shape.KEYED, Shape.GROUPED, Shape.OBJECT}:
            assert operation.reply.resource, operation.name
        if shape in {Shape.NOTHING, Shape.SERIES}:
            assert not operation.reply.resource, operation.name
        assert not operation.reads or shape is not Shape.NOTHING, operation.name


def test_loading_it_is_light() -> None:
    script = "import sys; from vultr_tui.api.catalogue import load; load('v1'); print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.startswith("vultr_tui.")}
    assert {name.split(".")[1] for name in ours} == {"api"}
    assert not ours & {"vultr_tui.api.v2", "vultr_tui.api.validation"}
    for name in ("asyncio", "http", "httpx", "ipaddress", "json", "socket", "sqlite3", "ssl", "textual", "yaml"):
        assert name not in loaded
