"""When a server can be acted upon, and when the act is done."""

from __future__ import annotations

from vultr_tui.api.operation import Finish, Requirement, given

IN_SERVICE = (
    Requirement("status", ("pending",), "it is still being deployed", negated=True),
    Requirement("status", ("suspended",), "it is suspended", negated=True),
    Requirement("status", ("closed",), "it is closed", negated=True),
)
UNLOCKED = Requirement("server_state", ("locked",), "it is locked while something else is done to it", negated=True)
READY = (*IN_SERVICE, UNLOCKED)

RUNNING = (("status", "active"), ("power_status", "running"), ("server_state", "ok"))
STOPPED = (("power_status", "stopped"),)


IS_RUNNING = Finish("server", given("SUBID"), RUNNING)
