"""Every list, table format, message and question of the command and the shell, full of hostile values."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.command.typist import Keyboard
from tests.effort import THOROUGH, tries
from tests.hostile.screen import OWN, foreign
from tests.hostile.values import SEQUENCES, TEXTS, Spoiling, texts
from tests.mirror.rows import arguments_for
from tests.mirror.service import Mirror
from tests.safety.cases import APIS, CASES
from tests.safety.lines import WAYS, Hand, answers
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.client.plaintext import plain
from vultr_tui.grammar.commands import command_of, render
from vultr_tui.output.delimited import inert
from vultr_tui.output.text import harmless, obeyed
from vultr_tui.shell.routing import Captured

FORMATS = ("table", "json", "jsonl", "yaml", "csv", "tsv", "id", "raw")
ROWS = 30
every_api = pytest.mark.parametrize("api", APIS, ids=[api.name for api in APIS])


@contextmanager
def terminal(answer: str = "n") -> Iterator[Captured]:
    """A terminal; everything that is written to it."""
    shown, before = Captured(terminal=True), sys.stdin
    sys.stdin = Keyboard(f"{answer}\n", True)
    try:
        with redirect_stdout(shown), redirect_stderr(shown):
            yield shown
    finally:
        sys.stdin = before


def line_of(api: Api, name: str) -> str:
    operation = api.operation(name)
    target = "71 " if operation.target else ""
    return f"{render(command_of(Intent(operation, arguments_for(api, operation))))} {target}".strip()


def spoilings() -> dict[str, Spoiling]:
    return {"texts": Spoiling.with_texts(), "wrong": Spoiling.with_wrong()}


@every_api
@pytest.mark.parametrize("kind", ["texts", "wrong"])
async def test_no_format_of_any_reply_commands_a_terminal(
    api: Api, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    hand = Hand(Mirror(api, ROWS, spoilings()[kind]).account(tmp_path), tmp_path)
    for turn, operation in enumerate(o for o in api.operations if o.reads):
        for format_ in FORMATS if THOROUGH else (FORMATS[turn % len(FORMATS)], "table"):
            with terminal() as shown:
                await hand.command(f"{line_of(api, operation.name)} -o {format_}")
            text = shown.content.decode()
            assert not foreign(text), f"{operation.name} -o {format_}: {foreign(text)}"
            assert "Traceback" not in text
            assert "Something went wrong" not in text, f"{operation.name} -o {format_}: {text[-500:]}"
            if format_ == "table" and operation.lists:
                assert max((wcswidth(OWN.sub("", each)) for each in text.splitlines()), default=0) <= 90


@every_api
async def test_a_refusal_in_any_words_is_told_in_ours(api: Api, tmp_path: Path) -> None:
    mirror = Mirror(api)
    hand = Hand(mirror.account(tmp_path), tmp_path)
    reading = next(operation for operation in api.operations if operation.lists and operation.group == "server")
    for status, words in zip(
        cycle((412, 403, 400, 404, 500, 503, 418)), (*TEXTS, *map(json.dumps, TEXTS)), strict=False
    ):
        mirror.refusal = (status, words if status % 2 else json.dumps({"error": words, "status": status}))
        for options in ("", "-o json"):
            with terminal() as shown:
                code = await hand.command(f"{line_of(api, reading.name)} {options} --timeout 1")
            text = shown.content.decode()
            assert code, f"{status} {words!r}: {text}"
            assert not foreign(text), f"{status} {words!r}: {text!r}"
            assert "Traceback" not in text


@every_api
async def test_a_question_about_anything_is_asked_in_our_words(api: Api, tmp_path: Path) -> None:
    spoiling = Spoiling.with_texts()
    for turn, case in enumerate(case for case in CASES if case.api is api):
        mirror = Mirror(api, 2, spoiling)
        mirror.suits = case.operation
        account = mirror.account(tmp_path, name=f"about-{turn}")
        hand, intent = Hand(account, tmp_path), await case.intent(account)
        way = list(WAYS.values())[turn % len(WAYS)]
        for extra, answer in (("", "\x1b[31mno"), ("--dry-run", ""), ("", answers(case, intent, account)[0])):
            await hand.typed(way, case, intent, extra=extra, answer=answer)
            assert not foreign(hand.said), f"{case}: {foreign(hand.said)}"
            assert "Traceback" not in hand.said
        with terminal() as shown:
            await hand.shell("journal")
            await hand.shell("journal -o csv")
        assert not foreign(shown.content.decode())
        await account.aclose()


@every_api
async def test_programs_get_what_was_sent(api: Api, tmp_path: Path) -> None:
    sent: list[dict[str, Any]] = []
    spoiling = Spoiling.with_texts()

    def remembered(resource: Any, row: dict[str, Any]) -> dict[str, Any]:
        spoilt = spoiling(resource, row)
        sent.append(spoilt)
        return spoilt

    hand = Hand(Mirror(api, ROWS, remembered).account(tmp_path), tmp_path)
    listed = next(r for r in api.resources if r.name == "startupscript")
    name, label = listed.lists[0].operation, "name"
    for format_, read in READERS.items():
        sent.clear()
        shown, before = Captured(), sys.stdin
        with redirect_stdout(shown):
            await hand.command(f"{line_of(api, name)} -o {format_}")
        rows = read(shown.content.decode())
        wanted = [whole(row[label]) for row in sent]
        assert [row[label] for row in rows] == (list(map(inert, wanted)) if format_ == "csv" else wanted), format_
        sys.stdin = before


def whole(text: str) -> str:
    """The text without halves of characters, which are replaced where they come in."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


READERS: dict[str, Any] = {
    "json": json.loads,
    "jsonl": lambda text: list(map(json.loads, filter(None, text.split("\n")))),
    "yaml": yaml.safe_load,
    "csv": lambda text: list(csv.DictReader(io.StringIO(text, newline=""))),
}


@settings(max_examples=tries(100, 5000))
@given(texts())
def test_a_text_is_shown_and_nothing_of_it_obeyed(text: str) -> None:
    shown = harmless(text)
    assert not any(map(obeyed, shown))
    assert len(shown) == len(text)
    assert harmless(shown) == shown


@given(st.binary(max_size=60) | st.sampled_from(SEQUENCES).map(str.encode))
@settings(max_examples=tries(100, 5000))
def test_words_of_a_refusal_are_one_printable_line(body: bytes) -> None:
    assert plain(body).isprintable()
