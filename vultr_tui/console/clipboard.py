"""Copying over the terminal, also where a multiplexer stands before it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping


def wrapped(text: str, environment: Mapping[str, str]) -> str:
    """Write the copy (OSC 52) so that tmux or screen hands it on to the terminal; empty where there is neither.

    It comes beside the plain one, which tmux takes for itself if it may set the clipboard; `allow-passthrough` lets
    this one through.
    """
    copy = f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
    if environment.get("TMUX"):
        doubled = copy.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
    return f"\x1bP{copy}\x1b\\" if environment.get("STY") else ""
