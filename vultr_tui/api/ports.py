"""What ports are for, and which of them nobody should leave open to the world."""

from __future__ import annotations

import re

SERVICES = {
    20: "ftp-data",
    21: "ftp",
    22: "ssh",
    23: "telnet",
    25: "smtp",
    53: "dns",
    67: "dhcp",
    69: "tftp",
    80: "http",
    110: "pop3",
    123: "ntp",
    143: "imap",
    161: "snmp",
    179: "bgp",
    389: "ldap",
    443: "https",
    445: "smb",
    465: "smtps",
    500: "ike",
    514: "syslog",
    587: "submission",
    636: "ldaps",
    853: "dns-tls",
    873: "rsync",
    993: "imaps",
    995: "pop3s",
    1194: "openvpn",
    1433: "mssql",
    1883: "mqtt",
    2049: "nfs",
    2379: "etcd",
    3128: "squid",
    3306: "mysql",
    3389: "rdp",
    4500: "ipsec-nat",
    5060: "sip",
    5432: "postgresql",
    5672: "amqp",
    5900: "vnc",
    6379: "redis",
    6443: "kubernetes",
    8080: "http-alt",
    8443: "https-alt",
    9090: "prometheus",
    9200: "elasticsearch",
    11211: "memcached",
    27017: "mongodb",
    51820: "wireguard",
}
"""The service that people expect at a port (IANA's registry, and custom where that has none)."""

LAST_PORT = 65535

_PORTS = re.compile(r"\s*(\d{1,5})(?:\s*[:-]\s*(\d{1,5}))?\s*", re.ASCII)


def ports(text: str) -> range:
    """Give the ports that `22`, `8000:8080` or `8000 - 8080` means; none for anything else."""
    match = _PORTS.fullmatch(text)
    return range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)


def service(text: str) -> str:
    """Name what a single port is for; empty for a range, and for a port without a name."""
    found = ports(text)
    return SERVICES.get(found.start, "") if len(found) == 1 else ""
