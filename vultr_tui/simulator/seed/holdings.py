"""What a typical account owns besides machines, as data."""

from __future__ import annotations

from dataclasses import dataclass

EXAMPLE_BOOT_SCRIPT = "#!/bin/sh\nset -e\napt-get update\napt-get install -y nginx\nsystemctl enable --now nginx\n"
EXAMPLE_PXE_SCRIPT = "#!ipxe\nchain http://boot.example.com/menu.ipxe\n"

SCRIPTS = (
    ("install nginx", "boot", EXAMPLE_BOOT_SCRIPT, 410),
    ("network boot", "pxe", EXAMPLE_PXE_SCRIPT, 120),
)
"""Name, kind, text, days ago."""

KEYS = (("laptop", None), ("workstation", 690), ("deploy", 410))
"""Name and days ago; the oldest keys have no date."""

ISOS = (
    ("https://mirror.example.org/openbsd-6.3-amd64-install.iso", 34),
    ("https://mirror.example.org/alpine-virt-3.7.0-x86_64.iso", 12),
)
"""Address and days ago."""

NETWORKS = (
    ("production", 1, "10.99.0.0", 16, 432, ("db-1", "web-1", "web-2", "lb-1", "cache-1", "db-2", "web-3")),
    ("storage", 1, "10.100.0.0", 24, 388, ("cache-1",)),
    ("office", 7, "192.168.50.0", 24, 121, ("web-ams",)),
)
"""Description, region, subnet, its length, days ago, labels of the servers in it."""

SNAPSHOTS = (
    ("web-1", "web base image", 380),
    ("db-1", "before upgrade", 96),
    ("git", "", 60),
    ("shop", "spring sale", 21),
    ("old-mail", "last state", 41),
)
"""Label of the server, description, days ago."""

USERS = (
    ("Deployment", "deploy@example.com", ("subscriptions", "provisioning", "upgrade", "firewall"), True),
    ("Accounting", "accounting@example.com", ("billing",), False),
    ("Name service", "dns@example.com", ("dns", "support", "abuse"), True),
)
"""Name, address, ACLs, whether the key works."""

PAYMENTS = ((60, 400.0), (28, 350.0))
"""Days ago and dollars."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a firewall group lets in, from a subnet like `10.99.0.0/16`, or from anywhere if empty."""

    protocol: str
    port: str = ""
    subnet: str = ""


FIREWALLS: dict[str, tuple[Rule, ...]] = {
    "web": (Rule("tcp", "80"), Rule("tcp", "443"), Rule("icmp"), Rule("tcp", "22", "198.51.100.0/24")),
    "mail": (Rule("tcp", "25"), Rule("tcp", "465"), Rule("tcp", "587"), Rule("tcp", "993"), Rule("icmp")),
    "database": (Rule("tcp", "3306", "10.99.0.0/16"), Rule("tcp", "22", "198.51.100.0/24")),
    "ops": (Rule("icmp"), Rule("tcp", "22", "198.51.100.0/24"), Rule("udp", "51820"), Rule("tcp", "8000:8080")),
    "closed": (),
}
"""The rules of each group, by its description."""


FIREWALLED = {
    "web": ("web-1", "web-2", "lb-1", "shop", "web-fra", "web-lhr", "web-ams", "web-3"),
    "mail": ("old-mail", "mail"),
    "database": ("db-1", "db-2"),
    "ops": ("vpn", "ns-1", "monitor"),
}
"""Labels of the servers in each group."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume in New Jersey, attached to the server of that label, if any."""

    label: str
    size: int
    age: float
    server: str = ""


VOLUMES = (
    Volume("db-data", 200, 431, "db-1"),
    Volume("assets", 50, 300, "web-1"),
    Volume("scratch", 100, 190),
    Volume("db-2-data", 200, 230, "db-2"),
)


@dataclass(frozen=True, slots=True)
class Reserved:
    """A reserved IP, attached to the server of that label, if any."""

    label: str
    region: int
    ip_type: str
    age: float
    server: str = ""


RESERVED = (
    Reserved("mail", 2, "v4", 690, "mail"),
    Reserved("www", 1, "v4", 405, "lb-1"),
    Reserved("spare", 1, "v4", 80),
    Reserved("amsterdam v6", 7, "v6", 44),
)
