"""API v1 as its reference of 2018-04-24 has it, with what the errata correct."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Fault, Rate, Scope
from vultr_tui.api.v1 import (
    account,
    app,
    auth,
    backup,
    baremetal,
    block,
    dns,
    firewall,
    iso,
    network,
    os,
    plans,
    regions,
    reservedip,
    server,
    snapshot,
    sshkey,
    startupscript,
    user,
)

_GROUPS = (
    server,
    baremetal,
    snapshot,
    backup,
    iso,
    startupscript,
    dns,
    firewall,
    reservedip,
    network,
    block,
    regions,
    plans,
    os,
    app,
    account,
    auth,
    user,
    sshkey,
)
"""In the order people look for them; panes follow it."""

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
    operations=tuple(operation for group in _GROUPS for operation in group.OPERATIONS),
    resources=tuple(resource for group in _GROUPS for resource in group.RESOURCES),
    introspection="auth.info",
)
