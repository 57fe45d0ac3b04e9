"""API v2, the service that is live, as its specification of May 2026 has it and the service was seen to answer."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Fault, Rate, Scope
from vultr_tui.api.v2 import (
    access,
    account,
    baremetal,
    block,
    dns,
    firewall,
    images,
    network,
    plans,
    regions,
    server,
    storage,
)

_GROUPS = (
    server,
    baremetal,
    storage,
    dns,
    firewall,
    network,
    block,
    regions,
    plans,
    images,
    account,
    access,
)
"""In the order people look for them; panes follow it."""

API = Api(
    name="v2",
    title="Vultr API v2",
    url="https://api.vultr.com",
    authentication=Authentication("Authorization", "Bearer {key}"),
    rate=Rate(10, Scope.ADDRESS),
    faults={
        400: Fault.REFUSED,
        401: Fault.FORBIDDEN,
        403: Fault.FORBIDDEN,
        404: Fault.REFUSED,
        405: Fault.WRONG_METHOD,
        422: Fault.REFUSED,
        429: Fault.THROTTLED,
        500: Fault.SERVER_FAULT,
        503: Fault.SERVER_FAULT,
    },
    errors=ErrorStyle.JSON,
    operations=tuple(operation for group in _GROUPS for operation in group.OPERATIONS),
    resources=tuple(resource for group in _GROUPS for resource in group.RESOURCES),
    introspection="auth.info",
)
