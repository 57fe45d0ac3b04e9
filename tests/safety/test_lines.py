"""No typed line does what it must not: the command, the shell, a file of lines, a pasted curl, a bare request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.effort import THOROUGH
from tests.mirror.service import Mirror
from tests.safety.cases import APIS, CASES, Case
from tests.safety.lines import TURNED_AWAY, UNASKED, WAYS, Hand, Way, answers, reached
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Risk
from vultr_tui.command.exits import Exit

pytestmark = pytest.mark.timeout(1800)
every_api = pytest.mark.parametrize("api", APIS, ids=[api.name for api in APIS])


def cases(api: Api) -> list[Case]:
    return [case for case in CASES if case.api is api]


def some(ways: dict[str, Way], turn: int) -> list[tuple[str, Way]]:
    """One of the ways, each in its turn; all of them where there is time."""
    names = list(ways)
    return list(ways.items()) if THOROUGH else [(names[turn % len(names)], ways[names[turn % len(names)]])]


async def opened(mirror: Mirror, case: Case, folder: Path, **options: Any) -> Hand:
    """Somebody at an account whose rows the operation could be performed on."""
    mirror.suits = case.operation
    return Hand(mirror.account(folder, **options), folder)


@every_api
async def test_nothing_is_done_without_a_terminal_to_ask_at(api: Api, tmp_path: Path) -> None:
    mirror = Mirror(api)
    for case in cases(api):
        hand = await opened(mirror, case, tmp_path)
        intent = await case.intent(hand.account)
        for name, way in {**WAYS, **UNASKED}.items():
            for extra in ("", "--yes") if case.risk is Risk.DESTRUCTIVE and name == "command" else ("",):
                code = await hand.typed(way, case, intent, extra=extra)
                assert not reached(mirror), f"{case} by {name} {extra}: {hand.said}"
                assert code in TURNED_AWAY, f"{case} by {name} {extra}: exit {code}: {hand.said}"
        await hand.account.aclose()


@every_api
async def test_only_the_right_answer_does_it(api: Api, tmp_path: Path) -> None:
    mirror = Mirror(api)
    for turn, case in enumerate(cases(api)):
        hand = await opened(mirror, case, tmp_path)
        intent = await case.intent(hand.account)
        right, *wrong = answers(case, intent, hand.account)
        for name, way in some(WAYS, turn):
            for answer in wrong:
                code = await hand.typed(way, case, intent, answer=answer)
                assert not reached(mirror), f"{case} by {name}, answering {answer!r}: {hand.said}"
                assert code == Exit.GUARDED, f"{case} by {name}, answering {answer!r}: {hand.said}"
            await hand.typed(way, case, intent, answer=right)
            assert reached(mirror) == 1, f"{case} by {name}, answering {right!r}: {hand.said}"
        await hand.account.aclose()


FORBIDDING: dict[str, dict[str, Any]] = {"read-only": {"read_only": True}, "protected": {"protect": ("*",)}}


@every_api
@pytest.mark.parametrize("why", FORBIDDING)
async def test_no_confirmation_does_what_is_forbidden(api: Api, tmp_path: Path, why: str) -> None:
    mirror = Mirror(api)
    for turn, case in enumerate(cases(api)):
        hand = await opened(mirror, case, tmp_path, **FORBIDDING[why])
        intent = await case.intent(hand.account)
        if why == "protected" and not (intent.targets or hand.account.refusal(intent)):
            continue  # it touches nothing that is there
        right = answers(case, intent, hand.account)[0]
        for name, way in some(WAYS, turn):
            for extra, answer in ((f"--yes --confirm {right!r}", None), ("", right)):
                code = await hand.typed(way, case, intent, extra=extra, answer=answer)
                assert not reached(mirror), f"{case} by {name}: {hand.said}"
                assert code in TURNED_AWAY, f"{case} by {name}: exit {code}: {hand.said}"
        await hand.account.aclose()


@every_api
async def test_a_key_that_lacks_the_permission_does_nothing(api: Api, tmp_path: Path) -> None:
    mirror = Mirror(api)
    for turn, case in enumerate(case for case in cases(api) if case.operation.access):
        mirror.acls = tuple({o.access for o in api.operations} - {case.operation.access, "manage_users", ""})
        hand = await opened(mirror, case, tmp_path)
        intent = await case.intent(hand.account)
        right = answers(case, intent, hand.account)[0]
        await hand.account.refresh(api.operation(api.introspection).reply.resource)
        for name, way in some(WAYS, turn):
            code = await hand.typed(way, case, intent, answer=right)
            assert not reached(mirror), f"{case} by {name}: {hand.said}"
            assert code in TURNED_AWAY, f"{case} by {name}: exit {code}: {hand.said}"
            assert f"lacks the permission {case.operation.access!r}" in hand.said
        await hand.account.aclose()
