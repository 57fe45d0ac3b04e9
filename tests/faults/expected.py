"""What is to come of each deed under each fault: a row for a fault, a column for a deed."""

from __future__ import annotations

from dataclasses import dataclass

from vultr_tui.command.exits import Exit
from vultr_tui.simulator.faults.table import BY_NAME


@dataclass(frozen=True)
class Deed:
    """Something a user does: its command line, and the request that the fault meets.

    For a wait that is the list it looks at, from when `after` has been sent.
    """

    line: str
    path: str
    after: str = ""
    from_second: bool = False


DEEDS = {
    "list": Deed("server list", "server/list"),
    "create": Deed("block create DCID=1 size_gb=75 label=new-1", "block/create"),
    "destroy": Deed("server destroy vpn", "server/destroy"),
    "bulk": Deed("server reboot web-1 web-2 db-1", "server/reboot", from_second=True),
    "wait": Deed("server start old-mail", "server/list", after="server/start"),
}


@dataclass(frozen=True)
class Row:
    """The exit codes, and words that the error says."""

    list: Exit
    create: Exit
    destroy: Exit
    bulk: Exit
    wait: Exit
    says: str

    def code(self, deed: str) -> Exit:
        code: Exit = getattr(self, deed)
        return code


OK, REFUSED, KEY, DOWN = Exit.OK, Exit.REFUSED, Exit.KEY, Exit.UNAVAILABLE
LATE, UNKNOWN = Exit.TIMED_OUT, Exit.UNKNOWN

EXPECTED = {
    "storm": Row(DOWN, DOWN, DOWN, DOWN, LATE, "asked too often"),
    "error": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "fault of its own: Internal server error"),
    "error-after": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "fault of its own: Internal server error"),
    "unavailable": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "temporarily unavailable"),
    "refusal": Row(REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, "The service refused: Unable to do this"),
    "not-yet": Row(REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, "nothing at this location"),
    "bad-gateway": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "502 Bad Gateway"),
    "maintenance": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "Down for a moment"),
    "gateway-timeout": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "504 Gateway Time-out"),
    "html": Row(REFUSED, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "is not JSON, but says: Login"),
    "half-json": Row(REFUSED, UNKNOWN, OK, OK, LATE, "breaks off in the middle"),
    "wrong-json": Row(REFUSED, UNKNOWN, OK, OK, LATE, "should be"),
    "no-text": Row(REFUSED, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "bytes that are no text"),
    "wrong-type": Row(OK, OK, OK, OK, OK, ""),
    "huge": Row(OK, OK, OK, OK, OK, ""),
    "vast": Row(REFUSED, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "longer than 32 MB"),
    "redirect": Row(REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, "pointed to https://elsewhere.example/v1/"),
    "slow": Row(LATE, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "did not answer within"),
    "stall": Row(LATE, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "did not answer within"),
    "stall-after": Row(LATE, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "did not answer within"),
    "reset": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "broke before the answer was complete"),
    "reset-after": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "broke before the answer was complete"),
    "cut": Row(DOWN, UNKNOWN, UNKNOWN, UNKNOWN, LATE, "broke before the answer was complete"),
    "twice": Row(OK, OK, REFUSED, OK, OK, "already pending destruction"),
    "expired": Row(KEY, KEY, KEY, KEY, KEY, "does not accept the API key"),
    "gone": Row(DOWN, DOWN, DOWN, DOWN, DOWN, "switched this version of its API off"),
    "tls": Row(DOWN, DOWN, DOWN, DOWN, DOWN, "No encrypted connection"),
}
"""By the name of the fault. `OK` under `half-json`: a reply with nothing in it has no half."""

HANGING = frozenset({"slow", "stall", "stall-after"})
"""The faults that only a clock ends."""


def spec(fault: str, deed: Deed) -> str:
    """How the fault is chosen so that it meets the deed's request."""
    if BY_NAME[fault].of_listener:
        return fault
    return f"{fault}:{2 if deed.from_second else 1}-@{deed.path}"
