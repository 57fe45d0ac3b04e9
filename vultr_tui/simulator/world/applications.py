"""The one-click applications of 2018, and some of the marketplace that v2 knows."""

from __future__ import annotations

from dataclasses import dataclass

from vultr_tui.simulator.world.systems import SYSTEMS


@dataclass(frozen=True, slots=True)
class Application:
    """One application and the operating system it is installed on; surcharge in dollars a month.

    `image` is what one of the marketplace is ordered by; empty for the others.
    """

    id: int
    name: str
    short_name: str
    system: int
    surcharge: int = 0
    vendor: str = "vultr"
    image: str = ""

    @property
    def deploy_name(self) -> str:
        """The application with its system (reference: app/list)."""
        return f"{self.name} on {SYSTEMS[self.system].name}"


_ROWS = (
    Application(1, "LEMP", "lemp", 127),
    Application(2, "WordPress", "wordpress", 127),
    Application(3, "Joomla", "joomla", 127),
    Application(4, "ownCloud", "owncloud", 127),
    Application(6, "OpenVPN", "openvpn", 160),
    Application(8, "Minecraft", "minecraft", 127),
    Application(12, "Webmin", "webmin", 127),
    Application(13, "GitLab", "gitlab", 127),
    Application(14, "LAMP", "lamp", 127),
    Application(15, "Drupal", "drupal", 127),
    Application(16, "MediaWiki", "mediawiki", 127),
    Application(17, "Docker", "docker", 167),
    Application(19, "Magento", "magento", 127),
    Application(20, "Plesk Web Admin Edition", "plesk", 167, surcharge=10),
    Application(24, "PrestaShop", "prestashop", 127),
    Application(29, "LEMP", "lemp", 167),
    Application(31, "LAMP", "lamp", 167),
    Application(34, "Nextcloud", "nextcloud", 167),
    Application(37, "Docker", "docker", 215),
    Application(38, "cPanel", "cpanel", 167, surcharge=15),
    Application(
        1028,
        "OpenLiteSpeed WordPress",
        "openlitespeedwordpress",
        270,
        vendor="LiteSpeed_Technologies",
        image="openlitespeed-wordpress",
    ),
    Application(1039, "Rocket.Chat", "rocketchat", 270, vendor="Rocket.Chat", image="rocketchat"),
)

APPLICATIONS: dict[int, Application] = {application.id: application for application in _ROWS}
"""Every application by its id (v1's APPID)."""

ONE_CLICK: dict[int, Application] = {number: row for number, row in APPLICATIONS.items() if not row.image}
"""Those that v1 lists."""
