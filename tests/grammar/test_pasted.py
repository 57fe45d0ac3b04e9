"""Curl lines as documentation has them, and the commands they are."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.toys import at_hand
from tests.each import each
from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Rate, Scope, load
from vultr_tui.api.operation import Encoding, Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.request import Request, build
from vultr_tui.api.values import Arguments, Type
from vultr_tui.grammar import curl
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.given import FromFile
from vultr_tui.grammar.pasted import parse
from vultr_tui.grammar.script import read

API = load("v1")
REFERENCE = Path(__file__).parents[3] / "shared" / "vultr-api-v1-reference.txt"
VALUES = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


def command(line: str, api: Api = API) -> Command:
    (step,) = read(line)
    return parse(api, step.words(()))


def sent(found: Command) -> dict[str, object]:
    """What the command gives each parameter, its target included."""
    operation = found.operation
    targets = {operation.target: found.targets[0]} if found.targets else {}
    return {**targets, **found.arguments}


def arguments(operation: Operation) -> dict[str, str | tuple[str, ...]]:
    """A value for each parameter; those that take several are given two."""
    return {p.name: ("a b", "c&d") if p.many else f"{p.name} of a=b&c" for p in operation.parameters}


def variants(operation: Operation) -> Iterator[str]:
    """The same request, said in each of the ways that curl knows."""
    address = f"https://api.vultr.com{operation.path}"
    request = build(operation, arguments(operation))
    pairs = [*request.query, *request.form]
    encoded = " ".join(f"--data-urlencode {shlex.quote(f'{name}={value}')}" for name, value in pairs)
    plain = " ".join(f"--data {shlex.quote(f'{quote(name)}={quote(value)}')}" for name, value in pairs)
    key = "-H 'API-Key: EXAMPLE'"
    if operation.method == "GET":
        yield f"curl {key} -G {encoded} {address}"
        yield f"curl {key} '{address}?{urlencode(pairs)}'"
        yield f"curl -sS -X GET --url '{address}?{urlencode([*pairs, ('api_key', 'EXAMPLE')])}'"
        yield f"curl --get {key} {plain} \\\n  {address}"
    else:
        yield f"curl {key} {encoded} {address}"
        yield f'curl "{address}" -XPOST {plain} -H "API-Key: $VULTR_API_KEY"'
        yield f"curl --request POST -sd {shlex.quote(urlencode([*pairs, ('api_key', 'EXAMPLE')]))} {address}"
        yield f"curl {key} \\\n  {encoded} \\\n  {address}/"


LINES = {f"{operation.name}: {line}": (line, operation) for operation in API.operations for line in variants(operation)}


@each(LINES)
def test_every_operation_in_every_way(line: str, operation: Operation) -> None:
    found = command(line)
    assert found.operation is operation
    assert sent(found) == {
        name: tuple(value[0].split(operation.by_name[name.lower()].separator))
        if isinstance(value, tuple) and len(value) == 1 and operation.by_name[name.lower()].separator
        else value
        for name, value in arguments(operation).items()
    }
    assert not found.options
    assert "EXAMPLE" not in repr(found)


@given(st.sampled_from(API.operations), st.data())
def test_what_is_rendered_is_the_same_request_again(operation: Operation, data: st.DataObject) -> None:
    given_: dict[str, str | tuple[str, ...]] = {}
    for parameter in operation.parameters:
        if parameter.secret or not data.draw(st.booleans()):
            continue
        some = VALUES.filter(bool) if parameter.separator else VALUES
        several = st.lists(some, min_size=1, max_size=3)
        given_[parameter.name] = tuple(data.draw(several)) if parameter.many else data.draw(VALUES)
    found = command(curl.render(API, operation, given_))
    assert found.operation is operation
    assert _ordered(build(operation, _given(found))) == _ordered(build(operation, given_))


def _ordered(request: Request) -> Request:
    """The request with its pairs by name; those of one name stay in their order."""
    query, form = (tuple(sorted(pairs, key=lambda pair: pair[0])) for pairs in (request.query, request.form))
    return replace(request, query=query, form=form)


def _given(found: Command) -> Arguments:
    assert len(found.targets) < 2
    return {name: _text(value) for name, value in sent(found).items()}


def _text(value: object) -> str | tuple[str, ...]:
    assert isinstance(value, str | tuple)
    return value


@pytest.mark.parametrize(
    ("line", "operation", "expected"),
    [
        ("curl https://api.vultr.com/v1/os/list", "os.list", {}),
        ("curl api.vultr.com/v1/os/list", "os.list", {}),
        ('curl "http://127.0.0.1:8080/v1/plans/list?type=vc2"', "plans.list", {"type": "vc2"}),
        ("curl -d SUBID=1 https://x/v1/server/iso_status", "server.iso_status", {"SUBID": "1"}),
        (
            "curl -d 'subid=1&label=a+b%21' https://x/v1/server/label_set",
            "server.label_set",
            {"SUBID": "1", "label": "a b!"},
        ),
        (
            "curl https://x/v1/user/create -d 'acsl[]=dns' -d 'acsl[1]=billing'",
            "user.create",
            {"acls": ("dns", "billing")},
        ),
        (
            "curl https://x/v1/firewall/group_delete -d FIREWALLGROUPIP=a",
            "firewall.group_delete",
            {"FIREWALLGROUPID": "a"},
        ),
        (
            "curl https://x/v1/startupscript/create -d name=n --data-urlencode script@init.sh",
            "startupscript.create",
            {"name": "n", "script": FromFile("init.sh")},
        ),
    ],
)
def test_lines(line: str, operation: str, expected: Mapping[str, object]) -> None:
    found = command(line)
    assert (found.operation.name, sent(found)) == (operation, expected)


def test_a_line_copied_without_its_backslash_goes_on() -> None:
    found = command(
        "curl -H 'API-Key: K' --data \"SUBID=1\" --data-urlencode 'label=x!'  \n\"https://x/v1/server/label_set\""
    )
    assert sent(found) == {"SUBID": "1", "label": "x!"}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("curl -d SUBID=1", "curl"),
        ("curl https://x/v1/server/lst", "https://x/v1/server/lst"),
        ("curl -X DELETE https://x/v1/os/list", "https://x/v1/os/list"),
        ("curl https://x/v1/os/list https://x/v1/app/list", "https://x/v1/app/list"),
        ("curl https://x/v1/server/halt -d SUBD=1", "SUBD=1"),
        ("curl https://x/v1/server/halt -d @file", "@file"),
        ("curl https://x/v1/server/halt --data-urlencode x", "x"),
        ("curl https://x/v1/server/halt -d", "-d"),
        ("curl https://x/v1/server/halt --nonsense", "--nonsense"),
        ("curl https://x/v1/server/halt --json nonsense", "nonsense"),
        pytest.param("curl https://x/v1/server/halt --json " + "[" * 200_000, "[" * 200_000, id="deep"),
        ("curl https://[::1/v1/server/halt", "https://[::1/v1/server/halt"),
        (
            """curl https://x/v1/server/label_set --json '{"SUBID": 1, "label": null}'""",
            """'{"SUBID": 1, "label": null}'""",
        ),
        ("curl https://x/v1/user/create -d 'password=$PASSWORD'", "'password=$PASSWORD'"),
        ("curl https://x/v1/server/set_user_data --data-urlencode userdata@f", "userdata@f"),
    ],
)
def test_what_is_no_request_is_pointed_at(line: str, wrong: str) -> None:
    with pytest.raises(GrammarError) as refused:
        command(line)
    error = refused.value
    assert line[error.position : error.position + error.length] == wrong


