"""Firewall groups and their rules."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import FIREWALL
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import firewalls
from vultr_tui.simulator.world.world import Refusal, World

UNKNOWN_RULE = "Invalid firewall rule"

NAMED_SOURCES = ("cloudflare",)
"""Networks that a rule calls by their name, and looks at no subnet beside it."""


@handles("GET /firewalls")
def list_(world: World, call: Call) -> Json:
    """List the firewall groups."""
    return page(call, "firewall_groups", firewalls.listed(world), _row, lambda group: FIREWALL.uuid(group["id"]))


@handles("GET /firewalls/{firewall_group_id}")
def get(world: World, call: Call) -> Json:
    """Tell of one group."""
    return _told(world, _group(world, call))


@handles("POST /firewalls", 201)
def create(world: World, call: Call) -> Json:
    """Make an empty group."""
    return _told(world, firewalls.create(world, call.text("description")))


@handles("PUT /firewalls/{firewall_group_id}")
def describe(world: World, call: Call) -> Json:
    """Change what a group is called."""
    firewalls.describe(world, _group(world, call), call.needed("description"))
    return None


@handles("DELETE /firewalls/{firewall_group_id}")
def delete(world: World, call: Call) -> Json:
    """Remove a group and take it off all servers."""
    firewalls.delete(world, _group(world, call))
    return None


@handles("GET /firewalls/{firewall_group_id}/rules")
def rules(world: World, call: Call) -> Json:
    """List a group's rules, for both kinds of address."""
    found = firewalls.all_rules(world, _group(world, call))
    return page(call, "firewall_rules", found, _rule, lambda rule: str(rule["number"]))


@handles("GET /firewalls/{firewall_group_id}/rules/{firewall_rule_id}")
def rule(world: World, call: Call) -> Json:
    """Tell of one rule."""
    return {"firewall_rule": _rule(_found(world, call))}


@handles("POST /firewalls/{firewall_group_id}/rules", 201)
def create_rule(world: World, call: Call) -> Json:
    """Let in one protocol from a network."""
    group = _group(world, call)
    everywhere = call.text("source") in NAMED_SOURCES
    number = firewalls.add_rule(
        world,
        group,
        call.text("ip_type"),
        call.text("protocol").lower(),
        "" if everywhere else call.text("subnet"),
        0 if everywhere else call.number("subnet_size", -1),
        call.text("port"),
    )
    firewalls.annotate(world, group, number, source=call.text("source"), notes=call.text("notes"))
    return {"firewall_rule": _rule(firewalls.rule(world, group, number))}


@handles("DELETE /firewalls/{firewall_group_id}/rules/{firewall_rule_id}")
def delete_rule(world: World, call: Call) -> Json:
    """Remove a rule."""
    firewalls.remove_rule(world, _group(world, call), _found(world, call)["number"])
    return None


def _group(world: World, call: Call) -> str:
    found = call.found(world, FIREWALL, "firewall_group_id", firewalls.owned)
    return str(found["id"])


def _told(world: World, group: str) -> Json:
    (row,) = firewalls.listed(world, group)
    return {"firewall_group": _row(row)}


def _found(world: World, call: Call) -> sqlite3.Row:
    try:
        return firewalls.rule(world, _group(world, call), call.number("firewall_rule_id"))
    except Refusal:
        raise Problem(UNKNOWN_RULE, 404) from None


def _row(group: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": FIREWALL.uuid(group["id"]),
        "description": group["description"],
        "date_created": moment(group["created"]),
        "date_modified": moment(group["modified"]),
        "instance_count": group["instance_count"],
        "rule_count": group["rule_count"],
        "max_rule_count": firewalls.MAX_RULES,
    }


def _rule(rule: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": rule["number"],
        "ip_type": rule["ip_type"],
        "action": "accept",
        "protocol": rule["protocol"],
        "port": rule["port"],
        "subnet": rule["subnet"] or ("::" if rule["ip_type"] == "v6" else "0.0.0.0"),  # noqa: S104
        "subnet_size": rule["subnet_size"],
        "source": rule["source"],
        "notes": rule["notes"],
    }
