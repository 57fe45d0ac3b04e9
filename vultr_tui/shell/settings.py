"""How the shell can be set, and how it is set now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vultr_tui.api.light import frozen
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import FORMATS

if TYPE_CHECKING:
    from vultr_tui.shell.shell import Shell

YES_NO = ("yes", "no")


@frozen
class Setting:
    """One thing that can be set; `option` names the option that it stands for, if it does."""

    name: str
    summary: str
    allowed: tuple[str, ...]
    usual: str
    option: str = ""
    lasting: bool = True
    """Whether it is kept for the next time."""


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("output", "how to print if a command does not say", FORMATS, "table", "output"),
        Setting("editing", "the keys of which editor", ("emacs", "vi"), "emacs"),
        Setting("suggestions", "suggest from history while typing", YES_NO, "yes"),
        Setting("menu", "offer completions while typing, not by Tab alone", YES_NO, "yes"),
        Setting("dry-run", "only show what would be sent", YES_NO, "no", "dry-run", lasting=False),
    )
}


def value(shell: Shell, name: str) -> str:
    """Return how something is set now."""
    setting = SETTINGS[name]
    if setting.option and setting.option in shell.options:
        return shell.options[setting.option] or "yes"
    return shell.kept.settings.get(name, setting.usual)


def keep(shell: Shell) -> None:
    """Write down what is to last, if somebody is at the terminal. Raises GrammarError if it cannot be."""
    if not shell.terminal:
        return
    if problem := shell.kept.save():
        raise GrammarError(f"this holds until you leave, for it could not be kept: {problem}")
