"""There is one gate, and no way round it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import vultr_tui
from tests.clocks import HastyClock
from tests.mirror.service import Mirror
from tests.safety.cases import APIS, CASES, Case
from tests.safety.lines import reached
from vultr_tui.account.errors import Changed, NotAllowed
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.resource import Resource, View
from vultr_tui.api.values import Json
from vultr_tui.client.errors import ReadOnly
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.requests import request_command
from vultr_tui.grammar.words import lex

PACKAGE = Path(vultr_tui.__file__).parent
every_api = pytest.mark.parametrize("api", APIS, ids=[api.name for api in APIS])

DOORS = {
    "session.call": {"account/account.py", "account/actions.py", "account/loading.py"},
    "_actions.perform": {"account/account.py"},
    "actions.perform": {"account/undoing.py"},
    "account.perform": {"account/copying.py", "command/performing.py", "console/actions/performing.py"},
    "account.undo": {"command/undo.py", "console/actions/performing.py"},
    "account.ask": {
        "console/forms/options.py",
        "console/overviews/matrix.py",
        "console/panes/detail.py",
        "shell/background.py",
    },
}
"""The calls that lead to the service, and the files that may make them; what asks before is in front of each."""

ASKED_BY_POST = {"server.backup_get_schedule", "database.alerts"}
"""What reads, and is asked for by POST all the same (reference: server/backup_get_schedule; v2: databases)."""

DONE_BY_GET = {"cdn.pull_purge"}
"""What changes something, and is asked for by GET (v2: CDN)."""


def _calls(path: Path) -> Iterator[str]:
    """The ends of everything that is called, or handed on to be called, in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            whole = ast.unparse(node).replace("self._account", "self.account").split(".")
            yield ".".join(whole[-2:])


def test_only_these_files_speak_to_the_service() -> None:
    found: dict[str, set[str]] = {door: set() for door in DOORS}
    for path in PACKAGE.rglob("*.py"):
        for called in _calls(path):
            if called in found:
                found[called].add(str(path.relative_to(PACKAGE)))
    assert found == DOORS


@every_api
def test_a_read_is_a_get_and_what_is_asked_without_question_reads(api: Api) -> None:
    unasked = [listing.operation for resource in api.resources for listing in resource.lists]
    unasked += [t.source for r in api.resources for t in r.tabs if t.source and t.view is not View.ROWS]
    unasked += [p.choices for operation in api.operations for p in operation.parameters if p.choices]
    assert {api.operation(name).risk for name in unasked} == {Risk.READ}
    assert {o.name for o in api.operations if o.reads and o.method != "GET"} <= ASKED_BY_POST
    assert {o.name for o in api.operations if not o.reads and o.method == "GET"} <= DONE_BY_GET


@every_api
def test_what_makes_an_operation_dangerous_is_said_by_its_user(api: Api) -> None:
    """Risk is told from the arguments: one that the catalogue or the row supplies would escape it."""
    for operation in api.operations:
        for escalation in operation.escalations:
            parameter = operation.by_name[escalation.parameter.lower()]
            assert (parameter.default, parameter.implied) == (None, ""), operation.name
            assert parameter.name == escalation.parameter
            assert parameter.name not in {operation.target, *(name for name, _ in operation.fixed)}


@every_api
async def test_a_read_only_session_sends_nothing_whoever_calls_it(api: Api, tmp_path: Path) -> None:
    mirror = Mirror(api)
    account = mirror.account(tmp_path, read_only=True)
    for operation in api.operations:
        if not operation.reads:
            with pytest.raises(ReadOnly):
                await account.session.call(operation, {})
            with pytest.raises(ValueError, match="performed, not asked"):
                await account.ask(operation, {})
    assert not reached(mirror)
    await account.aclose()


def _sharing(api: Api) -> Iterator[tuple[Operation, Operation]]:
    """Two operations that are the same request but for what it says, the second the more dangerous."""
    for one in api.operations:
        for other in api.operations:
            if (one.method, one.path) == (other.method, other.path) and one.risk < other.risk:
                yield one, other


@every_api
def test_a_request_that_says_two_things_is_as_dangerous_as_the_worse(api: Api) -> None:
    for harmless, worse in _sharing(api):
        names = {p.name for operation in (harmless, worse) for p in operation.parameters}
        given = " ".join(f"{name}=7" for name in sorted(names - {"instance_id"}))
        fixed = " ".join(f"{name}={str(value).lower()}" for name, value in worse.fixed)
        path = worse.path.replace("{", "").replace("}", "")
        words = lex(f"{worse.method} {path} {fixed} {given}")
        try:
            command = request_command(api, words, {})
        except GrammarError:  # it says what neither of them takes
            continue
        assert command.operation.risk >= worse.risk, f"{harmless.name} is taken for {worse.name}"


def aimed(api: Api) -> list[Case]:
    return [case for case in CASES if case.api is api and case.operation.target]


def renamed(resource: Resource, row: dict[str, Json]) -> dict[str, Json]:
    """Call a row by another name."""
    return {**row, **({resource.label: "another"} if resource.label and resource.label != resource.key else {})}


@every_api
async def test_what_was_renamed_or_is_gone_is_not_touched(api: Api, tmp_path: Path) -> None:
    mirror, clock = Mirror(api), HastyClock()
    for case in aimed(api):
        mirror.suits = case.operation
        account = mirror.account(tmp_path, clock=clock)
        intent = await case.intent(account)
        resource = api.resource(intent.targets[0].resource)
        before, mirror.shaping = mirror.shaping, renamed
        (outcome,) = await account.perform(intent)
        mirror.shaping = before
        if resource.label and resource.label != resource.key:
            assert isinstance(outcome.error, Changed | NotAllowed), f"{case}: {outcome.error}"
            assert "another" in outcome.error.message, f"{case}: {outcome.error}"
            assert not reached(mirror), str(case)
        reached(mirror)
        mirror.count = 0
        clock.advance(60)
        (outcome,) = await account.perform(intent)
        mirror.count = 2
        assert isinstance(outcome.error, Changed), f"{case}: {outcome.error}"
        assert "no longer there" in outcome.error.message
        assert not reached(mirror), str(case)
        await account.aclose()


@every_api
async def test_what_the_journal_names_is_looked_for_before_it_is_done_again(api: Api, tmp_path: Path) -> None:
    mirror = Mirror(api)
    for case in aimed(api):
        mirror.suits = case.operation
        account = mirror.account(tmp_path)
        intent = await case.intent(account)
        (target,) = intent.targets
        unseen = replace(intent, targets=(replace(target, row={}),))
        mirror.count = 0
        (outcome,) = await mirror.account(tmp_path, name=f"other-{case.operation.name}").perform(unseen)
        mirror.count = 2
        assert isinstance(outcome.error, Changed), f"{case}: {outcome.error}"
        assert not reached(mirror), str(case)
        await account.aclose()
