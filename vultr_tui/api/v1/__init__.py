"""API v1 as its reference of 2018-04-24 has it, with what the errata correct."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Fault, Rate, Scope
from vultr_tui.api.parts import module

PARTS = {
    "server": (
        "server",
        (
            "server server_ipv4 server_ipv6 server_reverse_ipv6 server_network server_user_data server_app_info "
            "server_iso server_schedule"
        ),
    ),
    "baremetal": ("baremetal", "baremetal baremetal_ipv4 baremetal_ipv6 baremetal_user_data baremetal_app_info"),
    "snapshot": ("snapshot", "snapshot"),
    "backup": ("backup", "backup server_backup"),
    "iso": ("iso", "iso"),
    "startupscript": ("startupscript", "startupscript"),
    "dns": ("dns", "dns dns_record dns_soa"),
    "firewall": ("firewall", "firewall firewall_rule"),
    "reservedip": ("reservedip", "reservedip"),
    "network": ("network", "network"),
    "block": ("block", "block"),
    "regions": ("regions", "region"),
    "plans": ("plans", "plan plan_baremetal"),
    "os": ("os", "os"),
    "app": ("app", "app"),
    "account": ("account", "account"),
    "auth": ("auth", "auth"),
    "user": ("user", "user"),
    "sshkey": ("sshkey", "sshkey"),
}
"""The modules, each with its groups and its resources, in the order people look for them; panes follow it."""

API = Api(
    name="v1",
    title="Vultr API v1",
    url="https://api.vultr.com",
    authentication=Authentication("API-Key"),
    rate=Rate(2, Scope.KEY),
    faults={
        400: Fault.NO_LOCATION,
        403: Fault.FORBIDDEN,
        405: Fault.WRONG_METHOD,
        412: Fault.REFUSED,
        500: Fault.SERVER_FAULT,
        503: Fault.THROTTLED,
    },
    errors=ErrorStyle.TEXT,
    parts=tuple(module(f"{__name__}.{name}", *names) for name, names in PARTS.items()),
    introspection="auth.info",
)
