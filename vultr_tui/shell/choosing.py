"""`set`: the settings of the shell are shown, or one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.command.exits import Exit
from vultr_tui.command.printing import show
from vultr_tui.grammar.naming import choose
from vultr_tui.grammar.script import Step
from vultr_tui.grammar.words import Word
from vultr_tui.output.content import Content
from vultr_tui.shell.settings import SETTINGS, YES_NO, Setting, keep, value
from vultr_tui.shell.shell import Shell

TABLE = Resource(
    name="setting",
    title="Settings",
    section="",
    lists=(),
    key="name",
    fields=(
        Field(name="name", title="Setting", priority=1),
        Field(name="value", title="Value", priority=1),
        Field(name="allowed", title="One of", priority=3),
        Field(name="summary", title="What it says", priority=2),
    ),
)


async def set_(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    """Show the settings, or one of them, or set it. Raises GrammarError for what cannot be set so."""
    if len(words) == 1:
        rows = [_row(shell, setting) for setting in SETTINGS.values()]
        show(Content(shape=Shape.ROWS, data=rows, resource=TABLE), shell.completed({}))
        return Exit.OK
    setting = SETTINGS[choose(words[1], SETTINGS, f"there is nothing called {words[1].text} to set")]
    if len(words) == 2:  # noqa: PLR2004  (the command and a name)
        show(Content(shape=Shape.OBJECT, data=_row(shell, setting), resource=TABLE), shell.completed({}))
        return Exit.OK
    if len(words) > 3:  # noqa: PLR2004
        raise words[3].error("set takes one value")
    _set(shell, setting, choose(words[2], setting.allowed, f"{setting.name} is one of {', '.join(setting.allowed)}"))
    return Exit.OK


def _row(shell: Shell, setting: Setting) -> dict[str, str]:
    return {
        "name": setting.name,
        "value": value(shell, setting.name),
        "allowed": ", ".join(setting.allowed),
        "summary": setting.summary,
    }


def _set(shell: Shell, setting: Setting, chosen: str) -> None:
    if setting.option:
        shell.options.pop(setting.option, None)
        if not setting.lasting and chosen == YES_NO[0]:
            shell.options[setting.option] = ""
        elif not shell.terminal and setting.lasting:
            shell.options[setting.option] = chosen
    if not (setting.lasting and shell.terminal):
        return
    shell.kept.settings[setting.name] = chosen
    keep(shell)
