"""Load balancers: what they pass on to which servers, and who may reach them."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import (
    BILLED,
    ID,
    LABELLED,
    LOCATED,
    MADE,
    PENDING_CHARGES,
    REGION,
    STARTING,
    STATUS,
    flag,
    may,
    must,
    whole,
)
from vultr_tui.api.values import Format, Type

BALANCER = must("load_balancer_id", "The load balancer", refers_to="loadbalancer")
BALANCERS = Collection(
    "loadbalancer", "load balancer", BALANCER, "/load-balancers", "load_balancer", access="loadbalancer"
)
FORWARDING = Collection(
    "loadbalancer",
    "forwarding rule",
    must("forwarding_rule_id", "The forwarding rule", refers_to="loadbalancer_rule"),
    f"{BALANCERS.row}/forwarding-rules",
    "forwarding_rule",
    prefix="rule_",
    within=(BALANCER,),
    access="loadbalancer",
)
FILTERS = Collection(
    "loadbalancer",
    "firewall rule",
    must("firewall_rule_id", "The firewall rule", refers_to="loadbalancer_firewall_rule"),
    f"{BALANCERS.row}/firewall-rules",
    "firewall_rule",
    prefix="firewall_rule_",
    within=(BALANCER,),
    access="loadbalancer",
)
PROTOCOLS = ("HTTP", "HTTPS", "TCP", "UDP")
LABEL = may("label", "What it is called")
NODES = whole("nodes", "How many machines it runs on: an odd number", 1, 99, title="Nodes")
REGIONS = may(
    "global_regions", "Further locations it is in", title="Further locations", type=Type.ARRAY, refers_to="region"
)
SERVERS = may("instances", "The servers behind it; they replace those it has", type=Type.ARRAY, refers_to="server")
RULES = may(
    "forwarding_rules",
    "What it passes on, as JSON; they replace those it has",
    type=Type.OBJECT,
    example='[{"frontend_protocol": "http", "frontend_port": 80, "backend_protocol": "http", "backend_port": 80}]',
)
FIREWALL_RULES = may(
    "firewall_rules",
    "Who may reach it, as JSON; they replace those it has",
    type=Type.OBJECT,
    example='[{"port": 80, "source": "0.0.0.0/0", "ip_type": "v4"}]',
)
CERTIFICATE = may(
    "ssl", "Its certificate and private key, as JSON", title="Certificate", type=Type.OBJECT, sensitive=True
)
AUTOMATIC = may("auto_ssl", "The domain to get a certificate for, as JSON", title="Own certificate", type=Type.OBJECT)
WORKINGS = (
    may("balancing_algorithm", "Who is next", title="Next is", allowed=("roundrobin", "leastconn")),
    flag("ssl_redirect", "Whether HTTP is sent on to HTTPS", title="HTTPS only"),
    flag("http2", "Whether it speaks HTTP/2", title="HTTP/2"),
    flag("http3", "Whether it speaks HTTP/3", title="HTTP/3"),
    flag("proxy_protocol", "Whether servers are told who asks, by the PROXY protocol", title="PROXY protocol"),
    whole("timeout", "Seconds it waits for a server", 1, 3600, title="Time-out"),
    may("health_check", "How it tells that a server is well, as JSON", type=Type.OBJECT),
    may("sticky_session", "The cookie that keeps a visitor at one server, as JSON", type=Type.OBJECT),
)
VPC = may("vpc", "The VPC network it reaches the servers by", refers_to="network")
ALSO = "Visitors may be cut off for a moment."

OPERATIONS: tuple[Operation, ...] = (
    BALANCERS.lists(),
    BALANCERS.shows(),
    BALANCERS.makes(
        Risk.DISRUPTIVE,
        REGION,
        LABEL,
        SERVERS,
        RULES,
        FIREWALL_RULES,
        *WORKINGS,
        NODES,
        CERTIFICATE,
        AUTOMATIC,
        VPC,
        REGIONS,
        details="Billed by its nodes, in each location. Without firewall rules everybody can reach it.",
        cost=BILLED,
        finish=BALANCERS.ready(),
        stale=("loadbalancer", "account"),
    ),
    BALANCERS.sets("PATCH", "label_set", "Label a load balancer", must("label", "What it is called")),
    BALANCERS.changes(
        "configure",
        "Change how a load balancer works",
        Risk.DISRUPTIVE,
        "PATCH",
        *WORKINGS,
        details=ALSO,
        repeatable=True,
    ),
    BALANCERS.changes(
        "resize",
        "Change on how many nodes and in which locations a load balancer runs",
        Risk.DISRUPTIVE,
        "PATCH",
        NODES,
        REGIONS,
        details="Billed by its nodes, in each location.",
        repeatable=True,
        stale=("loadbalancer", "account"),
    ),
    BALANCERS.changes(
        "instances_set",
        "Say which servers are behind a load balancer",
        Risk.DISRUPTIVE,
        "PATCH",
        SERVERS,
        details="Those that are not named get nothing from it any more.",
        repeatable=True,
    ),
    BALANCERS.changes(
        "rules_set",
        "Replace all forwarding rules of a load balancer",
        Risk.DESTRUCTIVE,
        "PATCH",
        RULES,
        details="What no rule passes on any more cannot be reached.",
        repeatable=True,
        stale=("loadbalancer", "loadbalancer_rule"),
    ),
    BALANCERS.changes(
        "firewall_set",
        "Replace all firewall rules of a load balancer",
        Risk.DESTRUCTIVE,
        "PATCH",
        FIREWALL_RULES,
        details="Without any rule everybody can reach it.",
        repeatable=True,
        stale=("loadbalancer", "loadbalancer_firewall_rule"),
    ),
    BALANCERS.changes(
        "network_set",
        "Change the VPC network by which a load balancer reaches its servers",
        Risk.DISRUPTIVE,
        "PATCH",
        VPC,
        details="Servers that are not in that network get nothing from it any more.",
        repeatable=True,
    ),
    BALANCERS.changes(
        "ssl_set",
        "Give a load balancer a certificate",
        Risk.DISRUPTIVE,
        "PATCH",
        CERTIFICATE,
        AUTOMATIC,
        details=f"It replaces the one it has. {ALSO}",
        exclusive=(("ssl", "auto_ssl"),),
        repeatable=True,
    ),
    BALANCERS.changes(
        "ssl_delete",
        "Take the certificate from a load balancer",
        Risk.DESTRUCTIVE,
        "DELETE /ssl",
        details="HTTPS no longer works, and the private key cannot be read back.",
    ),
    BALANCERS.changes(
        "auto_ssl_disable",
        "Have no certificate made for a load balancer any more",
        Risk.DESTRUCTIVE,
        "DELETE /auto_ssl",
        details="HTTPS no longer works unless it is given a certificate.",
    ),
    BALANCERS.destroys(
        "Its address goes back to Vultr, and whoever comes to it finds nothing. The servers behind it stay."
    ),
    BALANCERS.reads(
        "reverse_list",
        "Show the reverse DNS names of a load balancer",
        "/reverse-dns",
        reply=Reply(Shape.OBJECT),
    ),
    BALANCERS.changes(
        "reverse_set_ipv4",
        "Set the reverse DNS name of a load balancer's IPv4 address",
        Risk.REVERSIBLE,
        "PUT /reverse-dns",
        may("v4", "The name", title="Name", format=Format.HOSTNAME, example="www.example.com"),
        repeatable=True,
    ),
    BALANCERS.changes(
        "reverse_set_ipv6",
        "Set the reverse DNS names of a load balancer's IPv6 addresses",
        Risk.REVERSIBLE,
        "POST /reverse-dns",
        may("v6", "Addresses and names, as JSON", title="Names", type=Type.OBJECT),
        repeatable=True,
    ),
    BALANCERS.changes(
        "reverse_delete",
        "Delete the reverse DNS names of a load balancer",
        Risk.DISRUPTIVE,
        "DELETE /reverse-dns",
        details="Mail servers distrust an address without a name.",
    ),
    FORWARDING.lists(),
    FORWARDING.shows(),
    FORWARDING.makes(
        Risk.DISRUPTIVE,
        must("frontend_protocol", "What visitors speak", allowed=PROTOCOLS),
        whole("frontend_port", "The port they come to", 1, 65535, required=True),
        must("backend_protocol", "What the servers speak", allowed=PROTOCOLS),
        whole("backend_port", "The servers' port", 1, 65535, required=True),
        details="Opens the port to all whom its firewall rules let through.",
        reply=Reply(),
    ),
    FORWARDING.removes("Nothing comes through at its port any more.", verb="delete"),
    FILTERS.lists(),
    FILTERS.shows(),
    FILTERS.makes(
        Risk.DISRUPTIVE,
        must(
            "firewall_rules", FIREWALL_RULES.summary.partition(";")[0], type=Type.OBJECT, example=FIREWALL_RULES.example
        ),
        details="Opens ports to the networks named.",
        reply=Reply(),
    ),
    FILTERS.deletes("After the last rule everybody can reach it.", verb="delete"),
)

RESOURCES: tuple[Resource, ...] = (
    BALANCERS.pane(
        "Load balancers",
        "Network",
        (
            ID,
            LABELLED,
            Field(name="ipv4", title="IPv4", format=Format.ADDRESS, priority=2),
            LOCATED,
            Field(name="ipv6", title="IPv6", format=Format.ADDRESS, priority=6),
            Field(name="instances", title="Servers", type=Type.ARRAY, refers_to="server", priority=4),
            Field(name="nodes", title="Nodes", type=Type.INTEGER, priority=5),
            Field(name="has_ssl", title="HTTPS", type=Type.BOOLEAN, priority=7),
            Field(name="http2", title="HTTP/2", type=Type.BOOLEAN),
            Field(name="http3", title="HTTP/3", type=Type.BOOLEAN),
            Field(name="generic_info", title="Works", type=Type.OBJECT),
            Field(name="health_check", title="Health check", type=Type.OBJECT),
            Field(name="forwarding_rules", title="Passes on", type=Type.OBJECT),
            Field(name="firewall_rules", title="Lets in", type=Type.OBJECT),
            Field(name="node_ips", title="Addresses of nodes", type=Type.OBJECT),
            Field(name="auto_ssl", title="Own certificate", type=Type.OBJECT),
            Field(name="ssl_cert_b64", title="Certificate", secret=True),
            Field(name="global_regions", title="Further locations", type=Type.ARRAY, refers_to="region"),
            Field(name="global_parent_id", title="Belongs to"),
            Field(name="global_children_ids", title="In other locations", type=Type.ARRAY),
            Field(name="global_cname", title="Name of all"),
            Field(name="cname", title="Name"),
            PENDING_CHARGES,
            MADE,
            STATUS,
        ),
        label="label",
        names=("ipv4", "ipv6"),
        states=(State("installing", Tone.BUSY, (("status", ("installing",)),), transient=True), *STARTING),
        tabs=(
            Tab("Overview", View.FIELDS),
            Tab("Passes on", View.ROWS, "loadbalancer_rule"),
            Tab("Lets in", View.ROWS, "loadbalancer_firewall_rule", "No rules: everybody can reach it."),
            Tab("Reverse DNS", View.FIELDS, "loadbalancer.reverse_list"),
        ),
    ),
    FORWARDING.pane(
        "Forwarding rules",
        "",
        (
            ID,
            Field(name="frontend_protocol", title="Visitors speak", priority=1),
            Field(name="frontend_port", title="At port", type=Type.INTEGER, priority=2),
            Field(name="backend_protocol", title="Servers speak", priority=3),
            Field(name="backend_port", title="At port ", type=Type.INTEGER, priority=4),
        ),
        called="{frontend_protocol} {frontend_port}",
    ),
    FILTERS.pane(
        "Firewall rules",
        "",
        (
            ID,
            Field(name="port", title="Port", priority=1),
            Field(name="source", title="From", priority=2),
            Field(name="ip_type", title="IP", priority=3),
        ),
        called="{port} {source}",
    ),
)
