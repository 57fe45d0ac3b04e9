"""What a new machine is made from, and what it is given."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.v2.shared import (
    APPLICATION,
    HOSTNAME,
    LABEL,
    SCRIPT,
    SNAPSHOT,
    SSH_KEYS,
    SYSTEM,
    TAGS,
    USER_DATA,
    USER_SCHEME,
    flag,
    may,
)
from vultr_tui.api.values import Format, Type

IMAGE = Parameter(name="image_id", summary="The marketplace application", example="openlitespeed-wordpress")
IPXE = Parameter(
    name="ipxe_chain_url",
    title="iPXE address",
    summary="What iPXE loads at power-on",
    required=False,
    format=Format.URL,
)
SOURCES = (optional(SYSTEM), optional(SNAPSHOT, "The snapshot to install"), optional(APPLICATION), optional(IMAGE))
INSTALL_OPTIONS = (
    optional(SCRIPT),
    SSH_KEYS,
    optional(USER_DATA),
    optional(LABEL, "The label"),
    HOSTNAME,
    optional(TAGS, "The tags"),
    flag("enable_ipv6", "Assign an IPv6 network", title="IPv6"),
    flag("activation_email", "Send an e-mail when it is ready", title="E-mail when ready"),
    USER_SCHEME,
    may("app_variables", "What the marketplace application wants to know, as JSON", type=Type.OBJECT),
)
"""What creating a machine of either kind takes, besides where and which."""
