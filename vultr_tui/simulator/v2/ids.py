"""The ids of v2: UUIDs that hold what the world calls a thing, so that both versions mean the same."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Generic, TypeVar
from uuid import UUID

_BITS = 60
"""How many bits of a UUID hold the world's name: those before its variant, without its version."""
_MASK = (1 << _BITS) - 1
_TURN = 0x9E3779B97F4A7C1
"""Odd, so that multiplying by it can be undone; spreads neighbours over the whole range."""
_BACK = pow(_TURN, -1, 1 << _BITS)
_LOW = 62
"""The bits after the variant, which tell kinds apart and what was made up by somebody else."""
_VERSION, _VARIANT = 4 << 76, 2 << 62


Name = TypeVar("Name", int, str)
"""What the world calls a thing."""


class Kind(ABC, Generic[Name]):
    """Things of one kind, and what is answered about one that is not there."""

    def __init__(self, name: str, unknown: str = "", status: int = 404) -> None:
        self.name = name
        self.unknown = unknown or f"Invalid {name}"
        self.status = status

    def uuid(self, name: Name) -> str:
        """Tell the id in v2 of what the world calls that."""
        return _uuid(self.name, self._number(name))

    def named(self, uuid: str) -> Name | None:
        """Tell what the world calls the thing of that id; None if the id is none of this kind."""
        try:
            whole = UUID(uuid).int
        except ValueError:
            return None
        high = whole >> 64
        number = ((high >> 16 << 12 | high & 0xFFF) * _BACK) & _MASK
        return self._name(number) if _uuid(self.name, number) == uuid.lower() else None

    @abstractmethod
    def _number(self, name: Name) -> int:
        """Return the number that the id is to hold."""

    @abstractmethod
    def _name(self, number: int) -> Name:
        """Return the name from its number."""


class Numbered(Kind[int]):
    """Things that the world numbers."""

    def _number(self, name: int) -> int:
        return name

    def _name(self, number: int) -> int:
        return number


class Lettered(Kind[str]):
    """Things that the world names by so many hexadecimal digits, after a word if there is one."""

    def __init__(self, name: str, digits: int, word: str = "", unknown: str = "", status: int = 404) -> None:
        super().__init__(name, unknown, status)
        self.digits = digits
        self.word = word

    def _number(self, name: str) -> int:
        return int(name.removeprefix(self.word), 16)

    def _name(self, number: int) -> str:
        return f"{self.word}{number:0{self.digits}x}"


@lru_cache(maxsize=1 << 15)
def _uuid(kind: str, number: int) -> str:
    turned = (number * _TURN) & _MASK
    digest = hashlib.blake2b(f"{kind}/{number}".encode(), digest_size=8).digest()
    high = (turned >> 12 << 80 | _VERSION | (turned & 0xFFF) << 64) | _VARIANT
    return str(UUID(int=high | int.from_bytes(digest) >> 64 - _LOW))


INSTANCE = Numbered("instance", "instance not found")
METAL = Numbered("bare metal", "bare metal not found")
BLOCK = Numbered("block storage", "Invalid block storage ID", 400)
BLOCK_SNAPSHOT = Numbered("block snapshot", "Invalid block storage snapshot ID")
RESERVED = Numbered("reserved IP")
ISO = Numbered("iso", "Invalid ISO")
SCRIPT = Numbered("script", "Invalid startup script")
RECORD = Numbered("record")
SNAPSHOT = Lettered("snapshot", 13)
BACKUP = Lettered("backup", 13)
SSH_KEY = Lettered("ssh key", 13, status=400)
USER = Lettered("user", 13)
API_KEY = Lettered("api key", 13, unknown="Invalid API key ID")
FIREWALL = Lettered("firewall", 8, unknown="Invalid firewall group")
NETWORK = Lettered("vpc", 13, "net", "Invalid VPC")
"""The kinds; the words for what is not there: v2 facts, errors."""
