"""Firewall groups and their rules (reference: Firewall)."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Escalation, Operation, Reply, Risk, Shape, Undo, given, replied
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v1.shared import FIREWALL, IP_TYPE
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

WITH_PORTS = ("tcp", "udp")
ANYWHERE = (("v4", "0.0.0.0"), ("v6", "::"))  # noqa: S104 - a network, not an interface
"""The network of every address, which the service leaves out of a rule."""

FROM_ANYWHERE = ("subnet_size", ("0",))

DESCRIPTION = Parameter(name="description", summary="What the group is for", example="web servers")
DIRECTION = Parameter(name="direction", summary="Which way traffic goes", default="in", allowed=("in",))
RULE = Parameter(name="rulenumber", summary="The rule", type=Type.INTEGER, refers_to="firewall_rule", example="1")
PORT = Parameter(
    name="port",
    summary="A port, or two with a colon between (TCP and UDP only)",
    required=False,
    format=Format.PORT,
    when=When("protocol", WITH_PORTS),
    example="443",
)

GROUPS: tuple[Operation, ...] = (
    read(
        "firewall.group_list",
        "List the firewall groups",
        access="firewall",
        parameters=(optional(FIREWALL, "Only this group"),),
        reply=Reply(Shape.KEYED, "firewall"),
    ),
    change(
        "firewall.group_create",
        "Create a firewall group",
        Risk.REVERSIBLE,
        details="It has no rules yet: add some before you put servers behind it.",
        access="firewall",
        parameters=(optional(DESCRIPTION),),
        reply=Reply(Shape.OBJECT, "firewall"),
        stale=("firewall",),
        example=(("description", "proxies"),),
    ),
    change(
        "firewall.group_set_description",
        "Describe a firewall group",
        Risk.REVERSIBLE,
        access="firewall",
        on=FIREWALL,
        parameters=(DESCRIPTION,),
        repeatable=True,
        stale=("firewall",),
        undo=put_back("firewall.group_set_description", ("FIREWALLGROUPID",), ("description",)),
    ),
    change(
        "firewall.group_delete",
        "Delete a firewall group",
        Risk.DESTRUCTIVE,
        details="Every server in the group is left without a firewall: all its ports are open to the world.",
        access="firewall",
        on=FIREWALL,
        stale=("firewall", "firewall_rule", "server"),
    ),
)

RULES: tuple[Operation, ...] = (
    read(
        "firewall.rule_list",
        "List the rules of a firewall group",
        access="firewall",
        on=FIREWALL,
        parameters=(DIRECTION, IP_TYPE),
        reply=Reply(Shape.KEYED, "firewall_rule"),
    ),
    change(
        "firewall.rule_create",
        "Add a rule that lets traffic in",
        Risk.DISRUPTIVE,
        details="Rules only ever allow; what no rule allows is dropped. Takes effect on every server of the group.",
        access="firewall",
        on=FIREWALL,
        parameters=(
            DIRECTION,
            IP_TYPE,
            Parameter(name="protocol", summary="The protocol", allowed=("icmp", "tcp", "udp", "gre"), example="tcp"),
            Parameter(
                name="subnet",
                summary="The network traffic comes from; 0.0.0.0 or :: with size 0 for anywhere",
                format=Format.ADDRESS,
                decided_by="ip_type",
                example="198.51.100.0",
            ),
            Parameter(
                name="subnet_size",
                summary="The length of the network's prefix",
                type=Type.INTEGER,
                format=Format.PREFIX,
                minimum=0,
                maximum=128,
                decided_by="ip_type",
            ),
            PORT,
        ),
        reply=Reply(Shape.OBJECT, "firewall_rule"),
        escalations=(
            Escalation("subnet_size", ("0",), Risk.DESTRUCTIVE, "a prefix of length 0 lets in the whole internet"),
        ),
        stale=("firewall_rule", "firewall"),
        undo=Undo(
            "firewall.rule_delete",
            (("FIREWALLGROUPID", given("FIREWALLGROUPID")), ("rulenumber", replied("rulenumber"))),
        ),
        example=(("port", "443"),),
    ),
    change(
        "firewall.rule_delete",
        "Delete a rule",
        Risk.DISRUPTIVE,
        details="What it let in is dropped from now on, for every server of the group; it may be your own way in.",
        access="firewall",
        on=RULE,
        parameters=(FIREWALL,),
        stale=("firewall_rule", "firewall"),
        undo=put_back(
            "firewall.rule_create",
            ("FIREWALLGROUPID",),
            ("direction", "ip_type", "protocol", "subnet", "subnet_size", "port"),
        ),
    ),
)

OPERATIONS: tuple[Operation, ...] = GROUPS + RULES

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="firewall",
        title="Firewalls",
        section="Network",
        lists=(Listing("firewall.group_list"),),
        key="FIREWALLGROUPID",
        label="description",
        fields=(
            Field(name="FIREWALLGROUPID", title="ID", priority=4),
            Field(name="description", title="Description", priority=1),
            Field(name="instance_count", title="Servers", type=Type.INTEGER, priority=2),
            Field(name="rule_count", title="Rules", type=Type.INTEGER, priority=3),
            Field(name="max_rule_count", title="Rules at most", type=Type.INTEGER),
            Field(name="date_modified", title="Changed", format=Format.DATE, priority=5),
            Field(name="date_created", title="Created", format=Format.DATE),
        ),
        states=(
            State("no rules", Tone.NEUTRAL, (("rule_count", ("0",)),)),
            State("unused", Tone.OFF, (("instance_count", ("0",)),)),
            State("in use", Tone.GOOD),
        ),
        tabs=(Tab("Rules", View.ROWS, "firewall_rule"), Tab("Overview", View.FIELDS)),
    ),
    Resource(
        name="firewall_rule",
        title="Rules",
        section="",
        lists=tuple(
            Listing("firewall.rule_list", (("direction", "in"), ("ip_type", version)), blanks=(("subnet", everything),))
            for version, everything in ANYWHERE
        ),
        key="rulenumber",
        fields=(
            Field(name="rulenumber", title="Rule", priority=1),
            Field(name="action", title="Action", priority=7),
            Field(name="protocol", title="Proto", priority=2),
            Field(name="port", title="Port", format=Format.PORT, priority=3),
            Field(name="subnet", title="From", format=Format.NETWORK, priority=4),
            Field(name="subnet_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=5),
            Field(name="ip_type", title="IP", priority=6),
            Field(name="direction", title="Direction"),
        ),
        states=(
            State("ssh open to all", Tone.BAD, (FROM_ANYWHERE, ("protocol", ("tcp",))), spans=(("port", 22),)),
            State("rdp open to all", Tone.BAD, (FROM_ANYWHERE, ("protocol", WITH_PORTS)), spans=(("port", 3389),)),
            State("open to all", Tone.NEUTRAL, (FROM_ANYWHERE,)),
            State("limited", Tone.GOOD),
        ),
        order="rulenumber",
        parent="firewall",
        parent_parameter="FIREWALLGROUPID",
    ),
)
