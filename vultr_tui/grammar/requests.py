"""Requests as the service takes them, `METHOD PATH [NAME=VALUE …]`, and the commands they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, unquote

from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter, Place
from vultr_tui.api.values import Type
from vultr_tui.grammar.commands import Command, divided, understand
from vultr_tui.grammar.errors import nearest
from vultr_tui.grammar.given import Given, Value, read, spoken, write
from vultr_tui.grammar.methods import METHODS
from vultr_tui.grammar.options import Options
from vultr_tui.grammar.places import fitting, found_at, is_paging, likest
from vultr_tui.grammar.words import Word

GROUP = "api"
"""The group that every request belongs to which is no operation of the catalogue."""

_PATH = re.compile(r"(/(?!\.+(/|$))[\w.~:@,-]+)+", re.ASCII)

Named = tuple[Word, str, str]
"""A word, the name it gives a value for, and the text of the value."""


def request_command(api: Api, words: Sequence[Word], options: Options) -> Command:
    """Say what the request means; GrammarError if it is none.

    Where the catalogue has an operation of that method and path it is that operation. Anything else is an
    operation made for the occasion: a GET reads, and every other method is treated as the worst risk.
    """
    method, path, pairs = _head(words)
    named, bare = divided(words[2:])
    if bare:
        raise bare[0].error(f"{bare[0].text} has no name: write NAME=VALUE")
    texts = {name.lower(): text for _, name, text in (*pairs, *named)}
    found = likest(fitting(found_at(api, path), method, texts), texts)
    if found is None:
        return _unknown(method, path, pairs, named, options)
    operation, said = found
    literal = [(words[1], name, text) for name, text in said.items()] + pairs
    given = [_word(operation, word, name, text) for word, name, text in literal if not _needless(operation, name)]
    given += [_spoken(operation, word, name, text) for word, name, text in named if not _needless(operation, name)]
    return understand(api, (_at(words[0], operation.group), _at(words[1], operation.verb), *given), options)


def _head(words: Sequence[Word]) -> tuple[str, str, list[Named]]:
    """Return the method, the path, and what the query after it gives."""
    if not words:
        raise Word("", 0, 0).error("a method and a path are missing", (f"{GROUP} GET /v1/server/list",))
    method = words[0].text.upper()
    if method not in METHODS:
        raise words[0].error(f"{words[0].text} is no method", nearest(method, METHODS) or METHODS)
    if len(words) == 1:
        raise Word("", words[0].end, words[0].end).error(f"a path is missing after {method}")
    path, _, query = words[1].text.partition("?")
    path = unquote(path)  # judged, and sent, as what it means
    if not _PATH.fullmatch(path):
        raise words[1].error("this is no path, which is written like /v1/server/list")
    pairs = parse_qsl(query, keep_blank_values=True)
    return method, path, [(words[1], name.removesuffix("[]"), text) for name, text in pairs]


def _needless(operation: Operation, name: str) -> bool:
    """Whether the operation says what is of that name itself."""
    return any(name.lower() == fixed.lower() for fixed, _ in operation.fixed) or is_paging(operation, name)


def _word(operation: Operation, word: Word, name: str, text: str) -> Word:
    """Return the word that gives the parameter exactly this text, in the place of another word."""
    parameter = operation.parameter(name)
    return _at(word, f"{name}={write(parameter, text)[0] if parameter else text}")


def _spoken(operation: Operation, word: Word, name: str, text: str) -> Word:
    """Return the word as a command would have it."""
    parameter = operation.parameter(name)
    said = spoken(parameter, text) if parameter else text
    return word if said == text else _at(word, f"{name}={said}")


def _at(word: Word, text: str) -> Word:
    return replace(word, text=text)


def _unknown(method: str, path: str, pairs: Sequence[Named], named: Sequence[Named], options: Options) -> Command:
    """Make an operation for the occasion; what it is given may be secret, for nobody knows what it means."""
    parameters: dict[str, Parameter] = {}
    arguments: dict[str, Given] = {}
    for place, (word, name, text) in _placed_words(method, pairs, named):
        many = "[]=" in word.text or name in parameters
        parameter = Parameter(
            name=name,
            summary="",
            type=Type.ARRAY if many else Type.STRING,
            required=False,
            place=place,
            sensitive=place is Place.BODY,
        )
        value = read(parameter, text) if (word, name, text) in named else (text,) if many else text
        before = arguments.get(name, ())
        parameters[name] = parameter
        arguments[name] = (*_several(before), *_several(value)) if many else value
    operation = Operation(
        name=f"{GROUP}.{method.lower()} {path}",
        summary=f"Send {method} {path}",
        method=method,
        path=path,
        parameters=tuple(parameters.values()),
        details="The catalogue does not know this, so nobody here can say what it does.",
        reply=Reply(Shape.ANYTHING),
        risk=Risk.READ if method == "GET" else Risk.DESTRUCTIVE,
    )
    return Command(operation, (), arguments, options)


def _placed_words(method: str, pairs: Sequence[Named], named: Sequence[Named]) -> Iterator[tuple[Place, Named]]:
    yield from ((Place.QUERY, pair) for pair in pairs)
    yield from ((Place.QUERY if method == "GET" else Place.BODY, word) for word in named)


def _several(given: Given) -> tuple[Value, ...]:
    return given if isinstance(given, tuple) else (given,)
