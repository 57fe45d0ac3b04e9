"""`--wait` ends when the row is as it should be; how it got there is told to a terminal alone."""

from __future__ import annotations

import asyncio

import pytest

from tests.command.typist import Typist
from vultr_tui.api.catalogue import load
from vultr_tui.command.exits import Exit
from vultr_tui.command.waiting import awaited
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import WAITS

API = load("v1")
CREATE = "server create DCID=1 VPSPLANID=201 OSID=167 label=new --yes"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("server halt web-1 --yes --wait", "web-1 is stopped"),
        ("server halt web-1 --yes --wait=stopped", "web-1 is stopped"),
        ("server start old-mail --yes --wait=running", "old-mail is running"),
        ("server start old-mail --yes --wait=ready", "old-mail is running"),
        ("server destroy vpn --confirm vpn --wait=gone", "vpn is gone"),
        ("server label_set web-1 label=front --wait=running", "web-1 is running"),
        ("block attach scratch attach_to_SUBID=web-1 --wait=ready", "scratch is attached"),
        ("snapshot create web-1 --wait", " is complete"),
    ],
)
async def test_the_end_of_a_wait_is_told(typed: Typist, line: str, said: str) -> None:
    ended = await typed(line)
    assert ended.code == Exit.OK, ended.err
    assert said in ended.err.splitlines()[-1]
    assert len(ended.err.splitlines()) == 2
    assert "\x1b" not in ended.err


async def test_what_a_wait_saw_is_printed(typed: Typist) -> None:
    ended = await typed(f"{CREATE} --wait=ready -o json")
    assert (ended.code, ended.err) == (Exit.OK, "")
    assert (ended.data["label"], ended.data["power_status"]) == ("new", "running")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("server list --wait=running", "changes nothing"),
        ("user create email=a@example.com name=A password=x acls=dns --yes --wait=running", "no row"),
        ("block attach scratch attach_to_SUBID=web-1 --wait=running", "never running"),
        ("server halt web-1 --yes --wait=soon", "one of ready"),
    ],
)
async def test_what_never_comes_is_not_waited_for(typed: Typist, line: str, said: str) -> None:
    ended = await typed(line)
    assert (ended.code, said in ended.err) == (Exit.USAGE, True), ended.err
    assert not [path for path in typed.ground.line.requests if path.endswith(("halt", "attach", "create"))]


@pytest.mark.parametrize("state", WAITS)
def test_every_change_of_a_server_can_be_waited_for(state: str) -> None:
    changes = [operation for operation in API.acting_on("server") if operation.name != "snapshot.create"]
    for operation in changes:
        finish = awaited(API, operation, state)
        assert finish
        assert finish.gone is (state == "gone")


def test_every_change_can_be_waited_for_or_says_why_not() -> None:
    for operation in API.operations:
        assert awaited(API, operation, "") is operation.finish
        for state in WAITS:
            try:
                found = awaited(API, operation, state)
            except GrammarError as error:
                assert state in error.message  # noqa: PT017  (most of them can)
            else:
                assert found


async def test_a_wait_that_never_ends_is_given_up(typed: Typist) -> None:
    ended = await typed("server halt web-1 --yes --wait=running --timeout 30 -o json")
    assert ended.code == Exit.TIMED_OUT
    assert ended.errors[0]["kind"] == "timed-out"
    assert "web-1 is stopped" in ended.errors[0]["message"]


async def test_an_interruption_ends_the_wait_and_not_the_change(typed: Typist) -> None:
    listing = typed.ground.line.held.setdefault("server/list", asyncio.Event())
    typed.capsys.readouterr()
    task = asyncio.create_task(typed(f"{CREATE} --wait -o json"))
    while not typed.ground.line.requests["server/create"] or not typed.ground.line.requests["server/list"]:
        await asyncio.sleep(0)
        listing.set() if not typed.ground.line.requests["server/create"] else listing.clear()
    for _ in range(200):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    out, err = typed.capsys.readouterr()
    listing.set()
    assert '"SUBID"' in out
    assert '"kind": "wait-ended"' in err
    assert "vultr-tui server list SUBID=" in err
