"""What every control of a form has in common: a value as text, and word of its change."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Changed(Message):
    """A control of the form has another value."""
