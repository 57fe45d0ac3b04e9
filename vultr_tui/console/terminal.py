"""What a terminal is told besides the picture: whether to report the mouse, and what to put on its clipboard."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

_REPORTS = ("1000", "1003", "1015", "1006")
"""Clicks, movements, and two ways to write where they were (xterm: ctlseqs, Mouse Tracking)."""
MOUSE_ON = "".join(f"\x1b[?{report}h" for report in _REPORTS)
MOUSE_OFF = "".join(f"\x1b[?{report}l" for report in _REPORTS)
PIXELS_OFF = "\x1b[?1016l"
"""Ends the reports in pixels, which Textual's own driver switches on and leaves on."""


def wrapped_copy(text: str, environment: Mapping[str, str]) -> str:
    """Write the copy (OSC 52) so that tmux or screen hands it on to the terminal; empty where there is neither.

    It comes beside the plain one, which tmux takes for itself if it may set the clipboard; `allow-passthrough` lets
    this one through.
    """
    copy = f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
    if environment.get("TMUX"):
        doubled = copy.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
    return f"\x1bP{copy}\x1b\\" if environment.get("STY") else ""
