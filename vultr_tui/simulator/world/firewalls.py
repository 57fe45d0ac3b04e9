"""Firewall groups: rules that let traffic in to the servers of a group."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.api.formats import PREFIXES, check_format
from vultr_tui.api.values import Format
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table firewall_groups (
    id          text primary key,           -- eight hexadecimal digits
    description text not null,
    created     real not null,
    modified    real not null,
    last_rule   integer not null default 0  -- the highest number a rule of it ever had
);
create table firewall_rules (
    firewall    text not null,              -- the group's id
    number      integer not null,
    ip_type     text not null,              -- v4, v6
    protocol    text not null,              -- icmp, tcp, udp, gre, esp, ah
    port        text not null,              -- 80, 8000:8080, or nothing
    subnet      text not null,              -- nothing where the size is 0: any address
    subnet_size integer not null,
    source      text not null default '',   -- a network by its name, cloudflare
    notes       text not null default '',
    primary key (firewall, number)
) without rowid;
"""

UNKNOWN = (
    "Invalid firewall group.  Check FIREWALLGROUPID value and ensure your API key matches the firewall group's account"
)
"""The beginning: clients agree."""

UNKNOWN_RULE = (
    "Invalid firewall rule.  Check rulenumber value and ensure your API key matches the firewall group's account"
)

MAX_RULES = 50
"""How many rules a group may have (clients agree)."""

PROTOCOLS = ("icmp", "tcp", "udp", "gre", "esp", "ah")
"""The last two came with v2."""

WITH_PORT = ("tcp", "udp")
"""The protocols that have ports."""

COUNTED = """
select g.*,
    (select count(*) from firewall_rules r where r.firewall = g.id) as rule_count,
    (select count(*) from servers s where s.firewall_group = g.id and s.gone_at is null) as instance_count
from firewall_groups g
where ? in (g.id, '')
order by g.created, g.id
"""

NO_GROUP = ""
"""What a server has that is in no group."""

FIND_RULE = """
select 1 from firewall_rules
where firewall = ? and ip_type = ? and protocol = ? and port = ? and subnet = ? and subnet_size = ?
"""


def owned(world: World, group: str) -> sqlite3.Row:
    """The group of that id; raises Refusal if the account has none such."""
    row = world.row("select * from firewall_groups where id = ?", group)
    if row is None:
        raise Refusal(UNKNOWN)
    return row


def listed(world: World, only: str = "") -> Iterator[sqlite3.Row]:
    """All groups, oldest first, or the one of that id, with `rule_count` and `instance_count`."""
    return world.rows(COUNTED, only)


def create(world: World, description: str = "") -> str:
    """Make an empty group; its id."""
    group = f"{world.chance.getrandbits(32):08x}"
    world.insert("firewall_groups", id=group, description=description, created=world.now, modified=world.now)
    return group


def describe(world: World, group: str, description: str) -> None:
    """Change what a group is called; raises Refusal if there is no such group."""
    owned(world, group)
    world.update("firewall_groups", "id", group, description=description, modified=world.now)


def delete(world: World, group: str) -> None:
    """Remove a group and its rules and take it off all servers; raises Refusal if there is no such group."""
    owned(world, group)
    world.update("servers", "firewall_group", group, firewall_group=NO_GROUP)
    world.delete("firewall_rules", "firewall", group)
    world.delete("firewall_groups", "id", group)


def rules(world: World, group: str, ip_type: str) -> Iterator[sqlite3.Row]:
    """The rules of a group for one kind of address, by number; raises Refusal if there is no such group or kind."""
    if ip_type not in PREFIXES:
        owned(world, group)
        raise Refusal("Invalid IP type")
    return (rule for rule in all_rules(world, group) if rule["ip_type"] == ip_type)


def all_rules(world: World, group: str) -> list[sqlite3.Row]:
    """List the rules of a group, by number; raises Refusal if there is no such group."""
    found = world.rows("select * from firewall_rules where firewall = ? order by number", owned(world, group)["id"])
    return list(found)


def rule(world: World, group: str, number: int) -> sqlite3.Row:
    """Return a rule of a group; raises Refusal if there is no such group or rule."""
    found = next((rule for rule in all_rules(world, group) if rule["number"] == number), None)
    if found is None:
        raise Refusal(UNKNOWN_RULE)
    return found


def add_rule(
    world: World, group: str, ip_type: str, protocol: str, subnet: str, subnet_size: int, port: str = ""
) -> int:
    """Let in one protocol, from a network, to a port or `low:high`; the rule's number.

    No subnet, or one of size 0, is anywhere. Numbers count up within the group over both kinds of address,
    since a rule is deleted by its number alone, and are never given twice. Raises Refusal for what cannot be a
    rule, for the same rule again, and beyond `MAX_RULES`.
    """
    firewall = owned(world, group)
    _check_rule(ip_type, protocol, subnet, subnet_size, port)
    rule = {
        "ip_type": ip_type,
        "protocol": protocol,
        "port": port if protocol in WITH_PORT else "",
        "subnet": subnet if subnet_size else "",
        "subnet_size": subnet_size,
    }
    _check_room(world, group)
    if world.row(FIND_RULE, group, *rule.values()):
        raise _no_rule("This rule is already defined")
    number = int(firewall["last_rule"]) + 1
    world.insert("firewall_rules", firewall=group, number=number, **rule)
    world.update("firewall_groups", "id", group, last_rule=number, modified=world.now)
    return number


def annotate(world: World, group: str, number: int, *, source: str, notes: str) -> None:
    """Tell of a rule what is remembered beside it."""
    world.db.execute(
        "update firewall_rules set source = ?, notes = ? where firewall = ? and number = ?",
        (source, notes, group, number),
    )


def remove_rule(world: World, group: str, number: int) -> None:
    """Remove a rule; raises Refusal if there is no such group or rule."""
    owned(world, group)
    removed = world.db.execute("delete from firewall_rules where firewall = ? and number = ?", (group, number))
    if not removed.rowcount:
        raise Refusal(UNKNOWN_RULE)
    world.update("firewall_groups", "id", group, modified=world.now)


def _check_room(world: World, group: str) -> None:
    count = world.row("select count(*) as rules from firewall_rules where firewall = ?", group)
    if count and count["rules"] >= MAX_RULES:
        raise _no_rule(f"A firewall group can have at most {MAX_RULES} rules")


def _check_rule(ip_type: str, protocol: str, subnet: str, size: int, port: str) -> None:
    if ip_type not in PREFIXES:
        raise _no_rule("Invalid IP type")
    if protocol not in PROTOCOLS:
        raise _no_rule("Invalid protocol")
    anywhere = size == 0 and not subnet
    if not anywhere and (check_format(Format.ADDRESS, subnet, ip_type) or not 0 <= size <= PREFIXES[ip_type]):
        raise _no_rule("Invalid subnet")
    if protocol in WITH_PORT and check_format(Format.PORT, port):
        raise _no_rule("Invalid port")


def _no_rule(why: str) -> Refusal:
    return Refusal(f"Unable to create firewall rule: {why}")
