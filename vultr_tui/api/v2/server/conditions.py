"""When a server can be acted upon, and when the act is done."""

from __future__ import annotations

from vultr_tui.api.operation import Finish, Requirement, given
from vultr_tui.api.v2.machines import IN_SERVICE, Machine
from vultr_tui.api.v2.shared import INSTANCE, flag, whole

UNLOCKED = Requirement("server_status", ("locked",), "it is locked while something else is done to it", negated=True)
READY = (*IN_SERVICE, UNLOCKED)
WAS_RUNNING = (Requirement("power_status", ("stopped",), "it is already stopped", negated=True),)

RUNNING = (("status", "active"), ("power_status", "running"), ("server_status", "ok"))
IS_RUNNING = Finish("server", given("instance_id"), RUNNING)
STOPPED = Finish("server", given("instance_id"), (("power_status", "stopped"),))

MACHINE = Machine(
    INSTANCE,
    "server",
    "/instances",
    "instance",
    IS_RUNNING,
    reverse_part="reverse_ipv6",
    bandwidth_options=(whole("date_range", "How many days back", 1, 180, title="Days"),),
    ipv4_options=(flag("public_network", "Tell of its public network card too"),),
)
