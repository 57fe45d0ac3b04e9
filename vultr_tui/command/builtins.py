"""The commands that are no operations of an API."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.api.light import frozen
from vultr_tui.grammar.methods import METHODS
from vultr_tui.grammar.options import CHANGING, CONNECTING, GENERAL, OPTIONS, PRINTING, Option
from vultr_tui.grammar.words import Word
from vultr_tui.manual import TOPICS


@frozen
class Builtin:
    """One command: `module` of this room has `run(invocation)`, which returns the exit code; a face has none."""

    name: str
    summary: str
    usage: str
    module: str
    options: tuple[Option, ...] = ()
    words: tuple[str, ...] = ()
    """What may stand behind its name."""
    explained: bool = False
    """Whether its module has `further_help()`."""


SIMULATE = (
    Option(name="port", value="N", summary="listen on this port; 0 takes a free one (8080)"),
    Option(name="host", value="ADDRESS", summary="listen on this address (127.0.0.1)"),
    Option(name="key", value="KEY", summary="the key that clients must send; without it any key is good"),
    Option(
        name="seed-account",
        value="SIZE",
        allowed=("empty", "typical", "large"),
        summary="what a new account holds: empty, typical or large",
    ),
    Option(name="clock-rate", value="N", summary="let time there run N times as fast (1)"),
    Option(name="no-rate-limit", summary="answer any number of requests a second"),
    Option(name="state", value="FILE", summary="keep the account in this file (in memory)"),
    Option(name="faults", value="LIST", summary="misbehave: storm,html:0.2,reset-after@server/create"),
    Option(name="faults-seed", value="TEXT", summary="what faults by chance are drawn from (0)"),
)

SHELL_OPTIONS = (
    *(option for option in OPTIONS if option.name in {"output", "no-header", "dry-run", "timeout"}),
    Option(name="stop-on-error", summary="without a terminal: end at the first command that fails"),
    *CONNECTING,
)
"""What holds for every command of a shell."""

SHELL = "shell"
DUPLICATE = "duplicate"
_SENDING = (*PRINTING, *CHANGING, *CONNECTING)
_CONFIRMING = tuple(option for option in OPTIONS if option.name in {"yes", "confirm", "dry-run", "output"})

BUILTINS = {
    builtin.name: builtin
    for builtin in (
        Builtin(
            "help", "show help on a group or a verb, or a topic", "[GROUP [VERB]|TOPIC]", "help", words=tuple(TOPICS)
        ),
        Builtin(
            "api",
            "send a request by method and path; lists come whole",
            "METHOD PATH [NAME=VALUE …]",
            "direct",
            _SENDING,
            METHODS,
        ),
        Builtin("catalogue", "list the operations of the API", "", "catalogue", (*PRINTING, *CONNECTING)),
        Builtin("journal", "list the changes made from here", "", "journal", (*PRINTING, *CONNECTING)),
        Builtin("undo", "take back the last change that can be", "[ENTRY]", "undo", (*_CONFIRMING, *CONNECTING)),
        Builtin(
            DUPLICATE,
            "make another firewall group with the same rules; also as firewall duplicate",
            "GROUP [DESCRIPTION]",
            "duplicate",
            (*_CONFIRMING, *CONNECTING),
        ),
        Builtin("demo", "make the demo account as new", "reset", "demo", words=("reset",)),
        Builtin(
            "completion",
            'print what lets a shell complete words: eval "$(vultr-tui completion bash)"',
            "bash|zsh|fish",
            "completion",
            words=("bash", "zsh", "fish"),
        ),
        Builtin(SHELL, "type command after command; without a terminal, read them", "", "", SHELL_OPTIONS),
        Builtin("simulate", "serve an embedded account over HTTP", "", "simulate", SIMULATE, explained=True),
    )
}
"""By name, in the order that help shows them."""


def plainly(words: Sequence[Word]) -> tuple[Word, ...]:
    """Take away the group before a command that stands beside its verbs: `firewall duplicate` is `duplicate`."""
    beside = [word.text for word in words[:2]] == ["firewall", DUPLICATE]
    return tuple(words[1:] if beside else words)


EVERY_OPTION = tuple(
    {option.name: option for builtin in BUILTINS.values() for option in (*OPTIONS, *builtin.options)}.values()
)
"""What any command may be given."""


def options_of(name: str) -> tuple[Option, ...]:
    """Return the options that the command takes; an operation's, if the name is of none of these."""
    return (*BUILTINS[name].options, *GENERAL) if name in BUILTINS else OPTIONS