@pytest.mark.parametrize("name", ["upgrade_plan_list", "os_change_list", "app_change_list"])
def test_what_the_query_always_says_tells_one_operation_from_the_others(name: str) -> None:
    api = load("v2")
    operation = api.operation(f"server.{name}")
    line = curl.render(api, operation, {"instance_id": "1"})
    for written in (line, f"{line} -X GET"):
        found = command(written, api)
        assert (found.operation, found.targets, found.arguments) == (operation, ("1",), {})


def test_json_and_places_and_fixed_arguments() -> None:
    id_ = Parameter(name="id", summary="The thing")
    operations = (
        Operation(
            name="thing.rename",
            summary="Rename",
            method="PATCH",
            path="/v2/things/{id}",
            parameters=(id_, Parameter(name="label", summary="Label")),
            encoding=Encoding.JSON,
            target="id",
        ),
        Operation(
            name="thing.wipe",
            summary="Wipe",
            method="PATCH",
            path="/v2/things/{id}",
            parameters=(id_, Parameter(name="tags", summary="Tags", type=Type.ARRAY)),
            fixed=(("action", "wipe"),),
            encoding=Encoding.JSON,
            target="id",
        ),
    )
    api = Api(
        name="v2",
        title="v2",
        url="https://api.example.com",
        authentication=Authentication("Authorization", "Bearer {key}"),
        rate=Rate(30, Scope.ADDRESS),
        faults={},
        errors=ErrorStyle.JSON,
        parts=(at_hand(operations),),
    )
    some: tuple[dict[str, str | tuple[str, ...]], ...] = ({"label": "it's"}, {"tags": ("a", "b")})
    for operation, given_ in zip(operations, some, strict=True):
        line = curl.render(api, operation, {"id": "a/b", **given_})
        found = command(line, api)
        assert (found.operation, sent(found)) == (operation, {"id": "a/b", **given_})
    body = json.dumps({"label": 5})
    assert sent(command(f"curl -X PATCH --json '{body}' https://x/v2/things/7", api)) == {"id": "7", "label": "5"}


