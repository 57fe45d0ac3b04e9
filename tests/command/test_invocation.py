"""Each command takes its own options, and is told which way to speak."""

import pytest

from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.invocation import read, wants_json
from vultr_tui.grammar.errors import GrammarError


def test_a_command_takes_its_own_options() -> None:
    invocation = read(["simulate", "--port", "0", "--no-rate-limit"])
    assert invocation.options == {"port": "0", "no-rate-limit": ""}
    for line in (["server", "list", "--port", "0"], ["simulate", "--yes"], ["demo", "reset", "--demo"]):
        with pytest.raises(GrammarError):
            read(line)


def test_options_may_come_first() -> None:
    invocation = read(["-o", "json", "--profile", "x y", "catalogue"])
    assert invocation.command == "catalogue"
    assert invocation.options == {"output": "json", "profile": "x y"}
    assert invocation.as_json


@pytest.mark.parametrize("name", BUILTINS)
def test_every_command_can_be_asked_for_help(name: str) -> None:
    assert "help" in read([name, "--help"]).options


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["server", "-o", "json", "--bogus"], True),
        (["-ojson"], True),
        (["--output=json"], True),
        (["--output", "jsonl"], True),
        (["-o", "table"], False),
        (["label=-o json"], False),
        (["json"], False),
    ],
)
def test_errors_are_json_even_where_options_make_no_sense(arguments: list[str], expected: bool) -> None:
    assert wants_json(arguments) is expected
