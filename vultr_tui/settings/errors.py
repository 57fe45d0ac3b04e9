"""What is wrong with a setting."""

from __future__ import annotations


class SettingsError(Exception):
    """A setting that cannot be followed; `message` says where it stands and what is wrong, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
