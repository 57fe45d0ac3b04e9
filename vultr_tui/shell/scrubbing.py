"""A typed line without its secrets, as it may be kept."""

from __future__ import annotations

import re

from vultr_tui.account.redaction import is_secret, tells
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.grammar import pasted
from vultr_tui.grammar.commands import bare_parameters, render
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.naming import group_named, operation_named
from vultr_tui.grammar.script import CURL, Phrase, Step, read
from vultr_tui.grammar.words import Word
from vultr_tui.shell.announcing import SECRET, without_secrets

_NAMED = re.compile(r"([\w$-]+)(?:\[\d*\])?=", re.ASCII)
_FROM_FILE = re.compile(r"@.")


def scrubbed(api: Api, text: str) -> str:
    """Return the text with a mark in the place of each secret value; empty if it may not be kept at all.

    A curl line becomes the command it means. A name tells of a secret even where nothing else makes sense.
    """
    try:
        steps = read(text)
    except GrammarError:
        return "" if CURL in text or any(map(tells, re.findall(r"[\w-]+", text))) else text
    cuts = [cut for step in steps for cut in _cuts(api, step)]
    for start, end, instead in sorted(cuts, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _cuts(api: Api, step: Step) -> list[tuple[int, int, str]]:
    """Say which parts of the text are replaced, and by what."""
    if step.command == CURL:
        return [(step.start, _end(step), _meant(api, step))]
    operation, start = _operation(api, step)
    cuts = []
    bare = [phrase for phrase in step.phrases[start:] if not _NAMED.match(phrase.plain)]
    places = bare_parameters(api, operation) if operation else ()
    for phrase in step.phrases:
        named = _NAMED.match(phrase.plain)
        if named and not _FROM_FILE.match(phrase.plain[named.end() :]) and _secret(operation, named[1]):
            cuts.append((phrase.start, phrase.end, f"{named[0]}{SECRET}"))
    for index, phrase in enumerate(bare):
        place = places[min(index, len(places) - 1)] if places else None
        if operation and place and is_secret(operation, place.name) and not _FROM_FILE.match(phrase.plain):
            cuts.append((phrase.start, phrase.end, SECRET))
    return cuts


def _end(step: Step) -> int:
    return step.phrases[-1].end


def _meant(api: Api, step: Step) -> str:
    try:
        return render(
            without_secrets(pasted.parse(api, [_word for phrase in step.phrases for _word in _as_typed(phrase)]))
        )
    except GrammarError:
        return ""


def _as_typed(phrase: Phrase) -> list[Word]:
    return [Word(phrase.plain, phrase.start, phrase.end)]


def _operation(api: Api, step: Step) -> tuple[Operation | None, int]:
    """Find the operation that the step is about, behind `watch N` as well, and where its own words begin."""
    words = [word for phrase in step.phrases for word in _as_typed(phrase)]
    for start in range(max(len(words) - 1, 0)):
        try:
            return operation_named(api, group_named(api, words[start]), words[start + 1]), start + 2
        except GrammarError:
            continue
    return None, 0


def _secret(operation: Operation | None, name: str) -> bool:
    return is_secret(operation, name) if operation else tells(name)
