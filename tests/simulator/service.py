"""An embedded account that a test asks over ASGI, and whose time it holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from tests.clocks import FakeClock
from vultr_tui.simulator import create_app

KEY = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLE"


class Service:
    """An account, with a caller who has its owner's key unless another is given."""

    def __init__(
        self,
        state: str | Path = ":memory:",
        *,
        seed: str = "empty",
        clock: FakeClock | None = None,
        clock_rate: float = 1.0,
        rate_limit: bool = False,
    ) -> None:
        self.clock = clock or FakeClock()
        self.app = create_app(
            state, key=KEY, seed=seed, clock_rate=clock_rate, rate_limit=rate_limit, time=self.clock.now
        )
        self.key: str | None = KEY
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://embedded.test")

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request, without a key of its own if one is among the options' headers."""
        headers = {} if self.key is None else {"API-Key": self.key}
        return await self._client.request(method, path, headers={**headers, **options.pop("headers", {})}, **options)

    async def get(self, path: str, **query: str | float) -> httpx.Response:
        """Ask for `/v1/PATH`."""
        return await self.send("GET", f"/v1/{path}", params=query)

    async def post(self, path: str, **form: str | float | Sequence[str]) -> httpx.Response:
        """Send a form to `/v1/PATH`; a list is sent as `name[]`."""
        data = {name if isinstance(value, (str, int, float)) else f"{name}[]": value for name, value in form.items()}
        return await self.send("POST", f"/v1/{path}", data=data)

    async def read(self, path: str, **query: str | float) -> Any:
        """Ask for `/v1/PATH`, which must succeed; the JSON value, or None where there is no body."""
        return _value(await self.get(path, **query))

    async def do(self, path: str, **form: str | float | Sequence[str]) -> Any:
        """Send a form to `/v1/PATH`, which must succeed; the JSON value, or None where there is no body."""
        return _value(await self.post(path, **form))

    async def refusal(self, path: str, **form: str | float | Sequence[str]) -> str:
        """Send a form to `/v1/PATH`, which must be refused; the text."""
        answer = await self.post(path, **form)
        assert answer.status_code == 412, answer.text
        return answer.text

    async def ask(self, request: str, body: object = None, **query: str | int) -> httpx.Response:
        """Send `POST /instances` and the like to `/v2`."""
        method, _, path = request.partition(" ")
        headers = {} if self.key is None else {"Authorization": f"Bearer {self.key}"}
        return await self._client.request(method, f"/v2{path}", headers=headers, json=body, params=query)

    async def told(self, request: str, body: object = None, **query: str | int) -> Any:
        """Send a request to `/v2`, which must succeed; the document, or None where there is no body."""
        answer = await self.ask(request, body, **query)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def close(self) -> None:
        await self._client.aclose()
        self.app.close()


def _value(answer: httpx.Response) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json() if answer.content else None
