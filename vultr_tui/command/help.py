"""Help on the program, a group, a verb, another command, and a topic of the manual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vultr_tui import manual
from vultr_tui.api.catalogue import Api, load
from vultr_tui.command import explaining
from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.page import draw
from vultr_tui.command.texts import write_text
from vultr_tui.grammar.naming import choose, operation_named
from vultr_tui.grammar.options import Options
from vultr_tui.grammar.words import Word
from vultr_tui.settings.profile import AUTO, LIVE


def run(invocation: Invocation) -> Exit:
    """Print help on the words given, with or without `help` before them. Raises GrammarError for unknown words."""
    words = invocation.words[1:] if invocation.command == "help" else invocation.words
    write_text(lines(load(_version(invocation.options)), words))
    return Exit.OK


def lines(api: Api, words: Sequence[Word]) -> Iterator[str]:
    """Find the help on a group, a verb, another command or a topic; on the program if there are no words."""
    if not words:
        return draw(explaining.program(api))
    known = (*api.groups, *BUILTINS, *manual.TOPICS)
    name = choose(words[0], known, f"there is no group, command or topic called {words[0].text}")
    if name in api.groups:
        said = explaining.verb(api, operation_named(api, name, words[1])) if words[1:] else explaining.group(api, name)
        return draw(said)
    return draw(explaining.builtin(BUILTINS[name])) if name in BUILTINS else iter(manual.read(name).splitlines())


def _version(options: Options) -> str:
    """Say which version of the API is meant, without asking any service."""
    from vultr_tui.settings import DEMO, Settings, SettingsError  # noqa: PLC0415  (not needed where the version is said)

    if options.get("api", AUTO) != AUTO:
        return options["api"]
    try:
        return Settings.load().profile(DEMO if "demo" in options else options.get("profile", "")).version or LIVE
    except SettingsError:
        return LIVE  # help is given all the same
