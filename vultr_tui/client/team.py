"""The allowance shared with other machines that use the same key, counted by a Redis server."""

from __future__ import annotations

import asyncio
from typing import cast
from urllib.parse import urlsplit

from limits import RateLimitItemPerSecond
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError
from redis.asyncio import ConnectionPool

from vultr_tui.api.catalogue import Rate
from vultr_tui.client.clock import Clock

ANSWER_WITHIN = 0.5
"""Seconds for which a request is held up by a server that does not answer."""
ASK_AGAIN = 30.0
"""Seconds after which such a server is asked again."""
SHORTEST = 0.01
"""Seconds between two questions to the server, at least."""


class RedisTeam:
    """All machines that count their requests under the same `name` at the same server; their clocks must agree.

    `url` is `redis://HOST:PORT/DB` and may hold a password, so it is never shown but for its host. Any second holds
    at most the rate's requests. While the server is away nobody waits for it: each machine keeps to the rate by itself.
    Raises ValueError for an address that cannot be.
    """

    def __init__(self, url: str, name: str, rate: Rate, clock: Clock) -> None:
        self._pool = ConnectionPool.from_url(url)
        pool = cast("str", self._pool)  # its types do not know of that option
        storage = RedisStorage(f"async+{url}", implementation="redispy", wrap_exceptions=True, connection_pool=pool)
        self._limiter = MovingWindowRateLimiter(storage)
        self._most = RateLimitItemPerSecond(max(1, int(rate.per_second)), namespace="vultr-tui")
        self._name = name
        self._clock = clock
        self._host = urlsplit(url).hostname or "localhost"
        self._away_until = 0.0
        self.trouble = ""

    async def wait(self, spare: int) -> float:
        """Count a request that leaves `spare` more to others, or give the seconds after which to ask again."""
        if self._clock.monotonic() < self._away_until:
            return 0.0
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                wait = await self._ask(spare)
        except (StorageError, OSError, TimeoutError) as error:
            cause = str(error) or "it does not answer"
            self.trouble = f"The budget server {self._host} is away, so other machines are not counted: {cause}"
            self._away_until = self._clock.monotonic() + ASK_AGAIN
            return 0.0
        self.trouble = ""
        return wait

    async def aclose(self) -> None:
        """End the conversation."""
        await self._pool.aclose()

    async def _ask(self, spare: int) -> float:
        window = await self._limiter.get_window_stats(self._most, self._name)
        if window.remaining > min(spare, self._most.amount - 1) and await self._limiter.hit(self._most, self._name):
            return 0.0
        return max(SHORTEST, window.reset_time - self._clock.now())
