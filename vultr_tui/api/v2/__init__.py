"""API v2, the service that is live, as its specification of May 2026 has it and the service was seen to answer."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Fault, Rate, Scope
from vultr_tui.api.parts import module

PARTS = {
    "server": (
        "server",
        "server server_ipv4 server_ipv6 server_network server_user_data server_reverse_ipv6 server_schedule server_iso",
    ),
    "baremetal": ("baremetal", "baremetal baremetal_ipv4 baremetal_ipv6 baremetal_network baremetal_user_data"),
    "storage": ("snapshot backup iso", "snapshot backup iso iso_public"),
    "dns": ("dns", "dns dns_record dns_soa"),
    "firewall": ("firewall", "firewall firewall_rule"),
    "network": ("reservedip network", "reservedip network network_attachment"),
    "block": ("block", "block block_snapshot"),
    "regions": ("regions", "region"),
    "plans": ("plans", "plan plan_baremetal"),
    "images": ("os app", "os app"),
    "account": (
        "account auth billing logs apikeys",
        "account auth pending_charge invoice invoice_item billing_entry apikey log",
    ),
    "kubernetes": ("kubernetes", "kubernetes kubernetes_pool"),
    "cluster": ("cluster template", "cluster template"),
    "inference": ("inference marketplace", "inference marketplace"),
    "loadbalancer": ("loadbalancer", "loadbalancer loadbalancer_rule loadbalancer_firewall_rule"),
    "nat": ("nat", "nat"),
    "cdn": ("cdn", "cdn_pull cdn_push cdn_file"),
    "database": (
        "database",
        (
            "database database_plan database_quota database_user database_db database_pool database_topic "
            "database_connector"
        ),
    ),
    "objectstorage": ("objectstorage", "objectstorage objectstorage_cluster objectstorage_tier"),
    "filestorage": ("vfs storagegateway", "vfs vfs_attachment vfs_region storagegateway"),
    "registry": (
        "registry",
        "registry registry_repository registry_robot registry_replication registry_rule registry_region",
    ),
    "organization": ("organization invitation subaccount", "organization invitation subaccount"),
    "iam": ("iam", "iam_policy iam_role iam_group iam_member iam_trust"),
    "identity": ("oidc scim", "oidc_provider oidc_issuer"),
    "ticket": ("ticket", "ticket ticket_reply"),
    "access": ("startupscript sshkey user", "startupscript startupscript_text sshkey user user_address user_key"),
}
"""The modules, each with its groups and its resources, in the order people look for them; panes follow it."""

API = Api(
    name="v2",
    title="Vultr API v2",
    url="https://api.vultr.com",
    authentication=Authentication("Authorization", "Bearer {key}"),
    rate=Rate(10, Scope.ADDRESS),  # of the 30 that it takes: other programs and neighbours share the address
    faults={
        400: Fault.REFUSED,
        401: Fault.FORBIDDEN,
        403: Fault.FORBIDDEN,
        404: Fault.REFUSED,
        405: Fault.WRONG_METHOD,
        422: Fault.REFUSED,
        429: Fault.THROTTLED,
        500: Fault.SERVER_FAULT,
        501: Fault.REFUSED,
        503: Fault.SERVER_FAULT,
    },
    errors=ErrorStyle.JSON,
    parts=tuple(module(f"{__name__}.{name}", *names) for name, names in PARTS.items()),
    introspection="auth.info",
)
