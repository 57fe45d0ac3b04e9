"""Firewall groups and their rules."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Escalation, Operation, Risk, Undo, given, replied
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.shared import DESCRIPTION, FIREWALL, IP_TYPE
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

WITH_PORTS = ("tcp", "udp", "TCP", "UDP")
FROM_ANYWHERE = ("subnet_size", ("0",))
RULE = Parameter(name="firewall_rule_id", summary="The rule", type=Type.INTEGER, refers_to="firewall_rule", example="1")

OPERATIONS: tuple[Operation, ...] = (
    read("firewall.group_list", "List the firewall groups", "/firewalls", reply=pages("firewall", "firewall_groups")),
    read(
        "firewall.group_info",
        "Show a firewall group",
        "/firewalls/{firewall_group_id}",
        on=FIREWALL,
        reply=one("firewall", "firewall_group"),
    ),
    change(
        "firewall.group_create",
        "Create a firewall group",
        Risk.REVERSIBLE,
        "POST /firewalls",
        details="It has no rules yet: add some before you put servers behind it.",
        access="firewall",
        parameters=(optional(DESCRIPTION),),
        reply=one("firewall", "firewall_group"),
        stale=("firewall",),
        example=(("description", "proxies"),),
    ),
    change(
        "firewall.group_set_description",
        "Describe a firewall group",
        Risk.REVERSIBLE,
        "PUT /firewalls/{firewall_group_id}",
        access="firewall",
        on=FIREWALL,
        parameters=(DESCRIPTION,),
        repeatable=True,
        stale=("firewall",),
        undo=put_back("firewall.group_set_description", ("firewall_group_id",), ("description",)),
    ),
    change(
        "firewall.group_delete",
        "Delete a firewall group",
        Risk.DESTRUCTIVE,
        "DELETE /firewalls/{firewall_group_id}",
        details="Every server in the group is left without a firewall: all its ports are open to the world.",
        access="firewall",
        on=FIREWALL,
        stale=("firewall", "firewall_rule", "server"),
    ),
    read(
        "firewall.rule_list",
        "List the rules of a firewall group",
        "/firewalls/{firewall_group_id}/rules",
        on=FIREWALL,
        reply=pages("firewall_rule", "firewall_rules"),
    ),
    change(
        "firewall.rule_create",
        "Add a rule that lets traffic in",
        Risk.DISRUPTIVE,
        "POST /firewalls/{firewall_group_id}/rules",
        details="Rules only ever allow; what no rule allows is dropped. Takes effect on every server of the group.",
        access="firewall",
        on=FIREWALL,
        parameters=(
            IP_TYPE,
            Parameter(
                name="protocol",
                summary="The protocol",
                allowed=("tcp", "udp", "icmp", "gre", "esp", "ah"),
                example="tcp",
            ),
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
            Parameter(
                name="port",
                summary="A port, or two with a colon between (TCP and UDP only)",
                required=False,
                format=Format.PORT,
                when=When("protocol", ("tcp", "udp")),
                example="443",
            ),
            Parameter(
                name="source",
                summary="Instead of a network: cloudflare, or the id of a load balancer",
                required=False,
            ),
            Parameter(name="notes", summary="What the rule is for", required=False, example="office"),
        ),
        reply=one("firewall_rule", "firewall_rule"),
        escalations=(
            Escalation("subnet_size", ("0",), Risk.DESTRUCTIVE, "a prefix of length 0 lets in the whole internet"),
        ),
        stale=("firewall_rule", "firewall"),
        undo=Undo(
            "firewall.rule_delete",
            (("firewall_group_id", given("firewall_group_id")), ("firewall_rule_id", replied("id"))),
        ),
        example=(("port", "443"),),
    ),
    read(
        "firewall.rule_info",
        "Show a rule",
        "/firewalls/{firewall_group_id}/rules/{firewall_rule_id}",
        on=RULE,
        parameters=(FIREWALL,),
        reply=one("firewall_rule", "firewall_rule"),
    ),
    change(
        "firewall.rule_delete",
        "Delete a rule",
        Risk.DISRUPTIVE,
        "DELETE /firewalls/{firewall_group_id}/rules/{firewall_rule_id}",
        details="What it let in is dropped from now on, for every server of the group; it may be your own way in.",
        access="firewall",
        on=RULE,
        parameters=(FIREWALL,),
        stale=("firewall_rule", "firewall"),
        undo=put_back(
            "firewall.rule_create",
            ("firewall_group_id",),
            ("ip_type", "protocol", "subnet", "subnet_size", "port", "source", "notes"),
        ),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="firewall",
        title="Firewalls",
        section="Network",
        lists=(Listing("firewall.group_list"),),
        key="id",
        label="description",
        fields=(
            Field(name="id", title="ID", priority=4),
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
        lists=(Listing("firewall.rule_list"),),
        key="id",
        fields=(
            Field(name="id", title="Rule", priority=1),
            Field(name="action", title="Action", priority=8),
            Field(name="protocol", title="Proto", priority=2),
            Field(name="port", title="Port", format=Format.PORT, priority=3),
            Field(name="subnet", title="From", format=Format.NETWORK, priority=4),
            Field(name="subnet_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=5),
            Field(name="source", title="Source", priority=7),
            Field(name="ip_type", title="IP", priority=6),
            Field(name="notes", title="Notes", priority=9),
        ),
        states=(
            State("ssh open to all", Tone.BAD, (FROM_ANYWHERE, ("protocol", ("tcp", "TCP"))), spans=(("port", 22),)),
            State("rdp open to all", Tone.BAD, (FROM_ANYWHERE, ("protocol", WITH_PORTS)), spans=(("port", 3389),)),
            State("open to all", Tone.NEUTRAL, (FROM_ANYWHERE,)),
            State("limited", Tone.GOOD),
        ),
        order="id",
        parent="firewall",
        parent_parameter="firewall_group_id",
    ),
)
