"""What is typed behind `:`: a pane with a filter, a search, a word of the console's own, or an operation."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from textual.suggester import Suggester, SuggestFromList

from vultr_tui.account.account import Account
from vultr_tui.account.redaction import is_secret
from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Resource
from vultr_tui.console.actions.rowcommands import ROW_COMMANDS
from vultr_tui.console.completing import FilterSuggester
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.places import Place
from vultr_tui.console.themes import THEMES
from vultr_tui.grammar import commands, filters
from vultr_tui.grammar.errors import GrammarError

CONTROLS = ("theme", "profile", "readonly", "mouse", "save", "view", "key")
"""Those of the console's own commands that are about no row."""
WORDS = ("go", *CONTROLS, *OVERVIEWS, *ROW_COMMANDS, "journal", "errors", "help", "operations", "undo", "redo", "quit")
"""The console's own commands."""
CLOSE = 0.75
"""How much a word has to resemble a verb to be taken for one, and any word for another."""


@frozen
class GoTo:
    """Open a place."""

    place: Place


@frozen
class Find:
    """Find a row by its name, id or address, wherever it is."""

    word: str


@frozen
class Own:
    """One of the console's own words, and what follows it."""

    word: str
    rest: str = ""


@frozen
class Perform:
    """An operation of the catalogue."""

    command: commands.Command


@frozen
class Start:
    """Begin an operation, and ask for what it needs; chosen, not typed."""

    operation: str


Meaning = GoTo | Find | Own | Perform


def interpret(api: Api, line: str) -> Meaning:
    """What the line means. GrammarError at the character where it stops meaning anything."""
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if word == "go":
        return Find(rest)
    if word in {"q", "q!"} or word in WORDS:
        return _own(line, "quit" if word in {"q", "q!"} else word, rest)
    resource = pane_names(api).get(word.casefold())
    if resource and not (rest and _is_verb(api, word, rest.split()[0])):
        start = len(line.rstrip()) - len(rest)
        _check_verb(api, word, rest, start)
        try:
            filters.parse(rest, api.resource(resource))
        except GrammarError as error:
            raise GrammarError(error.message, error.position + start, error.length, error.suggestions) from None
        return GoTo(Place(resource, filter=rest))
    if not any(group.startswith(word.casefold()) for group in api.groups):
        raise _unknown(api, line, word)
    return Perform(commands.parse(api, line))


def _unknown(api: Api, line: str, word: str) -> GrammarError:
    near = get_close_matches(word.casefold(), (*pane_names(api), *WORDS, *api.groups), n=1, cutoff=CLOSE)
    meant = f": {near[0]}?" if near else "; ? lists what there is"
    return GrammarError(f"{word} is no pane and no command{meant}", line.index(word), len(word), near)


def _own(line: str, word: str, rest: str) -> Own:
    if word == "theme" and rest and rest not in THEMES:
        raise GrammarError(f"a theme is one of {', '.join(THEMES)}", len(line.rstrip()) - len(rest), len(rest))
    return Own(word, rest)


def _is_verb(api: Api, group: str, word: str) -> bool:
    return api.find(f"{group}.{word}") is not None


def _check_verb(api: Api, group: str, rest: str, start: int) -> None:
    """Take what resembles a verb for one: `server rebot` finds nothing, and is no filter. Raises GrammarError."""
    verb = rest.partition(" ")[0]
    verbs = [operation.verb for operation in api.groups.get(group.casefold(), ())]
    near = get_close_matches(verb.casefold(), verbs, n=1, cutoff=CLOSE)
    if near:
        message = f"{group} has no verb {verb}: {near[0]} is meant? To look for the word, write /{verb}"
        raise GrammarError(message, start, len(verb), [f"{group} {near[0]}"])


def pane_names(api: Api) -> dict[str, str]:
    """What each pane may be called, in lower case and without blanks: its name, its title, its group of operations."""
    names: dict[str, str] = {}
    for resource in panes(api):
        names[resource.name] = resource.name
        names[_typed(resource)] = resource.name
    for resource in panes(api):
        names.setdefault(api.operation(resource.lists[0].operation).group, resource.name)
    return names


def _typed(resource: Resource) -> str:
    """The title as it is typed."""
    return resource.title.casefold().replace(" ", "-")


EXAMPLES = "servers web   go NAME   server reboot NAME   theme light   help"
"""What may be typed, for somebody who has typed nothing yet."""


class CommandSuggester(Suggester):
    """Completes panes, the console's own words, operations, and `more` that is known here and now.

    Behind the name of a pane it completes a filter on the pane's rows.
    """

    def __init__(self, account: Account, more: Iterable[str] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._account = account
        titles = map(_typed, panes(account.api))
        operations = (operation.name.replace(".", " ") for operation in account.api.operations)
        themes = (f"theme {name}" for name in THEMES)
        self._words = SuggestFromList([*titles, *WORDS, *themes, *more, *operations], case_sensitive=False)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word completed, if that can be."""
        word, blank, rest = value.partition(" ")
        found = await self._words.get_suggestion(value.casefold())
        pane = pane_names(self._account.api).get(word.casefold())
        if found or not blank or pane is None:
            return found
        table = self._account.table(pane)
        completed = await FilterSuggester(table.resource, table.rows, self._account.names).get_suggestion(rest)
        return f"{word} {completed}" if completed else None


def tells(meaning: Meaning) -> bool:
    """Whether there is a secret in what was typed."""
    if not isinstance(meaning, Perform):
        return False
    return any(is_secret(meaning.command.operation, name) for name in meaning.command.arguments)
