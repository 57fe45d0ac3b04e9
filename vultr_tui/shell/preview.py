"""A dry run in the shell: one object for each command, whatever it would do, and nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping

from vultr_tui.account.account import Account
from vultr_tui.account.calls import calls
from vultr_tui.account.errors import NotFound
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Shape
from vultr_tui.api.validation import check
from vultr_tui.api.values import Argument, Json
from vultr_tui.command.arguments import Reading, check_arguments, intent_of
from vultr_tui.command.exits import Exit
from vultr_tui.command.preview import dry_run
from vultr_tui.command.printing import style_of, write
from vultr_tui.grammar.commands import Command
from vultr_tui.output.content import Content


async def preview(account: Account, command: Command, *, literal: bool) -> Exit:
    """Print what would be sent, and what would be asked before.

    A `literal` command says exactly what goes over the wire: what is wrong with it is among its warnings. Raises
    GrammarError and ApiError for any other that cannot be sent.
    """
    problems: tuple[str, ...] = ()
    intent = _literal(command) if literal else await _found(account, command)
    if literal:
        problems = tuple(f"{p.parameter}: {p.message}" for p in check(intent.operation, next(calls(intent))[1]))
    else:
        check_arguments(intent)
    verdict = await account.prepare(intent)
    verdict = replace(verdict, warnings=(*verdict.warnings, *problems))
    write(_one(dry_run(account, intent, verdict), intent), style_of(command.options))
    return Exit.GUARDED if verdict.refusal else Exit.OK


def _literal(command: Command) -> Intent:
    resource = command.operation.target_resource
    arguments: Mapping[str, Argument] = Reading().all(command.operation.by_name, command.arguments)
    return Intent(command.operation, arguments, tuple(Target(resource, id_, id_, id_) for id_ in command.targets))


async def _found(account: Account, command: Command) -> Intent:
    """Look up what the command names; a number that names nothing is taken as it is, for nothing is sent."""
    try:
        return await intent_of(account, command)
    except NotFound as error:
        if not error.word.isdecimal():
            raise
        return _literal(command)


def _one(content: Content, intent: Intent) -> Content:
    """Make one object of the rows for several targets: the argument that names them is a list."""
    if content.shape is Shape.OBJECT:
        return content
    first = content.rows[0]
    shown = first["arguments"]
    arguments: dict[str, Json] = dict(shown) if isinstance(shown, Mapping) else {}
    arguments[intent.operation.target] = [target.value for target in intent.targets]
    named = ", ".join(target.name for target in intent.targets)
    return Content(shape=Shape.OBJECT, data={**first, "target": named, "arguments": arguments})
