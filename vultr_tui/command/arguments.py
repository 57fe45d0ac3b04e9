"""From what was typed to an intent: files read, names looked up, targets found."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Iterable, Iterator, Mapping

from vultr_tui.account.account import Account
from vultr_tui.account.calls import calls
from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import define, field
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.validation import Kind, Problem, check
from vultr_tui.api.values import Argument, Arguments, Format
from vultr_tui.client.errors import ApiError
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.given import FromFile, Given, Value
from vultr_tui.settings.paths import meant

_ID = re.compile(r"\d+|[0-9a-f]{8,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What is an identifier by its looks, known or not."""
LARGEST = 1 << 20
"""No value read from a file or from standard input is longer than this many bytes."""


async def intent_of(account: Account, command: Command) -> Intent:
    """Find the intent that the command means.

    A value that refers to a row may be its id, label or another name. An id that is not known is left to the
    service to refuse, unless it is the target of a change. Raises GrammarError for what cannot be read, and
    NotFound, Ambiguous, or why the list could not be had.
    """
    operation = command.operation
    texts = Reading().all(operation.by_name, command.arguments)
    finding = _Finding(account)
    _tell(operation, _before_looking_up(operation, _with_target(command, texts)))
    arguments: dict[str, Argument] = {}
    for name, value in texts.items():
        parameter = operation.by_name[name.lower()]
        found = [await finding.value(parameter, text) for text in ([value] if isinstance(value, str) else value)]
        arguments[name] = found[0] if isinstance(value, str) else tuple(found)
    target = operation.target_parameter
    if target is None:
        return Intent(operation, arguments)
    resource = account.api.resources_by_name.get(target.refers_to)
    parent = str(arguments.get(resource.parent_parameter, "")) if resource and resource.parent else ""
    found_targets = [await finding.target(target, word, parent, known=not operation.reads) for word in command.targets]
    by_id = {target.id: target for target in found_targets}
    return Intent(operation, arguments, tuple(by_id.values()))


def check_arguments(intent: Intent) -> None:
    """Raise GrammarError if the intent's operation cannot be sent with its arguments."""
    _tell(intent.operation, check(intent.operation, next(calls(intent))[1]))


def _before_looking_up(operation: Operation, arguments: Arguments) -> Iterator[Problem]:
    """Find what is wrong whatever the names stand for: a value that is to be looked up is not looked at yet."""
    for problem in check(operation, arguments):
        parameter = operation.parameter(problem.parameter)
        if not (parameter and parameter.refers_to and problem.kind in {Kind.TYPE, Kind.VALUE}):
            yield problem


def _tell(operation: Operation, problems: Iterable[Problem]) -> None:
    """Raise GrammarError if there are any."""
    told, missing = [], []
    for problem in problems:
        parameter = operation.parameter(problem.parameter)
        meaning = f" ({parameter.summary})" if parameter and parameter.summary else ""
        told.append(f"{problem.parameter}{meaning}: {problem.message}")
        if problem.kind is Kind.MISSING:
            missing.append(f"{problem.parameter}=")
    if told:
        raise GrammarError(f"{operation.typed}: {' '.join(told)}", suggestions=missing)


def _with_target(command: Command, texts: Mapping[str, str | tuple[str, ...]]) -> Arguments:
    target = command.operation.target_parameter
    return {**texts, target.name: command.targets[0]} if target and command.targets else texts


@define
class Reading:
    """Reads the values that stand elsewhere; standard input is there once.

    Files are plain: what goes over the wire in base 64 is encoded here, unlike what is typed.
    """

    _taken: str = ""

    def all(self, parameters: Mapping[str, Parameter], given: Mapping[str, Given]) -> dict[str, str | tuple[str, ...]]:
        """Read the texts that are meant, by parameter name; GrammarError for a file that cannot be read."""
        return {
            name: tuple(self._one(parameters[name.lower()], value) for value in values)
            if isinstance(values, tuple)
            else self._one(parameters[name.lower()], values)
            for name, values in given.items()
        }

    def _one(self, parameter: Parameter, value: Value) -> str:
        if isinstance(value, str):
            return value
        content = self._file(value) if isinstance(value, FromFile) else self._input(parameter)
        if len(content) > LARGEST:
            raise GrammarError(f"{parameter.name} is longer than {LARGEST >> 20} MB")
        if parameter.format is Format.BASE64:
            return base64.b64encode(content).decode()
        try:
            text = content.decode()
        except UnicodeDecodeError:
            raise GrammarError(f"what is given for {parameter.name} is no text in UTF-8") from None
        return text if parameter.format is Format.TEXT else text.removesuffix("\n")

    def _file(self, value: FromFile) -> bytes:
        try:
            with meant(value.path).open("rb") as file:
                return file.read(LARGEST + 1)
        except OSError as error:
            raise GrammarError(f"{value.path} cannot be read: {error.strerror}") from None

    def _input(self, parameter: Parameter) -> bytes:
        if self._taken:
            raise GrammarError(f"standard input is given for {self._taken} already, so not for {parameter.name} too")
        self._taken = parameter.name
        return sys.stdin.buffer.read(LARGEST + 1)


@define
class _Finding:
    """Looks up rows by what people call them."""

    account: Account
    _values: dict[tuple[str, str], str] = field(default_factory=dict)

    async def value(self, parameter: Parameter, text: str) -> str:
        """Find what the parameter is given for this text: the id of the row it names, or the text itself."""
        resource = self.account.api.resources_by_name.get(parameter.refers_to)
        if resource is None or resource.parent or text in {"", parameter.none} or text.isdecimal():
            return text
        return (await self._target(parameter, text, "", known=False)).value

    async def target(self, parameter: Parameter, text: str, parent: str, *, known: bool) -> Target:
        """Find the row that the word names; if it need not be known, an id may be of no row at all."""
        if parameter.refers_to not in self.account.api.resources_by_name:
            return Target(parameter.refers_to, text, text, text)
        return await self._target(parameter, text, parent, known=known)

    async def _target(self, parameter: Parameter, text: str, parent: str, *, known: bool) -> Target:
        try:
            return await self.account.resolve(parameter.refers_to, text, parent, parameter)
        except ApiError as error:
            if not _ID.fullmatch(text) or isinstance(error, Ambiguous) or (known and isinstance(error, NotFound)):
                raise
        return Target(parameter.refers_to, text, text, text)
