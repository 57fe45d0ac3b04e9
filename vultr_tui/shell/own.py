"""The commands of the shell itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Shape
from vultr_tui.command import catalogue, duplicate, journal, undo
from vultr_tui.command.builtins import BUILTINS, DUPLICATE, options_of
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.printing import show
from vultr_tui.grammar.options import CONNECTING, Options, separate
from vultr_tui.grammar.requests import request_command
from vultr_tui.grammar.script import Step
from vultr_tui.grammar.words import Word
from vultr_tui.output.content import Content
from vultr_tui.settings.paths import meant
from vultr_tui.shell import aliases, choosing, helping, profiles, waiting, watching
from vultr_tui.shell.running import perform
from vultr_tui.shell.shell import OPTIONS, Shell

DEEPEST = 10
"""How deep files of commands may name further ones."""


@frozen
class Own:
    """One command: it is given its words, its own name first, and says how it ended. Raises GrammarError, ApiError."""

    name: str
    usage: str
    summary: str
    perform: Callable[[Shell, Sequence[Word], Step], Awaitable[Exit]]
    routes_itself: bool = False
    """Whether pipes and files are for the command inside it."""


async def _help(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    own = {command.name: (f"{command.name} {command.usage}".rstrip(), command.summary) for command in OWN.values()}
    return helping.show(shell.account.api, words[1:], own)


async def _exit(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    _at_most(words, 0)
    shell.leaving = True
    return Exit.OK


async def _undo(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    bare, options = _separate(shell, words)
    _at_most(bare, 1)
    return await undo.take_back(shell.account, Invocation("", bare, options))


async def _duplicate(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    bare, options = _separate(shell, words)
    return await duplicate.duplicate(shell.account, Invocation("", bare, options))


async def _journal(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    bare, options = _separate(shell, words)
    _at_most(bare, 0)
    return journal.list_entries(shell.account.journal, options, shell.times)


async def _catalogue(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    bare, options = _separate(shell, words)
    _at_most(bare, 0)
    rows = [catalogue.row(operation) for operation in shell.account.api.operations]
    show(Content(shape=Shape.ROWS, data=rows, resource=catalogue.OPERATIONS), options)
    return Exit.OK


async def _api(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    bare, options = separate(words, OPTIONS)
    return await perform(shell, request_command(shell.account.api, bare[1:], {"output": "json", **options}))


async def _source(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    if len(words) != 2:  # noqa: PLR2004  (the command and the file)
        raise words[-1].error("source reads one file of commands")
    if shell.depth >= DEEPEST:
        raise words[1].error("files of commands name further ones without end")
    text = _content(words[1])
    shell.depth += 1
    try:
        return await shell.run(text, stop=True)
    finally:
        shell.depth -= 1


def _content(word: Word) -> str:
    try:
        return meant(word.text).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise word.error(f"{word.text} cannot be read: {error}") from None


def _separate(shell: Shell, words: Sequence[Word]) -> tuple[tuple[Word, ...], Options]:
    """Return the words, and the options that the command takes as a command of the program, less the account's."""
    known = tuple(option for option in options_of(words[0].text) if option not in CONNECTING)
    bare, given = separate(words, known)
    names = {option.name for option in known}
    return bare, {name: value for name, value in shell.completed(given).items() if name in names}


def _at_most(words: Sequence[Word], count: int) -> None:
    """Raise GrammarError if more words than that follow the command's name."""
    if len(words) > count + 1:
        raise words[count + 1].error(f"{words[0].text} takes no {words[count + 1].text}")


def _also_outside(name: str, perform: Callable[[Shell, Sequence[Word], Step], Awaitable[Exit]]) -> Own:
    """Describe what a command line has as well, in the words that stand there."""
    command = BUILTINS[name]
    return Own(name, command.usage, command.summary, perform)


OWN = {
    command.name: command
    for command in (
        Own("help", "[GROUP [VERB]|TOPIC]", "say what there is, or all about a group, verb, command or topic", _help),
        Own("watch", "SECONDS COMMAND", "repeat a command that reads, repainting what changed", watching.watch, True),
        Own("wait", "RESOURCE TARGET [STATE]", "return when a row is ready, or in that state, or gone", waiting.wait),
        _also_outside("undo", _undo),
        Own(DUPLICATE, "GROUP [DESCRIPTION]", "make another firewall group with the same rules", _duplicate),
        _also_outside("journal", _journal),
        Own("profile", "[NAME]", "show the profiles, or go on with another one's account", profiles.profile),
        Own("set", "[NAME [VALUE]]", "show how the shell is set, or set it: output, editing, …", choosing.set_),
        Own("alias", "[NAME [WORD …]]", "show the aliases, or let a name stand for words", aliases.alias),
        Own("unalias", "NAME", "forget an alias", aliases.unalias),
        Own("source", "FILE", "run the commands of a file up to the first that fails", _source, True),
        _also_outside("catalogue", _catalogue),
        _also_outside("api", _api),
        Own("exit", "", "leave; so does Ctrl-D", _exit),
        Own("quit", "", "leave", _exit),
    )
}
"""By name, in the order that help shows them."""
