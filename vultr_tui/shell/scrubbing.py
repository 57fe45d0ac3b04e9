"""A typed line without its secrets, as it may be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vultr_tui.account.redaction import is_secret, tells
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.grammar import pasted
from vultr_tui.grammar.commands import bare_parameters, render
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.naming import group_named, operation_named
from vultr_tui.grammar.options import OPTIONS, Option, recognised
from vultr_tui.grammar.script import CURL, Phrase, Step, read
from vultr_tui.grammar.words import Word, lex
from vultr_tui.shell.announcing import SECRET, without_secrets

_NAMED = re.compile(r"([\w$-]+)(?:\[\d*\])?=", re.ASCII)
_FROM_FILE = re.compile(r"@.")


class _Typed(NamedTuple):
    """A word as the shell takes it; without a phrase it came from an alias, which holds no secret."""

    text: str
    phrase: Phrase | None = None


def scrubbed(api: Api, text: str, aliases: Mapping[str, str]) -> str:
    """Return the text with a mark in the place of each secret value; empty if it may not be kept at all.

    `aliases` are the words that stand for others. A curl line becomes the command it means. A name tells of a secret
    even where nothing else makes sense.
    """
    try:
        steps = read(text)
    except GrammarError:
        return "" if CURL in text or any(map(tells, re.findall(r"[\w-]+", text))) else text
    cuts = [cut for step in steps for cut in _cuts(api, step, aliases)]
    for start, end, instead in sorted(cuts, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _cuts(api: Api, step: Step, aliases: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Say which parts of the text are replaced, and by what."""
    if step.command == CURL:
        return [(step.start, _end(step), _meant(api, step))]
    operation, typed = _operation(api, step, aliases)
    cuts = []
    for phrase in step.phrases:
        named = _NAMED.match(phrase.plain)
        if named and not _FROM_FILE.match(phrase.plain[named.end() :]) and _secret(operation, named[1]):
            cuts.append((phrase.start, phrase.end, f"{named[0]}{SECRET}"))
    hidden = _in_secret_places(api, operation, typed) if operation else ()
    phrases = (one.phrase for one in hidden if one.phrase and not _FROM_FILE.match(one.text))
    return [*cuts, *((phrase.start, phrase.end, SECRET) for phrase in phrases)]


def _in_secret_places(api: Api, operation: Operation, typed: Sequence[_Typed]) -> Iterator[_Typed]:
    """Yield the words without a name that are given for a secret; behind an option nobody knows, every word may be."""
    named = {parameter.name for one in typed if (parameter := _named(operation, one.text))}
    secret = [is_secret(operation, p.name) for p in bare_parameters(api, operation) if p.name not in named]
    place, lost, ended = 0, False, not any(secret)
    remaining = iter(() if ended else typed)
    for one in remaining:
        if one.text == "--" and not ended:
            ended = True
            continue
        if one.text.startswith("-") and one.text != "-" and not ended:
            option, attached = _option(one.text)
            if option and (option.value or attached is None):
                if attached is None and option.value and not option.optional:
                    next(remaining, None)
                continue
            lost = True
        elif _NAMED.match(one.text):
            continue
        if lost or secret[min(place, len(secret) - 1)]:
            yield one
        place += 1


def _option(text: str) -> tuple[Option | None, str | None]:
    """Find the option that the word is, and the value in it."""
    try:
        return recognised(Word(text, 0, 0), OPTIONS)
    except GrammarError:
        return None, None


def _named(operation: Operation, text: str) -> Parameter | None:
    """Find the parameter that the word gives by its name."""
    named = _NAMED.match(text)
    return operation.parameter(named[1]) if named else None


def _end(step: Step) -> int:
    return step.phrases[-1].end


def _meant(api: Api, step: Step) -> str:
    words = [Word(phrase.plain, phrase.start, phrase.end) for phrase in step.phrases]
    try:
        return render(without_secrets(pasted.parse(api, words)))
    except GrammarError:
        return ""


def _operation(api: Api, step: Step, aliases: Mapping[str, str]) -> tuple[Operation | None, Sequence[_Typed]]:
    """Find the operation that the step is about, behind `watch N` as well, and the words behind its name."""
    typed = [_Typed(phrase.plain, phrase) for phrase in step.phrases]
    for start, first in enumerate(typed):
        for alias in (aliases.get(first.text), None):
            try:
                own = [first] if alias is None else [_Typed(word.text) for word in lex(alias)]
                words = [*own, *typed[start + 1 :]]
                group, verb, *rest = (Word(one.text, 0, 0) for one in words)
                return operation_named(api, group_named(api, group), verb), words[len(words) - len(rest) :]
            except (GrammarError, ValueError):
                continue
    return None, ()


def _secret(operation: Operation | None, name: str) -> bool:
    return is_secret(operation, name) if operation else tells(name)
