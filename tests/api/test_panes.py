"""How rows are called, and the word for how they are."""

from __future__ import annotations

from collections import Counter
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.resource import Tone
from vultr_tui.api.values import Row

ACTIVE = {"status": "active", "power_status": "running", "server_state": "ok"}


@pytest.mark.parametrize(
    ("resource", "row", "word"),
    [
        ("server", ACTIVE, "running"),
        ("server", {**ACTIVE, "server_state": "none"}, "running"),
        ("server", {**ACTIVE, "power_status": "stopped"}, "stopped"),
        ("server", {**ACTIVE, "power_status": "starting"}, "starting"),
        ("server", {**ACTIVE, "server_state": "locked"}, "locked"),
        ("server", {**ACTIVE, "server_state": "installingbooting"}, "installing"),
        ("server", {**ACTIVE, "server_state": "isomounting"}, "iso mounting"),
        ("server", {"status": "pending", "power_status": "stopped", "server_state": "none"}, "pending"),
        ("server", {"status": "pending", "power_status": "stopped", "server_state": "locked"}, "pending"),
        ("server", {**ACTIVE, "status": "suspended"}, "suspended"),
        ("server", {**ACTIVE, "status": "closed"}, "closed"),
        ("baremetal", {"status": "pending"}, "pending"),
        ("baremetal", {"status": "active"}, "active"),
        ("block", {"status": "pending", "attached_to_SUBID": None}, "pending"),
        ("block", {"status": "active", "attached_to_SUBID": None}, "free"),
        ("block", {"status": "active", "attached_to_SUBID": "1313207"}, "attached"),
        ("reservedip", {"attached_SUBID": False}, "free"),
        ("reservedip", {"attached_SUBID": "123456"}, "attached"),
        ("snapshot", {"status": "pending"}, "pending"),
        ("snapshot", {"status": "complete"}, "complete"),
        ("firewall", {"rule_count": 0, "instance_count": 2}, "no rules"),
        ("firewall", {"rule_count": 2, "instance_count": 0}, "unused"),
        ("firewall", {"rule_count": 2, "instance_count": 2}, "in use"),
        ("plan", {"deprecated": True}, "going away"),
        ("plan", {"deprecated": False}, "offered"),
        ("plan", {}, "offered"),
        ("user", {"api_enabled": "no"}, "API off"),
        ("server_iso", {"state": "isomounting"}, "mounting"),
    ],
)
def test_state(v1: Api, resource: str, row: Row, word: str) -> None:
    state = v1.resource(resource).state_of(row)
    assert state is not None
    assert state.word == word


@pytest.mark.parametrize(
    ("resource", "row"),
    [
        ("server", {**ACTIVE, "status": "migrating"}),
        ("server", {**ACTIVE, "power_status": "paused"}),
        ("baremetal", {"status": "haunted"}),
        ("block", {"status": "shrinking"}),
        ("iso", {"filename": "old.iso"}),
    ],
)
def test_what_is_unknown_is_not_guessed(v1: Api, resource: str, row: Row) -> None:
    assert v1.resource(resource).state_of(row) is None


@given(data=st.data())
def test_counted_together_rows_are_in_the_states_they_are_in_alone(data: st.DataObject) -> None:
    api = load(data.draw(st.sampled_from(["v1", "v2"])))
    resource = data.draw(st.sampled_from([resource for resource in api.resources if resource.states]))
    told = [pair for state in resource.states for pair in state.when]
    told += [(name, (str(port), f"{port}:{port + 1}")) for state in resource.states for name, port in state.spans]
    values = {name: st.none() | st.booleans() | st.just("odd") | st.sampled_from(known) for name, known in told}
    rows = data.draw(st.lists(st.fixed_dictionaries({}, optional=values), max_size=6))
    alone = Counter(state for row in rows if (state := resource.state_of(row)))
    assert resource.tally(rows) == alone


def test_what_passes_by_itself_is_busy(v1: Api) -> None:
    for resource in v1.resources:
        for state in resource.states:
            assert state.transient == (state.tone is Tone.BUSY), (resource.name, state.word)


@pytest.mark.parametrize(
    ("resource", "row", "label"),
    [
        ("server", {"SUBID": "576965", "label": "web-1"}, "web-1"),
        ("server", {"SUBID": "576965", "label": ""}, "576965"),
        ("dns", {"domain": "example.com"}, "example.com"),
        ("iso", {"ISOID": "24", "filename": "a.iso"}, "a.iso"),
        ("firewall", {"FIREWALLGROUPID": "1234abcd", "description": "http"}, "http"),
    ],
)
def test_label(v1: Api, resource: str, row: Row, label: str) -> None:
    assert v1.resource(resource).label_of(row) == label


def test_servers_in_eighty_columns(v1: Api) -> None:
    columns = sorted(v1.resource("server").columns, key=lambda field: field.priority)
    assert [field.name for field in columns[:5]] == ["label", "main_ip", "location", "ram", "cost_per_month"]


def test_the_catalogue_lasts_a_day_and_servers_seconds(v1: Api) -> None:
    for resource in v1.resources:
        assert (resource.fresh_for == 86400) == (resource.section == "Catalogue")
    assert v1.resource("server").fresh_for == 15


def test_rules_of_both_versions_are_listed_with_what_the_service_leaves_out(v1: Api) -> None:
    v4, v6 = v1.resource("firewall_rule").lists
    assert dict(v4.arguments) == {"direction": "in", "ip_type": "v4"}
    assert dict(v6.arguments) == {"direction": "in", "ip_type": "v6"}
    assert [ip_address(dict(v.blanks)["subnet"]) for v in (v4, v6)] == [IPv4Address(0), IPv6Address(0)]


@pytest.mark.parametrize(("name", "title"), [("www", "A www"), ("", "A @"), ("0", "A 0"), (None, "A @")])
def test_a_record_called_nought_is_not_the_zone_itself(name: str | None, title: str) -> None:
    assert load("v1").resource("dns_record").title_of({"type": "A", "name": name}) == title
