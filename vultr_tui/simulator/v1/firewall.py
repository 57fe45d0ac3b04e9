"""v1's firewall group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import firewalls
from vultr_tui.simulator.world.world import Refusal, World, date


@handles("firewall.group_list")
def group_list(world: World, call: Call) -> Json:
    """All firewall groups, or the one asked for, by id."""
    return {
        group["id"]: {
            "FIREWALLGROUPID": group["id"],
            "description": group["description"],
            "date_created": date(group["created"]),
            "date_modified": date(group["modified"]),
            "instance_count": group["instance_count"],
            "rule_count": group["rule_count"],
            "max_rule_count": firewalls.MAX_RULES,
        }
        for group in firewalls.listed(world, call.text("FIREWALLGROUPID"))
    }


@handles("firewall.group_create")
def group_create(world: World, call: Call) -> Json:
    """Make an empty group."""
    return {"FIREWALLGROUPID": firewalls.create(world, call.text("description"))}


@handles("firewall.group_set_description")
def group_set_description(world: World, call: Call) -> Json:
    """Change what a group is called."""
    firewalls.describe(world, call.text("FIREWALLGROUPID"), call.text("description"))
    return None


@handles("firewall.group_delete")
def group_delete(world: World, call: Call) -> Json:
    """Remove a group and take it off all servers."""
    firewalls.delete(world, call.text("FIREWALLGROUPID"))
    return None


@handles("firewall.rule_list")
def rule_list(world: World, call: Call) -> Json:
    """A group's rules for one kind of address, by number."""
    _check_direction(call)
    return {
        str(rule["number"]): {
            "rulenumber": rule["number"],
            "action": "accept",
            "protocol": rule["protocol"],
            "port": rule["port"].replace(":", " - "),
            "subnet": rule["subnet"],
            "subnet_size": rule["subnet_size"],
        }
        for rule in firewalls.rules(world, call.text("FIREWALLGROUPID"), call.text("ip_type"))
    }


@handles("firewall.rule_create")
def rule_create(world: World, call: Call) -> Json:
    """Let in one protocol from a network."""
    _check_direction(call)
    number = firewalls.add_rule(
        world,
        call.text("FIREWALLGROUPID"),
        call.text("ip_type"),
        call.text("protocol"),
        call.text("subnet"),
        call.number("subnet_size", -1),
        call.text("port"),
    )
    return {"rulenumber": number}


@handles("firewall.rule_delete")
def rule_delete(world: World, call: Call) -> Json:
    """Remove a rule."""
    firewalls.remove_rule(world, call.text("FIREWALLGROUPID"), call.number("rulenumber"))
    return None


def _check_direction(call: Call) -> None:
    if call.text("direction") != "in":
        raise Refusal("Invalid direction")
