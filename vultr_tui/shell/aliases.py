"""`alias`: names for what is typed often."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.command.exits import Exit
from vultr_tui.command.printing import show
from vultr_tui.grammar.script import Step
from vultr_tui.grammar.words import Word, join
from vultr_tui.output.content import Content
from vultr_tui.shell.scrubbing import scrubbed
from vultr_tui.shell.settings import keep
from vultr_tui.shell.shell import Shell

_NAME = re.compile(r"[A-Za-z][\w-]*")
TABLE = Resource(
    name="alias",
    title="Aliases",
    section="",
    lists=(),
    key="name",
    fields=(
        Field(name="name", title="Alias", priority=1),
        Field(name="words", title="Stands for", priority=1),
    ),
)


async def alias(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    """Show the aliases, or one, or make one: `alias NAME WORD …` or `alias NAME='WORD …'`. Raises GrammarError."""
    given = [word.text for word in words[1:]]
    if given and "=" in given[0]:
        name, _, first = given[0].partition("=")
        given = [name, first, *given[1:]]
        text = first if len(given) == 2 else join([first, *given[2:]])  # noqa: PLR2004  (a name and all of its words)
    else:
        text = join(given[1:])
    if len(given) < 2:  # noqa: PLR2004
        return _list(shell, words[1] if given else None)
    name = _checked(shell, words[1], given[0])
    if scrubbed(shell.account.api, text, shell.kept.aliases) != text:
        raise words[1].error("an alias is kept on disk, so it may hold no secret")
    shell.kept.aliases[name] = text
    keep(shell)
    return Exit.OK


async def unalias(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    """Forget an alias. Raises GrammarError if there is none of that name."""
    if len(words) != 2 or words[1].text not in shell.kept.aliases:  # noqa: PLR2004  (the command and a name)
        raise words[-1].error("unalias needs the name of an alias", shell.kept.aliases)
    del shell.kept.aliases[words[1].text]
    keep(shell)
    return Exit.OK


def _list(shell: Shell, word: Word | None) -> Exit:
    if word and word.text not in shell.kept.aliases:
        raise word.error(f"there is no alias called {word.text}", shell.kept.aliases)
    rows = [{"name": name, "words": text} for name, text in shell.kept.aliases.items() if not word or name == word.text]
    show(Content(shape=Shape.ROWS, data=rows, resource=TABLE), shell.completed({}))
    return Exit.OK


def _checked(shell: Shell, word: Word, name: str) -> str:
    from vultr_tui.shell.own import OWN  # noqa: PLC0415  (this command is one of them)

    if not _NAME.fullmatch(name):
        raise word.error("an alias is called by letters, digits, - and _")
    if name in OWN or name in shell.account.api.groups or name == "curl":
        raise word.error(f"{name} is a command already")
    return name
