"""NAT gateways: how what is in a VPC network reaches the world, and is reached from it."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import BILLED, ID, LABELLED, MADE, STARTING, STATUS, VPC, flag, may, must, whole
from vultr_tui.api.values import Format, Type

GATEWAY = must("nat_gateway_id", "The NAT gateway", refers_to="nat")
GATEWAYS = Collection("nat", "NAT gateway", GATEWAY, "/vpcs/{vpc_id}/nat-gateway", "nat_gateway", within=(VPC,))
FIREWALL = Collection(
    "nat",
    "firewall rule",
    must("firewall_rule_id", "The firewall rule", title="Rule"),
    f"{GATEWAYS.row}/global/firewall-rules",
    "firewall_rule",
    prefix="rule_",
    within=(VPC, GATEWAY),
)
FORWARDING = Collection(
    "nat",
    "port forwarding rule",
    must("port_forwarding_rule_id", "The port forwarding rule", title="Rule"),
    f"{GATEWAYS.row}/global/port-forwarding-rules",
    "port_forwarding_rule",
    prefix="forward_",
    within=(VPC, GATEWAY),
)
NOTES = may("notes", "What it is for", title="Notes")
FORWARD = (
    may("name", "What it is called", title="Name", example="web"),
    may("protocol", "Which protocol", title="Protocol", allowed=("tcp", "udp", "both")),
    whole("external_port", "The port that is open to the world", 1, 65535, title="From port"),
    may(
        "internal_ip", "The address in the network it leads to", title="To", format=Format.ADDRESS, example="10.1.96.3"
    ),
    whole("internal_port", "The port there", 1, 65535, title="To port"),
    flag("enabled", "Whether it is on", title="On"),
    may("description", "What it is for", title="Description"),
)
OPENS = "Opens the port to whomever the gateway's firewall rules let through."

OPERATIONS: tuple[Operation, ...] = (
    GATEWAYS.lists(),
    GATEWAYS.shows(),
    GATEWAYS.makes(
        Risk.DISRUPTIVE,
        may("label", "What it is called"),
        may("tag", "A word to find it by"),
        details="Billed from now on, and by what goes through it.",
        cost=BILLED,
        finish=GATEWAYS.ready(),
        stale=("nat", "network", "account"),
    ),
    GATEWAYS.sets("PUT", "label_set", "Label a NAT gateway", must("label", "What it is called")),
    GATEWAYS.sets("PUT", "tag_set", "Tag a NAT gateway", must("tag", "A word to find it by")),
    GATEWAYS.destroys(
        "What is in the network reaches the world no more by it, and its addresses go back to Vultr.", "network"
    ),
    FIREWALL.lists(),
    FIREWALL.shows(),
    FIREWALL.makes(
        Risk.DESTRUCTIVE,
        may("protocol", "Which protocol", title="Protocol", allowed=("tcp", "udp")),
        may("port", "The port, or two with a colon between", title="Port", format=Format.PORT),
        may("subnet", "From where", title="From", format=Format.ADDRESS),
        may("subnet_size", "The length of that network's prefix", title="Prefix"),
        NOTES,
        details="Lets what comes from there through to the port.",
    ),
    FIREWALL.changes(
        "describe", "Say what a firewall rule of a NAT gateway is for", Risk.REVERSIBLE, "PUT", NOTES, repeatable=True
    ),
    FIREWALL.removes("What it let through is let through no more.", verb="delete"),
    FORWARDING.lists(),
    FORWARDING.shows(),
    FORWARDING.makes(Risk.DISRUPTIVE, *FORWARD, details=OPENS),
    FORWARDING.changes(
        "update",
        "Change a port forwarding rule of a NAT gateway",
        Risk.DISRUPTIVE,
        "PUT",
        *FORWARD,
        details=OPENS,
        repeatable=True,
    ),
    FORWARDING.removes("What came in by it comes in no more.", verb="delete"),
)

RESOURCES: tuple[Resource, ...] = (
    GATEWAYS.pane(
        "NAT gateways",
        "",
        (
            ID,
            LABELLED,
            Field(name="public_ips", title="Addresses", type=Type.ARRAY, priority=2),
            Field(name="private_ips", title="In the network", type=Type.ARRAY, priority=3),
            Field(name="tag", title="Tag", priority=4),
            Field(name="public_ips_v6", title="IPv6", type=Type.ARRAY),
            Field(name="vpc_id", title="VPC network", refers_to="network"),
            Field(name="billing", title="Billing", type=Type.OBJECT),
            MADE,
            STATUS,
        ),
        label="label",
        states=STARTING,
    ),
)
