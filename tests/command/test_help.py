"""Help on every level is read off the catalogue, and its examples work."""

import re

import pytest

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.api.validation import Kind, check
from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.example import example
from vultr_tui.command.exits import Exit
from vultr_tui.command.explaining import CODES
from vultr_tui.command.help import lines
from vultr_tui.grammar.commands import parse
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import OPTIONS
from vultr_tui.grammar.words import lex
from vultr_tui.manual import TOPICS

API = load("v1")


def help_on(line: str) -> str:
    return "\n".join(lines(API, lex(line)))


@pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)
def test_every_verb_is_explained(operation: Operation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = help_on(f"{operation.group} {operation.verb}")
    assert operation.summary in " ".join(text.split())
    for parameter in operation.parameters:
        assert re.search(rf"^  {parameter.name} +{parameter.type.value}", text, re.MULTILINE), parameter.name
        assert set(parameter.allowed) <= set(re.findall(r"[\w.-]+", text))
    assert all(len(line) <= 80 or "vultr-tui" in line for line in text.splitlines())


@pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)
def test_every_example_is_a_command(operation: Operation) -> None:
    command = parse(API, example(API, operation))
    assert command.operation is operation
    given = {name: value for name, value in command.arguments.items() if isinstance(value, str)}
    given |= {operation.target: command.targets[0]} if command.targets else {}
    missing = [p for p in check(operation, given) if p.kind is Kind.MISSING and p.parameter not in command.arguments]
    assert not missing


@pytest.mark.parametrize("group", API.groups)
def test_every_group_lists_its_verbs(group: str) -> None:
    text = help_on(group)
    assert all(f"  {operation.verb}" in text for operation in API.groups[group])


def test_the_program_lists_everything() -> None:
    text = help_on("")
    assert set(API.groups) <= set(re.findall(r"\w+", text.partition("Groups")[2].partition("Other commands")[0]))
    assert all(f"  {name}" in text for name in BUILTINS)
    assert all(f"--{option.name}" in text for option in OPTIONS)
    assert all(re.search(rf"^  {int(code)} ", text, re.MULTILINE) for code in Exit)
    assert set(CODES) == set(Exit)


@pytest.mark.parametrize("name", BUILTINS)
def test_every_other_command_is_explained(name: str) -> None:
    text = help_on(name)
    assert all(f"--{option.name}" in text for option in BUILTINS[name].options)


def test_risk_cost_undo_and_waiting_are_told() -> None:
    destroy = " ".join(help_on("server destroy").split())
    assert "--confirm NAME" in destroy
    assert "until it is gone" in destroy
    assert "--yes" in help_on("server create")
    assert "the monthly price of VPSPLANID" in " ".join(help_on("server create").split())
    assert "vultr-tui undo" in help_on("server label_set")
    assert "none needed" in help_on("regions list")


def test_words_may_be_shortened_and_must_be_known() -> None:
    assert help_on("ser li") == help_on("server list")
    with pytest.raises(GrammarError):
        help_on("nothing")
    with pytest.raises(GrammarError):
        help_on("server nothing")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_can_be_read(topic: str) -> None:
    text = help_on(topic)
    assert text.startswith("# ")
    assert "<!--" not in text
    assert f"  {topic}" in help_on("")
