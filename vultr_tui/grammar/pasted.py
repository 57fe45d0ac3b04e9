"""Curl lines, as the API's documentation has them, read as the commands that send the same request.

A key in the line is used for nothing and kept nowhere; the address counts for its path and query alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import define, field, frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Format
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.curl import variable
from vultr_tui.grammar.errors import GrammarError, nearest
from vultr_tui.grammar.given import FromFile, Given, Value, spoken
from vultr_tui.grammar.options import Option, recognised
from vultr_tui.grammar.places import fitting, found_at, is_fixed, is_paging, likest
from vultr_tui.grammar.words import Word

CURL_OPTIONS = (
    Option(name="get", short="G", summary="send the data in the query"),
    Option(name="data", short="d", value="DATA", summary="send this as it is"),
    Option(name="data-raw", value="DATA", summary="send this as it is"),
    Option(name="data-ascii", value="DATA", summary="send this as it is"),
    Option(name="data-binary", value="DATA", summary="send this as it is"),
    Option(name="data-urlencode", value="DATA", summary="send this encoded"),
    Option(name="form", short="F", value="DATA", summary="send this encoded"),
    Option(name="form-string", value="DATA", summary="send this encoded"),
    Option(name="json", value="DATA", summary="send this JSON"),
    Option(name="request", short="X", value="METHOD", summary="use this method"),
    Option(name="url", value="URL", summary="the address"),
    *(
        Option(name=name, short=short, value="VALUE", summary="says nothing about the operation")
        for name, short in (
            *(("header", "H"), ("user-agent", "A"), ("user", "u"), ("output", "o"), ("max-time", "m")),
            *(("connect-timeout", ""), ("retry", ""), ("write-out", "w"), ("cookie", "b"), ("referer", "e")),
            *(("proxy", "x"), ("cacert", "")),
        )
    ),
    *(
        Option(name=name, short=short, summary="says nothing about the operation")
        for name, short in (
            *(("silent", "s"), ("show-error", "S"), ("location", "L"), ("insecure", "k"), ("include", "i")),
            *(("verbose", "v"), ("fail", "f"), ("compressed", ""), ("progress-bar", "#"), ("ipv4", "4")),
            *(("ipv6", "6"), ("http1.1", ""), ("http2", ""), ("globoff", "g")),
        )
    ),
)
"""What curl may be told; those that do not say what is sent are passed over."""

KEYS = frozenset({"api_key"})
"""Names under which a key may stand among the data."""
MISPRINTS = {
    "FIREWALLGROUPIP": "FIREWALLGROUPID",
    "FIREWALLGROUPLIST": "FIREWALLGROUPID",
    "acsl": "acls",
    "$script": "script",
}
"""Names that the reference's examples have wrong, and the right ones (reference: firewall, user, startupscript)."""

_INDEX = re.compile(r"\[\d*\]$")


@frozen
class _Datum:
    """One name and value that is sent, and the word that says so."""

    name: str
    value: Value
    word: Word


@define
class _Line:
    """What a curl line says."""

    method: str = ""
    get: bool = False
    sends: bool = False
    """Whether it has a body, which may be empty."""
    address: Word | None = None
    data: list[_Datum] = field(default_factory=list)
    """What it sends, in its address too."""


