"""From a typed command to an intent: words become rows and values."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Argument
from vultr_tui.client.errors import ApiError
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.given import Given


async def intent_of(account: Account, command: Command) -> Intent:
    """The intent a command means. Raises ApiError for a word that names no row, or for a file."""
    operation = command.operation
    arguments: dict[str, Argument] = {}
    for name, given in command.arguments.items():
        arguments[name] = await _argument(account, operation.by_name[name.lower()], given)
    targets = [await _target(account, command, word, arguments) for word in command.targets]
    return Intent(operation, arguments, tuple(targets))


async def _target(account: Account, command: Command, word: str, arguments: dict[str, Argument]) -> Target:
    operation = command.operation
    resource = account.api.resource(operation.target_resource)
    parent = str(arguments.get(resource.parent_parameter, "")) if resource.parent_parameter else ""
    return await account.resolve(resource.name, word, parent, operation.target_parameter)


async def _argument(account: Account, parameter: Parameter, given: Given) -> Argument:
    if isinstance(given, tuple):
        return tuple([str(await _argument(account, parameter, value)) for value in given])
    if not isinstance(given, str):
        raise ApiError("The console reads no files.", "Type the value, or leave it out and fill in the form.")
    if not parameter.refers_to or given in {"", parameter.none}:
        return given
    return (await account.resolve(parameter.refers_to, given, parameter=parameter)).value
