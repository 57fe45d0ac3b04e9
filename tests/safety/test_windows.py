"""Nothing that is pressed in the console does what it must not: whichever the way, the question comes, and means it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path

import pytest

from tests.effort import THOROUGH
from tests.mirror.service import Mirror
from tests.safety.cases import APIS, CASES, Case
from tests.safety.lines import reached
from tests.safety.windows import WAYS, Seat, keyboard
from vultr_tui.api.catalogue import Api
from vultr_tui.console.dialogs.question import Question
from vultr_tui.console.screens.main import MainScreen

SHARE = 12
"""One of so many is tried of what is forbidden, in the short form: the gate is the same as for typed lines."""
every_api = pytest.mark.parametrize("api", APIS, ids=[api.name for api in APIS])


@asynccontextmanager
async def seated(api: Api, folder: Path) -> AsyncIterator[Seat]:
    mirror = Mirror(api)
    console, clock = keyboard(mirror, folder)
    async with console.run_test(size=(60, 20)):
        seat = Seat(console, mirror, clock)
        await seat.until(lambda: isinstance(seat.screen, MainScreen) and bool(console.main.pane.table.ids), "opened")
        yield seat


IN_TURN = "in turn"
every_way = pytest.mark.parametrize("way", WAYS if THOROUGH else [IN_TURN])
"""Each case on each of the ways where there is time; else on one of them, each way in its turn."""


def turns(api: Api, way: str) -> Iterator[tuple[str, Case]]:
    """The cases, and how each is tried.

    The short form tries a part of the second API: what an operation is called makes no difference to the console.
    """
    cases = [case for case in CASES if case.api is api][:: 1 if THOROUGH or api is APIS[0] else 4]
    return zip(cycle(WAYS if way == IN_TURN else [way]), cases, strict=False)


@pytest.mark.timeout(900)
@every_api
@every_way
async def test_only_what_is_confirmed_is_done(api: Api, way: str, tmp_path: Path) -> None:
    async with seated(api, tmp_path) as seat:
        met = set[str]()
        for name, case in turns(api, way):
            await seat.at_row(case)
            await WAYS[name](seat, case)
            await seat.declined(await seat.asked())
            await seat.rest()
            assert not reached(seat.mirror), f"{case} by {name}"
            await seat.home()
            if name in met and not THOROUGH:
                continue
            met.add(name)
            await seat.at_row(case)
            await WAYS[name](seat, case)
            question = await seat.asked()
            await seat.confirmed(question)
            await seat.until(lambda: len(seat.mirror.changes) == question.verdict.count, "performed")  # noqa: B023
            assert reached(seat.mirror)
            await seat.home()


def _lacking(case: Case) -> tuple[str, ...]:
    return tuple({o.access for o in case.api.operations} - {case.operation.access, "manage_users", ""})


@pytest.mark.timeout(900)
@every_api
@every_way
@pytest.mark.parametrize("why", ["read-only", "protected", "lacking"])
async def test_what_is_forbidden_is_not_even_asked_for(api: Api, way: str, tmp_path: Path, why: str) -> None:
    async with seated(api, tmp_path) as seat:
        account = seat.account
        account.restrict(read_only=why == "read-only")
        account._guard.protect = ("*",) if why == "protected" else ()
        for turn, (name, case) in enumerate(turns(api, way)):
            if not THOROUGH and turn % SHARE:
                continue
            if why == "lacking":
                seat.mirror.acls = _lacking(case)
                await account.refresh(api.operation(api.introspection).reply.resource)
            intent = await seat.at_row(case)
            if account.refusal(intent):
                await WAYS[name](seat, case)
                await seat.until(lambda: bool(seat.told), "told")
                assert not isinstance(seat.screen, Question), f"{case} by {name}"
            else:
                assert why == "lacking" or not intent.targets, f"{case} is not refused"
            assert not reached(seat.mirror), f"{case} by {name}"
            await seat.home()
