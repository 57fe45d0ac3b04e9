"""Requests as curl lines that run in a POSIX shell.

The key and every secret are shell variables, so a line can be shown, kept and shared.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.request import Request, build
from vultr_tui.api.values import Arguments, Json

KEY = "$VULTR_API_KEY"
"""The key, as a shell reads it between double quotes."""

_SAFE = re.compile(r"[\w.:/,-]*", re.ASCII)
_NO_NAME = re.compile(r"\W+", re.ASCII)


def render(api: Api, operation: Operation, arguments: Arguments, url: str = "") -> str:
    """Write the curl line that performs the operation, at the API's own address unless `url` says another."""
    placed = {p.name: f"\0{p.name}\0" for p in operation.parameters if p.secret and f"{{{p.name}}}" in operation.path}
    request = build(operation, {name: placed.get(name, value) for name, value in arguments.items()})
    location = _location((url or api.url).rstrip("/") + request.location, placed)
    return " ".join(["curl", *_key(api, operation), *_request(operation, request), location])


def _location(address: str, placed: Iterable[str]) -> str:
    """Write the address as one shell word, in which the secrets `placed` in its path are variables too."""
    word = shlex.quote(address)
    mark = "'" if word.startswith("'") else ""
    for name in placed:
        word = word.replace(f"%00{name}%00", f'{mark}"{variable(name)}"{mark}')
    return word


def _key(api: Api, operation: Operation) -> Iterator[str]:
    if operation.key_required:
        header = api.authentication
        yield f'-H "{header.header}: {header.template.format(key=KEY)}"'


def _request(operation: Operation, request: Request) -> Iterator[str]:
    secrets = {parameter.name for parameter in operation.parameters if parameter.secret}
    if request.method not in {"GET", "POST"}:
        yield f"-X {request.method}"
    if request.json is not None:
        yield f"-H {shlex.quote(f'Content-Type: {request.content_type}')}"
        yield f"--data-raw {_json(request.json, secrets)}"
    elif request.method == "POST" and not request.form:
        yield "--data ''"
    for name, value in request.form:
        if name.removesuffix("[]") in secrets:
            yield f'--data-urlencode {shlex.quote(f"{name}=")}"{variable(name)}"'
        else:
            flag = "--data" if _SAFE.fullmatch(value) else "--data-urlencode"
            yield f"{flag} {shlex.quote(f'{name}={value}')}"


def _json(body: Json, secrets: AbstractSet[str]) -> str:
    """Write the body as one shell word."""
    if not isinstance(body, Mapping):
        return shlex.quote(json.dumps(body))
    hidden = {name: f"\0{name}\0" if name in secrets else value for name, value in body.items()}
    word = shlex.quote(json.dumps(hidden))
    for name in secrets & body.keys():
        mark = '"' if isinstance(body[name], str) else ""  # around a text; an object brings its own
        word = word.replace(rf'"\u0000{name}\u0000"', f"""{mark}'"{variable(name)}"'{mark}""")
    return word


def variable(name: str) -> str:
    """Return the shell variable that stands for a secret of that name."""
    return "$" + _NO_NAME.sub("_", name.removesuffix("[]")).upper()
