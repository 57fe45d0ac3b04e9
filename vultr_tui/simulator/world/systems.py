"""The operating systems of 2018, and those that v2 was recorded to offer since."""

from __future__ import annotations

from dataclasses import dataclass

CUSTOM = 159
"""An ISO image or an iPXE chain of the user's own."""
SNAPSHOT = 164
BACKUP = 180
APPLICATION = 186


@dataclass(frozen=True, slots=True)
class System:
    """One operating system; `surcharge` is its licence in dollars a month."""

    id: int
    name: str
    family: str
    arch: str = "x64"
    surcharge: float = 0.0

    @property
    def windows(self) -> bool:
        """Whether a Windows licence comes with it."""
        return self.family == "windows"

    @property
    def special(self) -> bool:
        """Whether it stands for something of the user's own instead of a system."""
        return self.id in {CUSTOM, SNAPSHOT, BACKUP, APPLICATION}


_ROWS = (
    System(127, "CentOS 6 x64", "centos"),
    System(147, "CentOS 6 i386", "centos", "i386"),
    System(167, "CentOS 7 x64", "centos"),
    System(160, "Ubuntu 14.04 x64", "ubuntu"),
    System(161, "Ubuntu 14.04 i386", "ubuntu", "i386"),
    System(215, "Ubuntu 16.04 x64", "ubuntu"),
    System(216, "Ubuntu 16.04 i386", "ubuntu", "i386"),
    System(252, "Ubuntu 17.10 x64", "ubuntu"),
    System(253, "Ubuntu 17.10 i386", "ubuntu", "i386"),
    System(270, "Ubuntu 18.04 x64", "ubuntu"),
    System(152, "Debian 7 x64 (wheezy)", "debian"),
    System(153, "Debian 7 i386 (wheezy)", "debian", "i386"),
    System(193, "Debian 8 x64 (jessie)", "debian"),
    System(194, "Debian 8 i386 (jessie)", "debian", "i386"),
    System(244, "Debian 9 x64 (stretch)", "debian"),
    System(140, "FreeBSD 10 x64", "freebsd"),
    System(230, "FreeBSD 11 x64", "freebsd"),
    System(234, "OpenBSD 6 x64", "openbsd"),
    System(179, "CoreOS Stable", "coreos"),
    System(245, "Fedora 26 x64", "fedora"),
    System(254, "Fedora 27 x64", "fedora"),
    System(124, "Windows 2012 R2 x64", "windows", surcharge=16.0),
    System(240, "Windows 2016 x64", "windows", surcharge=16.0),
    System(327, "FreeBSD 12 x64", "freebsd"),
    System(352, "Debian 10 x64 (buster)", "debian"),
    System(371, "Windows 2019 x64", "windows", surcharge=16.0),
    System(381, "CentOS 7 SELinux x64", "centos"),
    System(387, "Ubuntu 20.04 x64", "ubuntu"),
    System(401, "CentOS 8 Stream x64", "centos"),
    System(446, "Fedora 34 x64", "fedora"),
    System(447, "FreeBSD 13 x64", "freebsd"),
    System(448, "Rocky Linux x64", "rockylinux"),
    System(450, "OpenBSD 6.9 x64", "openbsd"),
    System(452, "AlmaLinux x64", "almalinux"),
    System(462, "VzLinux x64", "vzlinux"),
    System(477, "Debian 11 x64 (bullseye)", "debian"),
    System(501, "Windows 2022 x64", "windows", surcharge=16.0),
    System(516, "Fedora 35 x64", "fedora"),
    System(517, "Ubuntu 21.10 x64", "ubuntu"),
    System(518, "OpenBSD 7.0 x64", "openbsd"),
    System(535, "Arch Linux x64", "archlinux"),
    System(542, "CentOS 9 Stream x64", "centos"),
    System(1743, "Ubuntu 22.04 x64", "ubuntu"),
    System(CUSTOM, "Custom", "iso"),
    System(SNAPSHOT, "Snapshot", "snapshot"),
    System(BACKUP, "Backup", "backup"),
    System(APPLICATION, "Application", "application"),
)

SYSTEMS: dict[int, System] = {system.id: system for system in _ROWS}
"""Every operating system by its id (v1's OSID)."""
