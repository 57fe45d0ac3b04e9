"""What is said in place of the reply that was due."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from vultr_tui.simulator import wire
from vultr_tui.simulator.faults.manners import MEGABYTE
from vultr_tui.simulator.wire import Reply, Request

Saying = Callable[[Request, Reply], Reply]
"""What is said in place of the reply that was due."""

HUGE = 10 * MEGABYTE
"""Bytes of a reply that is long, but no longer than a list of thousands may be."""


def as_due(_: Request, due: Reply) -> Reply:
    """Say what is to be said."""
    return due


def refusal(status: int, text: str, modern: int = 0) -> Saying:
    """Refuse, in the manner of the version asked; `modern` is the status in v2 where it is another."""

    def say(request: Request, _: Reply) -> Reply:
        if not request.path.startswith("/v2/"):
            return wire.text(status, text)
        code = modern or status
        return Reply(code, "application/json", json.dumps({"error": text, "status": code}).encode())

    return say


def page(status: int, title: str) -> Saying:
    """Show a page of something that stands in between."""
    html = f"<html>\r\n<head><title>{title}</title></head>\r\n<body><center><h1>{title}</h1></center></body>\r\n</html>"
    return lambda _request, _due: Reply(status, "text/html", html.encode())


def redirection(status: int, location: str) -> Saying:
    """Point elsewhere."""
    return lambda _request, _due: Reply(status, "text/html", b"", {"location": location})


def body(change: Callable[[bytes], bytes]) -> Saying:
    """Say what is due with another body."""
    return lambda _, due: replace(due, body=change(due.body))


def half(whole: bytes) -> bytes:
    """Break off in the middle."""
    return whole[: len(whole) // 2]


def unlike(_: bytes) -> bytes:
    """Say something else, as well-formed."""
    return b'{"surprise":["this","is",1,"other","thing"]}'


def no_text(whole: bytes) -> bytes:
    """Put bytes into the first text that are no UTF-8."""
    return whole.replace(b'":"', b'":"\xff\xfe', 1) if b'":"' in whole else whole + b"\xff\xfe"


def huge(whole: bytes) -> bytes:
    """Put blanks in front, which JSON allows."""
    return whole.rjust(HUGE)


def labelled_picture(_: Request, due: Reply) -> Reply:
    """Say what is due under a wrong label."""
    return replace(due, content_type="image/png")
