"""What makes a terminal report the mouse, and what leaves it alone again (xterm: ctlseqs, Mouse Tracking)."""

from __future__ import annotations

_REPORTS = ("1000", "1003", "1015", "1006")
"""Clicks, movements, and two ways to write where they were."""
TAKE = "".join(f"\x1b[?{report}h" for report in _REPORTS)
LEAVE = "".join(f"\x1b[?{report}l" for report in _REPORTS)
PIXELS_OFF = "\x1b[?1016l"
"""Ends the reports in pixels, which Textual's own driver switches on and leaves on."""