def examples() -> list[str]:
    """The curl lines of the reference, put together again where a page ended in the middle of one."""
    if not REFERENCE.exists():
        return []
    found: list[str] = []
    for line in REFERENCE.read_text().splitlines():
        if line.startswith("curl "):
            found.append(line)
        elif found and re.match(r"['\"-]|\s*$|```$", line) and not found[-1].endswith("\0"):
            found[-1] += f"\n{line}" if re.match(r"['\"-]", line) else ""
        elif found:
            found[-1] = found[-1].removesuffix("\0") + "\0"
    return [line.removesuffix("\0") for line in found]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not here")
def test_the_examples_of_the_reference() -> None:
    found = [(line, command(line)) for line in examples()]
    for line, meant in found:
        path = re.search(r"/v1/[a-z_0-9/]+", line)
        assert path
        assert meant.operation.path == path[0]
        for name, value in re.findall(r"[?'\"&]\$?([A-Za-z_]+)(?:\[\])?=([^'\"&\s]*)", line):
            texts = [str(v) for v in sent(meant).values()]
            assert any(value in text for text in texts), (name, line)
        assert "YOURKEY" not in repr(meant)
    later = {"network.list", "network.create", "network.destroy"}
    assert {meant.operation.name for _, meant in found} == {operation.name for operation in API.operations} - later


def test_a_json_value_is_one_value() -> None:
    line = """curl https://x/v2/kubernetes/clusters --json '{"region": "ewr", "node_pools": [{"plan": "p"}]}'"""
    found = command(line, load("v2"))
    assert found.operation.name == "kubernetes.create"
    assert found.arguments == {"region": "ewr", "node_pools": '[{"plan": "p"}]'}
    body = '{"region": "ewr", "node_pools": [], "ha_controlplanes": true}'
    found = command(f"curl https://x/v2/kubernetes/clusters --json '{body}'", load("v2"))
    assert found.arguments == {"region": "ewr", "node_pools": "[]", "ha_controlplanes": "yes"}


def test_a_page_of_a_list_is_the_list() -> None:
    found = command("curl 'https://api.vultr.com/v2/instances?per_page=5&cursor=bmV4dA==' -X GET", load("v2"))
    assert (found.operation.name, sent(found)) == ("server.list", {})
