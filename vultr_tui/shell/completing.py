"""Completion: which words may stand at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from vultr_tui.api.light import define, replace
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.grammar.commands import NAMED, bare_parameters
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.given import write
from vultr_tui.grammar.naming import group_named, operation_named
from vultr_tui.grammar.options import Option
from vultr_tui.grammar.partial import Partial, Place, partial
from vultr_tui.grammar.script import CURL
from vultr_tui.grammar.words import Word, lex
from vultr_tui.manual import TOPICS
from vultr_tui.settings import Settings
from vultr_tui.settings.paths import meant
from vultr_tui.shell import settings
from vultr_tui.shell.background import Background
from vultr_tui.shell.offering import Offer, Values
from vultr_tui.shell.own import OWN
from vultr_tui.shell.profiles import names
from vultr_tui.shell.shell import OPTIONS, Shell
from vultr_tui.shell.waiting import awaitable, states

MOST_FILES = 200


@define
class Completing:
    """Offers words for one shell."""

    shell: Shell
    background: Background

    def offers(self, text: str) -> tuple[Partial, list[Offer]]:
        """Return what is being typed at the end of the text, and what may stand there."""
        typed = partial(text)
        found = [offer for offer in self._offers(typed) if offer.fits(typed.current.text)]
        exact = len(found) == 1 and found[0].text == typed.current.text
        return typed, [] if exact else found

    def parameter(self, text: str) -> tuple[Operation, Parameter | None] | None:
        """Find the operation that is being typed, and the parameter whose value is; None if there is none."""
        typed = partial(text)
        words = self._expanded(typed.words)
        operation = self._operation(words) if typed.place is Place.WORD else None
        if operation is None:
            return None
        named = NAMED.match(typed.current.text)
        return operation, operation.parameter(named[1]) if named else None

    def _offers(self, typed: Partial) -> Iterator[Offer]:
        words = self._expanded(typed.words)
        if typed.place is Place.FILE:
            yield from _files(typed.current.text)
        elif typed.place is Place.PIPE or (words and words[0].text == CURL):
            return
        elif not words:
            yield from self._beginnings()
        elif words[0].text in OWN:
            yield from self._own(words, typed)
        else:
            yield from self._of_operation(words, typed.current)

    def _expanded(self, words: Sequence[Word]) -> Sequence[Word]:
        alias = self.shell.kept.aliases.get(words[0].text) if words else None
        return (*lex(alias), *words[1:]) if alias else words

    def _beginnings(self) -> Iterator[Offer]:
        for name, operations in self.shell.account.api.groups.items():
            yield Offer(name, ", ".join(operation.verb for operation in operations))
        yield from (Offer(name, command.summary) for name, command in OWN.items())
        yield from (Offer(name, text) for name, text in self.shell.kept.aliases.items())

    # Commands of the shell

    def _own(self, words: Sequence[Word], typed: Partial) -> Iterator[Offer]:
        count, name = len(words), words[0].text
        if name == "watch" and count > 1:
            yield from self._offers(Partial(tuple(words[2:]), typed.current, typed.place))
        elif name == "wait":
            yield from self._wait(words)
        elif name in {"help", "set"} and count == 2:  # noqa: PLR2004  (the command and a name)
            yield from self._second(name, words[1].text)
        elif count == 1:
            yield from self._first(name, typed.current.text)

    def _first(self, name: str, typed: str) -> Iterable[Offer]:
        aliases = self.shell.kept.aliases
        offers: dict[str, Callable[[], Iterable[Offer]]] = {
            "help": self._explained,
            "watch": lambda: (Offer(seconds, "seconds") for seconds in ("2", "5", "10", "60")),
            "set": lambda: (Offer(name, setting.summary) for name, setting in settings.SETTINGS.items()),
            "profile": lambda: map(Offer, names(Settings.load_or_usual())),
            "alias": lambda: (Offer(name, text) for name, text in aliases.items()),
            "unalias": lambda: (Offer(name, text) for name, text in aliases.items()),
            "source": lambda: _files(typed),
            "undo": self._undoable,
        }
        return offers[name]() if name in offers else ()

    def _explained(self) -> Iterator[Offer]:
        yield from self._beginnings()
        yield from (Offer(name, about) for name, about in TOPICS.items())

    def _second(self, name: str, first: str) -> Iterable[Offer]:
        if name == "help":
            return (Offer(o.verb, o.summary) for o in self.shell.account.api.groups.get(first, ()))
        setting = settings.SETTINGS.get(first)
        return map(Offer, setting.allowed if setting else ())

    def _wait(self, words: Sequence[Word]) -> Iterator[Offer]:
        api = self.shell.account.api
        known = awaitable(api)
        if len(words) == 1:
            yield from (Offer(name, api.resource(name).title) for name in known)
        elif words[1].text in known and len(words) == 2:  # noqa: PLR2004  (wait and a resource)
            operation = known[words[1].text]
            if operation.target_parameter:
                yield from Values(self.background, operation).of(operation.target_parameter, by_name=True)
        elif words[1].text in known and len(words) == 3:  # noqa: PLR2004
            yield from (Offer(state) for state in states(api, words[1].text))

    def _undoable(self) -> Iterator[Offer]:
        for entry in reversed(self.shell.account.journal.entries()):
            if entry.undo and not entry.undone_by:
                yield Offer(entry.id, f"{entry.operation} {', '.join(target.name for target in entry.targets)}")

    # Operations

    def _operation(self, words: Sequence[Word]) -> Operation | None:
        api = self.shell.account.api
        if words and words[0].text == "watch":
            words = words[2:]
        if len(words) < 2:  # noqa: PLR2004  (a group and a verb)
            return None
        try:
            return operation_named(api, group_named(api, words[0]), words[1])
        except GrammarError:
            return None

    def _of_operation(self, words: Sequence[Word], current: Word) -> Iterator[Offer]:
        api = self.shell.account.api
        before = _option(words[-1].text)
        if before and before.value and not before.optional and "=" not in words[-1].text:
            yield from (Offer(value) for value in before.allowed)
            return
        if current.text.startswith("-"):
            yield from (Offer(f"--{option.name}", option.summary) for option in OPTIONS)
            return
        if len(words) == 1:
            try:
                group = group_named(api, words[0])
            except GrammarError:
                return
            yield from (Offer(operation.verb, operation.summary) for operation in api.groups[group])
            return
        operation = self._operation(words)
        if operation:
            yield from self._arguments(operation, words[2:], current)

    def _arguments(self, operation: Operation, words: Sequence[Word], current: Word) -> Iterator[Offer]:
        bare, given = _given(self.shell, operation, words)
        values = Values(self.background, operation, given)
        if named := NAMED.match(current.text):
            parameter = operation.parameter(named[1])
            if parameter:
                yield from _behind_name(parameter, named[0], current.text[named.end() :], values)
            return
        places = [p for p in bare_parameters(self.shell.account.api, operation) if p.name not in given or p.many]
        place = operation.target_parameter if operation.target in given else None
        if bare < len(bare_parameters(self.shell.account.api, operation)) and places:
            place = places[0]
        if place and (operation.target or operation.reads):
            yield from values.of(place, by_name=True)
        texts = {name: list_[0] for name, list_ in given.items()}
        left = [p for p in operation.parameters if p.applies(texts) and (p.name not in given or p.many)]
        for parameter in sorted(left, key=lambda p: not p.needed(texts)):
            if parameter.name not in given and parameter.name != operation.target:
                needed = "needed: " if parameter.needed(texts) and parameter.default is None else ""
                yield Offer(f"{parameter.name}=", f"{needed}{parameter.summary}")


def _option(word: str) -> Option | None:
    """Find the option that a word is, if it is one."""
    name = word.partition("=")[0]
    return next((o for o in OPTIONS if name == f"--{o.name}" or (o.short and name == f"-{o.short}")), None)


def _given(shell: Shell, operation: Operation, words: Sequence[Word]) -> tuple[int, dict[str, list[str]]]:
    """Return how many words stand without a name, and the values typed for each parameter."""
    given: dict[str, list[str]] = {}
    bare: list[str] = []
    waiting = False
    for word in words:
        option = _option(word.text)
        if waiting or option or word.text.startswith("-"):
            waiting = bool(option and option.value and not option.optional and "=" not in word.text) and not waiting
        elif (named := NAMED.match(word.text)) and (parameter := operation.parameter(named[1])):
            given.setdefault(parameter.name, []).append(word.text[named.end() :])
        elif not named:
            bare.append(word.text)
    places = [p for p in bare_parameters(shell.account.api, operation) if p.name not in given]
    for index, text in enumerate(bare if places else ()):
        given.setdefault(places[min(index, len(places) - 1)].name, []).append(text)
    return len(bare), given


def _behind_name(parameter: Parameter, name: str, value: str, values: Values) -> Iterator[Offer]:
    """Offer NAME=VALUE; of several values the last is being typed. What begins with @ is a file."""
    before, comma, last = value.rpartition(",") if parameter.many else ("", "", value)
    if last.startswith("@"):
        offers = [Offer(f"@{file.text}", file.meaning) for file in _files(last[1:])]
    else:
        offers = [replace(found, text=_written(parameter, found), shown=found.text) for found in values.of(parameter)]
        offers = [found for found in offers if found.fits(last)]
    for found in offers:
        text = f"{name}{before}{comma}{found.text}"
        yield Offer(text, found.meaning, found.shown or found.text, (f"{name}{value}",))


def _written(parameter: Parameter, found: Offer) -> str:
    """Write the value as it stands behind NAME=."""
    return write(parameter, (found.text,) if parameter.many else found.text)[0]


def _files(typed: str) -> Iterator[Offer]:
    """Offer the files whose path begins so."""
    folder = typed.rpartition("/")[0] + "/" if "/" in typed else ""
    try:
        found = sorted(meant(folder or ".").iterdir())[:MOST_FILES]
    except OSError:
        return
    for path in found:
        if not path.name.startswith(".") or typed.rpartition("/")[2].startswith("."):
            yield Offer(f"{folder}{path.name}{'/' if path.is_dir() else ''}")
