"""A change whose answer was lost: the list is asked, the truth is told, and nothing is sent again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.account.ground import Ground, do
from vultr_tui.account.account import Account
from vultr_tui.account.entry import Result
from vultr_tui.client.errors import OutcomeUnknown

CASES: list[tuple[str, str, dict[str, Any], bool, str]] = [
    ("server.destroy", "vpn", {}, True, "But vpn (203.0.113.114), which was running, is closed in the list."),
    ("server.destroy", "vpn", {}, False, "but vpn (203.0.113.114) is in the list as before."),
    ("server.start", "old-mail", {}, True, "But old-mail (203.0.113.18), which was stopped, is starting"),
    ("block.delete", "scratch", {}, True, "But scratch (14000532) is no longer in the list."),
    ("server.start", "old-mail", {}, False, "the list cannot tell: old-mail"),
    ("server.reboot", "web-1", {}, True, "But web-1 (203.0.113.3), which was running, is starting"),
    ("server.reboot", "web-1", {}, False, "the list cannot tell: web-1 (203.0.113.3) is running as before"),
    ("block.attach", "scratch", {"attach_to_SUBID": "{web-1}"}, True, "But in the list scratch"),
    ("block.attach", "scratch", {"attach_to_SUBID": "{web-1}"}, False, "the list cannot tell: scratch"),
    ("snapshot.create", "web-1", {"description": "x"}, True, "But this has appeared in the list since"),
    ("snapshot.create", "web-1", {"description": "x"}, False, "nothing that is as you asked is in the list so far"),
    ("block.create", "", {"DCID": 1, "size_gb": 75, "label": "x"}, True, "But this has appeared in the list since"),
]


@pytest.mark.parametrize(("operation", "word", "arguments", "done", "said"), CASES)
async def test_the_list_tells(
    ground: Ground, account: Account, operation: str, word: str, arguments: dict[str, Any], done: bool, said: str
) -> None:
    path = operation.replace(".", "/")
    (ground.line.lost if done else ground.line.cut).add(path)
    for resource in ("server", "block", "snapshot"):
        await account.ensure(resource)
    server = (await account.resolve("server", "web-1")).id
    sent = {name: server if value == "{web-1}" else value for name, value in arguments.items()}
    outcome = await do(account, operation, word, **sent)
    assert isinstance(outcome.error, OutcomeUnknown)
    assert said in outcome.error.message
    assert "broke before the answer was complete" in outcome.error.message
    assert "again" in outcome.error.hint
    assert ground.line.requests[path] == 1
    (entry,) = account.journal.entries()
    assert entry.outcome is Result.UNKNOWN
    assert entry.message == outcome.error.message
