"""A keyring for tests: one that holds what it is given, in memory."""

from __future__ import annotations

from keyring.backend import KeyringBackend


class Ring(KeyringBackend):
    """Holds passwords by service and user; `fault` is raised in place of an answer."""

    priority = -1  # the library makes one of every class, and takes that which says most for the system's own

    def __init__(self, fault: Exception | None = None) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.fault = fault

    def get_password(self, service: str, username: str) -> str | None:
        if self.fault:
            raise self.fault
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.fault:
            raise self.fault
        self.held[service, username] = password
