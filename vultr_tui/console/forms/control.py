"""What every control of a form has in common: a value as text, and word of its change."""

from __future__ import annotations

from textual.message import Message

from vultr_tui.api.light import define


@define
class Changed(Message):
    """A control of the form has another value."""
