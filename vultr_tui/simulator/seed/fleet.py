"""The machines of a typical account, as data."""

from __future__ import annotations

from dataclasses import dataclass

_EWR, _ORD, _DFW, _LAX, _ATL, _AMS, _LHR, _FRA, _SJC, _CDG, _NRT, _MIA = 1, 2, 3, 5, 6, 7, 8, 9, 12, 24, 25, 39
_DEBIAN_8, _DEBIAN_9, _UBUNTU_16, _UBUNTU_18, _CENTOS_6, _CENTOS_7 = 193, 244, 215, 270, 127, 167
_FREEBSD, _OPENBSD, _WINDOWS, _CUSTOM, _APPLICATION = 230, 234, 240, 159, 186
_GITLAB, _WORDPRESS, _DOCKER = 13, 2, 17


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine deployed `age` days ago, and powered off `stopped` days ago if at all."""

    label: str
    tag: str
    region: int
    plan: int
    system: int
    age: float
    application: int = 0
    ipv6: bool = False
    backups: bool = False
    ddos_protection: bool = False
    stopped: float | None = None
    iso: str = ""
    userdata: str = ""


JUST_NOW = 20 / 86400
"""Days ago, so that the server is still being built."""

SERVERS = (
    Machine("old-mail", "mail", _ORD, 29, _CENTOS_6, 1120, stopped=41),
    Machine("mail", "mail", _ORD, 202, _DEBIAN_8, 702, ipv6=True, backups=True),
    Machine("vpn", "ops", _LHR, 201, _OPENBSD, 611, ipv6=True),
    Machine("git", "build", _AMS, 203, _APPLICATION, 540, _GITLAB, backups=True),
    Machine("backup-1", "storage", _LAX, 89, _DEBIAN_9, 498),
    Machine("db-1", "db", _EWR, 204, _UBUNTU_16, 431, backups=True),
    Machine("web-1", "web", _EWR, 202, _DEBIAN_9, 412, ipv6=True),
    Machine("web-2", "web", _EWR, 202, _DEBIAN_9, 412, ipv6=True),
    Machine("lb-1", "lb", _EWR, 201, _DEBIAN_9, 411, ipv6=True, ddos_protection=True),
    Machine("cache-1", "cache", _EWR, 203, _UBUNTU_16, 388),
    Machine("blog", "web", _LAX, 201, _APPLICATION, 355, _WORDPRESS, ipv6=True),
    Machine("ns-1", "dns", _CDG, 201, _FREEBSD, 340, ipv6=True),
    Machine("monitor", "ops", _FRA, 202, _APPLICATION, 301, _DOCKER, ipv6=True),
    Machine("office", "desktop", _ATL, 203, _WINDOWS, 264),
    Machine("db-2", "db", _EWR, 204, _UBUNTU_16, 230, backups=True),
    Machine("ci-1", "build", _DFW, 205, _UBUNTU_16, 199),
    Machine("ci-2", "build", _DFW, 205, _FREEBSD, 199, stopped=6),
    Machine("shop", "web", _NRT, 203, _CENTOS_7, 150, backups=True),
    Machine("web-fra", "web", _FRA, 201, _DEBIAN_9, 121, ipv6=True),
    Machine("web-lhr", "web", _LHR, 201, _DEBIAN_9, 121, ipv6=True),
    Machine("web-ams", "web", _AMS, 201, _DEBIAN_9, 120, ipv6=True),
    Machine("analytics", "batch", _SJC, 115, _CENTOS_7, 77),
    Machine("rescue", "ops", _MIA, 201, _CUSTOM, 33, iso="openbsd-6.3-amd64-install.iso"),
    Machine("stage-1", "test", _SJC, 201, _UBUNTU_18, 2.4, userdata="#cloud-config\npackages:\n  - nginx\n"),
    Machine("web-3", "web", _EWR, 202, _DEBIAN_9, JUST_NOW, ipv6=True),
)
"""The oldest first."""

BARE_METAL = (
    Machine("render-1", "batch", _EWR, 100, _UBUNTU_16, 142, ipv6=True),
    Machine("archive", "storage", _AMS, 101, _DEBIAN_9, 58),
)

REVERSE_NAMES = {
    "mail": "mail.example.com",
    "web-1": "web-1.example.com",
    "web-2": "web-2.example.com",
    "lb-1": "www.example.com",
}
"""What the main address of a server resolves to."""