def parse(api: Api, words: Sequence[Word]) -> Command:
    """Say what the words of a curl line mean, `curl` among them; GrammarError if it is no call of this API."""
    line = _read(words)
    if line.address is None:
        raise words[0].error("there is no address in this curl line")
    try:
        parts = urlsplit(line.address.text if "://" in line.address.text else f"https://{line.address.text}")
    except ValueError:
        raise line.address.error("this is no address") from None
    method = line.method or ("GET" if line.get or not line.sends else "POST")
    query = [_Datum(name, value, line.address) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    line.data = [*query, *line.data]
    operation, placed = _operation(api, line, method, parts.path)
    located = [_Datum(name, value, line.address) for name, value in placed.items()]
    return _command(operation, [*located, *line.data])


def _read(words: Sequence[Word]) -> _Line:
    line = _Line()
    remaining = iter(words[1:])
    for word in remaining:
        if word.text == "-" or not word.text.startswith("-"):
            _address(line, word)
            continue
        for option, value in _options(word, remaining):
            if option.name == "get":
                line.get = True
            elif option.name == "request":
                line.method = value.text.upper()
            elif option.name == "url":
                _address(line, value)
            elif option.name in _DATA:
                line.sends = True
                line.data += _DATA[option.name](value)
    return line


def _address(line: _Line, word: Word) -> None:
    if line.address:
        raise word.error("a curl line has one address")
    line.address = word


def _options(word: Word, remaining: Iterator[Word]) -> Iterator[tuple[Option, Word]]:
    """Give the options in a word, several of a letter perhaps, each with its value."""
    text = word.text
    while True:
        option, attached = recognised(Word(text, word.start, word.end), CURL_OPTIONS, "curl has")
        if option.value:
            value = Word(attached, word.start, word.end) if attached is not None else next(remaining, None)
            if value is None:
                raise word.error(f"--{option.name} needs a value")
            yield option, value
            return
        yield option, word
        if text.startswith("--") or attached is None:
            return
        text = f"-{attached}"


def _plain(word: Word) -> Iterator[_Datum]:
    """Read data that is sent as it is: pairs of a form, or JSON."""
    if word.text.startswith("@"):
        raise word.error("what is in a file is not known here: write NAME=@FILE for a parameter")
    if word.text.lstrip().startswith("{"):
        yield from _json(word)
        return
    for pair in filter(None, word.text.split("&")):
        name, _, value = pair.partition("=")
        yield _Datum(unquote_plus(name), unquote_plus(value), word)


def _encoded(word: Word) -> Iterator[_Datum]:
    """Read data that curl encodes: NAME=CONTENT, or NAME@FILE."""
    name, separator, rest = word.text.partition("=")
    if separator:
        yield _Datum(unquote_plus(name), rest, word)
        return
    name, separator, rest = word.text.partition("@")
    if not (name and separator and rest):
        raise word.error("this data has no name: NAME=VALUE is wanted")
    yield _Datum(unquote_plus(name), FromFile(rest), word)


def _json(word: Word) -> Iterator[_Datum]:
    try:
        said = json.loads(word.text)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise word.error("this is no JSON object")
    for name, value in said.items():
        several = isinstance(value, list) and value and not any(isinstance(item, dict | list) for item in value)
        for item in value if several else [value]:
            if item is None:
                raise word.error(f"{name} is null, which no command can say: leave it out")
            yield _Datum(name, item if isinstance(item, str) else json.dumps(item), word)


_NOTHING = "[]"
"""An empty list, which is one value where JSON is wanted, and none where several values are."""
_DATA = {
    **dict.fromkeys(("data", "data-raw", "data-ascii", "data-binary"), _plain),
    **dict.fromkeys(("data-urlencode", "form", "form-string"), _encoded),
    "json": _json,
}


def _operation(api: Api, line: _Line, method: str, path: str) -> tuple[Operation, Mapping[str, str]]:
    """Find the operation at that path, and what the path says.

    Of several it is the one that is most alike. A method that was not written counts only where it decides: the
    reference has an example whose curl would send the wrong one.
    """
    found = found_at(api, path.rstrip("/"))
    sent = {datum.name.lower(): datum.value for datum in line.data if isinstance(datum.value, str)}
    able = list(fitting(found, method, sent)) or ([] if line.method else found)
    if meant := likest(able, {_INDEX.sub("", datum.name) for datum in line.data}):
        return meant
    address = line.address or Word("", 0, 0)
    if found:
        methods = {operation.method: "" for operation, _ in found}
        raise address.error(f"{path} takes {' or '.join(methods)}, not {method}")
    near = nearest(path, (operation.path for operation in api.operations))
    raise address.error(f"{api.title} has nothing at {path or '/'}", near)


def _command(operation: Operation, data: Sequence[_Datum]) -> Command:
    targets: list[str] = []
    arguments: dict[str, Given] = {}
    for datum in data:
        name = _INDEX.sub("", datum.name)
        if name.lower() in KEYS or is_paging(operation, name):
            continue
        if isinstance(datum.value, str) and is_fixed(operation, name, datum.value):
            continue
        parameter = _parameter(operation, name, datum.word)
        value = _value(parameter, datum)
        if parameter.name == operation.target and isinstance(value, str):
            targets.append(value)
        elif parameter.many:
            before = arguments.get(parameter.name, ())
            items: Sequence[Value] = (value,) if value != _NOTHING else ()
            if parameter.separator and isinstance(value, str) and items:
                items = value.split(parameter.separator)
            arguments[parameter.name] = (*(before if isinstance(before, tuple) else ()), *items)
        else:
            arguments[parameter.name] = value
    return Command(operation, tuple(targets), arguments)


def _parameter(operation: Operation, name: str, word: Word) -> Parameter:
    """Find the parameter that is meant, by its own name or by a misprint of it."""
    parameter = operation.parameter(name) or operation.parameter(MISPRINTS.get(name, ""))
    if parameter is None:
        names = [parameter.name for parameter in operation.parameters]
        raise word.error(f"{operation.group} {operation.verb} has no parameter {name}", nearest(name, names) or names)
    return parameter


def _value(parameter: Parameter, datum: _Datum) -> Value:
    if datum.value == variable(parameter.name):
        raise GrammarError(
            f"{parameter.name} is a variable of another shell: write its value in its place",
            datum.word.start,
            datum.word.length,
        )
    if isinstance(datum.value, FromFile) and parameter.format is Format.BASE64:
        raise datum.word.error(f"write {parameter.name}=@FILE: the file is encoded on its way")
    return spoken(parameter, datum.value) if isinstance(datum.value, str) else datum.value
