"""The program's arguments, cut into words and options."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vultr_tui.api.light import frozen
from vultr_tui.command.builtins import EVERY_OPTION, options_of, plainly
from vultr_tui.grammar.options import Options, separate
from vultr_tui.grammar.words import Word, join, lex

_JSON = re.compile(r"(?:^|\s)(?:-o\s?|--output[=\s])jsonl?(?:\s|$)")


@frozen
class Invocation:
    """What was typed: the line, its words that are no options, and the options."""

    line: str
    words: tuple[Word, ...]
    options: Options

    @property
    def command(self) -> str:
        """The first word, or an empty string."""
        return self.words[0].text if self.words else ""

    @property
    def as_json(self) -> bool:
        """Whether errors are written for programs."""
        return self.options.get("output") in {"json", "jsonl"}


def read(arguments: Sequence[str]) -> Invocation:
    """Return the invocation that these arguments make; GrammarError for an option the command does not take."""
    line = join(arguments)
    words = lex(line)
    bare = plainly(separate(words, EVERY_OPTION)[0])
    named, options = separate(words, options_of(bare[0].text if bare else ""))
    return Invocation(line, plainly(named), options)


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether errors are written for programs, as far as arguments that make no sense can tell."""
    return bool(_JSON.search(" ".join(arguments)))
