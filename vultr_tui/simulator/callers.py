"""Who asks, and whether they may ask so often: the same for every version of the API."""

from __future__ import annotations

import hmac

from vultr_tui.simulator.store import Store
from vultr_tui.simulator.world import users
from vultr_tui.simulator.world.users import OWNER, User


class Callers:
    """Those who hold a key of the account; `key` is the owner's, and None lets in whoever asks."""

    def __init__(self, store: Store, key: str | None, *, limited: bool) -> None:
        self._store = store
        self._key = key
        self._limited = limited

    def holder(self, key: str) -> User | None:
        """Find whose key it is; None if it is nobody's."""
        if self._key is not None and hmac.compare_digest(key.encode(), self._key.encode()):
            return OWNER
        with self._store.reading() as world:
            stranger = OWNER if self._key is None else None
            return users.holder(world, key) or stranger

    def lets_in(self, user: User, address: str) -> bool:
        """Whether the user's keys work at the address that asks."""
        with self._store.reading() as world:
            return users.admits(world, user.id, address)

    def admit(self, who: str, per_second: float, at_once: float) -> bool:
        """Count one request of whoever that is; False if requests are limited and it asks too often."""
        return not self._limited or self._store.admit(who, per_second, at_once)
