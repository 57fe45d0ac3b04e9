"""Identical reads under way are one request, and nobody's leaving disturbs the others."""

from __future__ import annotations

import asyncio

import pytest

from tests.client.toy import DESTROY, LIST, MAKE, PUBLIC, Service, refuses, says, session
from tests.clocks import FakeClock, settle
from vultr_tui.client.errors import Refused, Unreachable
from vultr_tui.client.pacing import Priority

BOXES = says({"1": {"ID": 1}})


async def test_identical_reads_are_one_request() -> None:
    service = Service(BOXES)
    speaker = session(service, FakeClock())
    answers = await asyncio.gather(*(speaker.call(LIST, {"ID": "1"}) for _ in range(5)))
    assert len(service.asked) == 1
    assert all(answer is answers[0] for answer in answers)


async def test_a_later_read_is_a_new_request() -> None:
    service = Service(BOXES)
    speaker = session(service, FakeClock())
    await speaker.call(LIST, {})
    await speaker.call(LIST, {})
    assert len(service.asked) == 2


async def test_a_read_that_follows_another_s_end_at_once_is_new_too() -> None:
    service = Service(BOXES)
    speaker = session(service, FakeClock())

    async def twice() -> None:
        await speaker.call(LIST, {})
        await speaker.call(LIST, {})

    await asyncio.gather(twice(), speaker.call(LIST, {}))
    assert len(service.asked) == 2


async def test_different_reads_and_all_changes_are_requests_of_their_own() -> None:
    service = Service(says({}))
    speaker = session(service, FakeClock())
    await asyncio.gather(speaker.call(PUBLIC, {"n": "1"}), speaker.call(PUBLIC, {"n": "2"}))
    await asyncio.gather(speaker.call(DESTROY, {"ID": "1"}), speaker.call(DESTROY, {"ID": "1"}))
    assert len(service.asked) == 4


async def test_a_failure_is_everybody_s() -> None:
    service = Service(refuses(412, "No"))
    speaker = session(service, FakeClock())
    errors = await asyncio.gather(*(speaker.call(LIST, {}) for _ in range(3)), return_exceptions=True)
    assert [type(error) for error in errors] == [Refused] * 3
    assert len(service.asked) == 1


async def test_one_may_leave_while_the_other_waits() -> None:
    service = Service(BOXES)
    service.open.clear()
    speaker = session(service, FakeClock())
    first, second = (asyncio.create_task(speaker.call(LIST, {})) for _ in range(2))
    await settle()
    first.cancel()
    await settle()
    assert first.cancelled()
    service.open.set()
    assert (await second).rows == ({"ID": "1"},)
    assert service.abandoned == 0
    assert len(service.asked) == 1


async def test_when_all_have_left_the_request_is_given_up_and_can_be_made_anew() -> None:
    service = Service(BOXES)
    service.open.clear()
    speaker = session(service, FakeClock())
    tasks = [asyncio.create_task(speaker.call(LIST, {})) for _ in range(2)]
    await settle()
    for task in tasks:
        task.cancel()
    anew = asyncio.create_task(speaker.call(LIST, {}))
    await settle()
    assert service.abandoned == 1
    service.open.set()
    assert (await anew).rows
    assert len(service.asked) == 2


async def test_an_action_hastens_the_poll_it_shares() -> None:
    service = Service(BOXES)
    clock = FakeClock()
    speaker = session(service, clock)
    tasks = [asyncio.create_task(speaker.call(LIST, {"ID": str(n)}, Priority.BACKGROUND)) for n in range(10)]
    await settle()
    action = asyncio.create_task(speaker.call(LIST, {"ID": "9"}, Priority.ACTION))
    await clock.elapse(0.5)
    assert action.done()
    assert [asked.query["ID"] for asked in service.asked] == [["0"], ["9"]]
    await clock.elapse(60)
    await asyncio.gather(*tasks)
    assert len(service.asked) == 10


async def test_closing_the_session_is_an_error_for_those_that_wait() -> None:
    service = Service(BOXES)
    service.open.clear()
    speaker = session(service, FakeClock())
    waiting = asyncio.create_task(speaker.call(LIST, {}))
    await settle()
    await speaker.aclose()
    with pytest.raises(Unreachable, match="closed"):
        await waiting


async def test_closing_the_session_is_an_error_for_changes_in_the_queue() -> None:
    service = Service(says({"ID": 1}))
    clock = FakeClock()
    speaker = session(service, clock)
    changes = [asyncio.create_task(speaker.call(MAKE, {"label": str(number)})) for number in range(3)]
    await settle()
    await speaker.aclose()
    await clock.elapse(5)
    with pytest.raises(Unreachable, match="closed"):
        await changes[2]
    assert len(service.asked) == 2


async def test_closing_the_session_ends_all_that_runs() -> None:
    service = Service(BOXES)
    service.open.clear()
    clock = FakeClock()
    speaker = session(service, clock)
    before = asyncio.all_tasks()
    read = asyncio.create_task(speaker.call(LIST, {}))
    changes = [asyncio.create_task(speaker.call(MAKE, {"label": str(number)})) for number in range(4)]
    await settle()
    read.cancel()
    closing = asyncio.create_task(speaker.aclose())
    await closing
    running = asyncio.all_tasks() - before - {read, *changes}
    assert not running
    service.open.set()
    for change in changes[2:]:
        with pytest.raises(Unreachable, match="closed"):
            await change
    await asyncio.gather(*changes, read, return_exceptions=True)
