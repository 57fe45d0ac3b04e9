"""Help as it is read at the prompt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vultr_tui.api.catalogue import Api
from vultr_tui.command import explaining
from vultr_tui.command import help as command_help
from vultr_tui.command.exits import Exit
from vultr_tui.command.page import Page, Section, draw, section
from vultr_tui.command.report import PROGRAM
from vultr_tui.command.texts import write_text
from vultr_tui.grammar.naming import choose
from vultr_tui.grammar.words import Word
from vultr_tui.manual import TOPICS

LINES = (
    ("A | COMMAND", "give what A prints to a program: server list -o json | jq '.[].label'"),
    ("A > FILE, A >> FILE", "write it to a file, or add it there"),
    ("A && B, A ; B", "B if A succeeded; B in any case"),
    ("$1, $2..4, $_", "the first row listed last, the second to the fourth, all of them"),
    ("curl …", "a line copied from the API's documentation is the command it means; its key is not used"),
    ("NAME=@FILE", "what the file holds"),
    ("# …", "a remark"),
)
KEYS = (
    ("Tab", "complete; each group, verb, parameter and value that fits is offered while you type"),
    ("Right, Ctrl-E", "take the suggestion from history"),
    ("Ctrl-R", "search in history"),
    ("Esc Enter", "break the line; an open quotation or a backslash at the end goes on by itself"),
    ("Ctrl-C", "clear the line; while a command runs, stop waiting for it"),
)


def show(api: Api, words: Sequence[Word], own: Mapping[str, tuple[str, str]]) -> Exit:
    """Print help on the words. Raises GrammarError if they are none."""
    write_text(_lines(api, words, own))
    return Exit.OK


def _lines(api: Api, words: Sequence[Word], own: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    if not words:
        yield from draw(_overview(api, own))
        return
    known = (*api.groups, *own, *TOPICS)
    name = choose(words[0], known, f"there is no group, command or topic called {words[0].text}")
    if name in own:
        usage, summary = own[name]
        yield from draw(Page(usage, f"{summary[:1].upper()}{summary[1:]}."))
        return
    for line in command_help.lines(api, words):
        yield line.replace(f"{PROGRAM} ", "", 1)


def _overview(api: Api, own: Mapping[str, tuple[str, str]]) -> Page:
    return Page(
        "GROUP VERB [TARGET …] [NAME=VALUE …] [options]",
        sections=(
            explaining.groups(api),
            section("Commands", own.values()),
            section("To read: help TOPIC", TOPICS.items()),
            Section("On a line", LINES),
            Section("Keys", KEYS),
        ),
        more="help GROUP VERB says all about one; "
        "every command takes --help, and -o json, --filter, --sort, --dry-run …",
    )
