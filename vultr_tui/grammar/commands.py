"""Command lines and what they mean: `GROUP VERB [TARGET …] [NAME=VALUE …] [options]`, both ways."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import field, frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Argument
from vultr_tui.grammar.errors import GrammarError, nearest
from vultr_tui.grammar.given import Given, read, write
from vultr_tui.grammar.naming import group_named, operation_named, turned_round
from vultr_tui.grammar.options import Options, separate, written
from vultr_tui.grammar.words import Word, join, lex

NAMED = re.compile(r"([A-Za-z_]\w*)(?:\[\])?=", re.ASCII)
FILTER = re.compile(r"!?[A-Za-z]\w*:(?![:/])\S+")
"""A word that filters a list: `region:ewr`, but neither an address nor a URL."""


@frozen
class Command:
    """One command as it was meant; names of targets and files are not looked up yet."""

    operation: Operation
    targets: tuple[str, ...] = ()
    arguments: Mapping[str, Given] = field(default_factory=dict)
    options: Options = field(default_factory=dict)


def parse(api: Api, line: str) -> Command:
    """Say what the line means; GrammarError if it is no command of this API."""
    words, options = separate(lex(line))
    return understand(api, words, options)


def understand(api: Api, words: Sequence[Word], options: Options, beside: Collection[str] = ()) -> Command:
    """Say what these words mean; GrammarError if they are no command of this API. See `choose` for `beside`."""
    if not words:
        raise GrammarError("a group and a verb are missing", suggestions=api.groups)
    if len(words) > 1 and (meant := turned_round(api, words[0], words[1])):
        raise words[0].error("the group comes before the verb", (meant,))
    group = group_named(api, words[0], beside)
    if len(words) == 1:
        verbs = (operation.verb for operation in api.groups[group])
        raise GrammarError(f"a verb is missing after {group}", words[0].end, 1, verbs)
    operation = operation_named(api, group, words[1])
    named, bare = divided(words[2:])
    if operation.lists:
        bare, options = _filtered(bare, options)
    arguments = _Arguments(operation)
    for word, name, text in named:
        arguments.add_named(word, name, text)
    arguments.add_bare(bare, bare_parameters(api, operation))
    return Command(operation, tuple(arguments.targets), arguments.given, options)


def _filtered(words: Sequence[Word], options: Options) -> tuple[list[Word], Options]:
    """Take the words that filter, as behind `:servers`, for the option that does."""
    terms = [word.text for word in words if FILTER.fullmatch(word.text)]
    if not terms:
        return list(words), options
    rest = [word for word in words if not FILTER.fullmatch(word.text)]
    return rest, {**options, "filter": " ".join(filter(None, (options.get("filter"), *terms)))}


def bare_parameters(api: Api, operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters that words without a NAME= stand for, in order; of several words the last takes the rest.

    For an operation on a row: what the row is a part of (a record's zone), then the row. Otherwise the required
    parameters, or, to read one row of a list, the one that names it.
    """
    if operation.target_parameter:
        resource = api.resources_by_name.get(operation.target_resource)
        parent = operation.parameter(resource.parent_parameter) if resource and resource.parent_parameter else None
        return (parent, operation.target_parameter) if parent else (operation.target_parameter,)
    required = tuple(parameter for parameter in operation.parameters if parameter.required)
    if required or not operation.reads:
        return required
    own = (p for p in operation.parameters if p.refers_to and p.refers_to == operation.reply.resource)
    return tuple(own)[:1]


def divided(words: Sequence[Word]) -> tuple[list[tuple[Word, str, str]], list[Word]]:
    """Return the words with a NAME=, as word, name and value, and those without."""
    named, bare = [], []
    for word in words:
        if match := NAMED.match(word.text):
            named.append((word, match[1], word.text[match.end() :]))
        else:
            bare.append(word)
    return named, bare


class _Arguments:
    """What has been given so far for the parameters of an operation."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.targets: list[str] = []
        self.given: dict[str, Given] = {}

    def add_named(self, word: Word, name: str, text: str) -> None:
        """Take NAME=VALUE; GrammarError for an unknown name or a second value of a single one."""
        parameter = self.operation.parameter(name)
        if parameter is None:
            names = [parameter.name for parameter in self.operation.parameters]
            near = nearest(name, names) or names
            raise word.error(f"{self.operation.typed} has no parameter {name}", [f"{found}=" for found in near])
        self._add(word, parameter, text)

    def add_bare(self, words: Sequence[Word], parameters: Sequence[Parameter]) -> None:
        """Take the words without a NAME= for these parameters, less those given by name."""
        free = [p for p in parameters if p.name not in self.given]
        for index, word in enumerate(words):
            if not free:
                raise word.error(f"{self.operation.typed} takes no {word.text}: write NAME=VALUE")
            self._add(word, free[min(index, len(free) - 1)], word.text, bare=True)

    def _add(self, word: Word, parameter: Parameter, text: str, *, bare: bool = False) -> None:
        if parameter.name == self.operation.target:
            self.targets.append(text)
            return
        value = read(parameter, text)
        before = self.given.get(parameter.name)
        if isinstance(value, tuple):
            value = (*(before if isinstance(before, tuple) else ()), *value)
        elif before is not None:
            hint = f": {word.text} is one word too many" if bare else ""
            raise word.error(f"{parameter.name} is given twice{hint}")
        self.given[parameter.name] = value


def render(command: Command) -> str:
    """Write the line that means this command."""
    operation = command.operation
    words = [operation.group, operation.verb, *_target_words(command)]
    for name, given in command.arguments.items():
        parameter = operation.by_name[name.lower()]
        words += (f"{parameter.name}={text}" for text in write(parameter, given))
    return join([*words, *written(command.options)])


def _target_words(command: Command) -> list[str]:
    """Return the targets alone if each would be read as one, else by their parameter's name."""
    operation = command.operation
    required = {parameter.name for parameter in operation.parameters if parameter.required} - {operation.target}
    plain = not any(target.startswith("-") or NAMED.match(target) for target in command.targets)
    if plain and required <= command.arguments.keys():
        return list(command.targets)
    return [f"{operation.target}={target}" for target in command.targets]


def command_of(intent: Intent) -> Command:
    """Make the command that means the intent: its targets by their ids."""
    arguments = {name: _given(intent.operation, name, value) for name, value in intent.arguments.items()}
    return Command(intent.operation, tuple(target.id for target in intent.targets), arguments)


def _given(operation: Operation, name: str, value: Argument) -> Given:
    parameter = operation.parameter(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, float)):
        return (str(value),) if parameter and parameter.many else str(value)
    return tuple(value)
