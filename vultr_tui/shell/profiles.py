"""`profile`: whose account the shell is on."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Type
from vultr_tui.command.exits import Exit
from vultr_tui.command.opening import profile_of
from vultr_tui.command.printing import show
from vultr_tui.grammar.script import Step
from vultr_tui.grammar.words import Word
from vultr_tui.output.content import Content
from vultr_tui.settings import DEMO, Settings
from vultr_tui.settings.profile import FIRST
from vultr_tui.shell.shell import Shell

TABLE = Resource(
    name="profile",
    title="Profiles",
    section="",
    lists=(),
    key="name",
    fields=(
        Field(name="name", title="Profile", priority=1),
        Field(name="current", title="Here", type=Type.BOOLEAN, priority=1),
        Field(name="api", title="API", priority=2),
        Field(name="url", title="Address", priority=4),
        Field(name="read_only", title="Read-only", type=Type.BOOLEAN, priority=3),
    ),
)


async def profile(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    """Show the profiles, or go on with the one that is named. Raises GrammarError, SettingsError."""
    if len(words) > 2:  # noqa: PLR2004  (the command and a name)
        raise words[2].error("profile takes one name")
    if len(words) == 1:
        settings = Settings.load()
        rows = [_row(shell, settings, name) for name in names(settings)]
        show(Content(shape=Shape.ROWS, data=rows, resource=TABLE), shell.completed({}))
    else:
        name = words[1].text
        await shell.switch(profile_of({"profile": name, **({"api": shell.api} if shell.api and name == DEMO else {})}))
    return Exit.OK


def names(settings: Settings) -> tuple[str, ...]:
    """List the profiles there are."""
    return tuple(dict.fromkeys((*settings.profiles, FIRST, DEMO)))


def _row(shell: Shell, settings: Settings, name: str) -> dict[str, str | bool]:
    here = name == shell.profile.name
    found = shell.profile if here else settings.profile(name)
    return {"name": name, "current": here, "api": found.api, "url": found.url, "read_only": found.read_only}
