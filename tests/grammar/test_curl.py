"""Curl lines run in a POSIX shell, and send what the client would."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.toys import at_hand
from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Rate, Scope, load
from vultr_tui.api.operation import Encoding, Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.request import build
from vultr_tui.api.values import Format
from vultr_tui.grammar.curl import render

API = load("v1")
NOT_NUL = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
SHELL = shutil.which("dash") or "/bin/sh"


def words(line: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """The arguments that a POSIX shell hands to curl for this line."""
    script = 'curl() { for word in "$@"; do printf \'%s\\0\' "$word"; done; }\n' + line
    done = subprocess.run(
        [SHELL, "-c", script], capture_output=True, check=True, env={"VULTR_API_KEY": "K E'Y", **(environment or {})}
    )
    return done.stdout.decode().split("\0")[:-1]


def posted(arguments: list[str]) -> list[tuple[str, str]]:
    """The form that curl sends for these arguments."""
    pairs = []
    for flag, value in pairwise(arguments):
        if flag == "--data":
            pairs += parse_qsl(value, keep_blank_values=True)
        elif flag == "--data-urlencode":
            name, _, content = value.partition("=")
            pairs.append((name, content))
    return pairs


@given(NOT_NUL, NOT_NUL)
def test_a_post_sends_the_form(label: str, tag: str) -> None:
    operation = API.operation("server.create")
    arguments = {"DCID": "1", "label": label, "tag": tag, "NETWORKID": ("a", "b c")}
    sent = words(render(API, operation, arguments))
    assert posted(sent) == list(build(operation, arguments).form)
    assert sent[-1] == "https://api.vultr.com/v1/server/create"
    assert "API-Key: K E'Y" in sent


@given(NOT_NUL)
def test_a_get_sends_the_query(tag: str) -> None:
    sent = words(render(API, API.operation("server.list"), {"tag": tag}, "http://127.0.0.1:8080/"))
    assert posted(sent) == []
    address = urlsplit(sent[-1])
    assert (address.netloc, address.path) == ("127.0.0.1:8080", "/v1/server/list")
    assert parse_qsl(address.query, keep_blank_values=True) == [("tag", tag)]


def test_a_secret_object_is_an_object_of_the_variable() -> None:
    operation = load("v2").operation("loadbalancer.create")
    line = render(API, operation, {"region": "ewr", "ssl": '{"private_key": "canary"}'})
    assert "canary" not in line
    (body,) = (word for word in words(line, {"SSL": '{"private_key": "K"}'}) if word.startswith("{"))
    assert json.loads(body) == {"region": "ewr", "ssl": {"private_key": "K"}}


def test_a_secret_in_the_path_is_a_variable() -> None:
    line = render(API, load("v2").operation("iam.session_end"), {"session_token": "canary"})
    assert "canary" not in line
    assert words(line, {"SESSION_TOKEN": "T"})[-1] == "https://api.vultr.com/v2/assumed-roles/T"


def test_a_public_operation_needs_no_key() -> None:
    assert render(API, API.operation("os.list"), {}) == "curl https://api.vultr.com/v1/os/list"


def test_it_reads_well() -> None:
    line = render(API, API.operation("server.label_set"), {"SUBID": "576965", "label": "my server"})
    assert line == (
        "curl -H \"API-Key: $VULTR_API_KEY\" --data SUBID=576965 --data-urlencode 'label=my server' "
        "https://api.vultr.com/v1/server/label_set"
    )


def test_secrets_are_variables() -> None:
    arguments = {"email": "a@example.com", "name": "A", "password": "hunter2", "acls": ("dns",)}
    line = render(API, API.operation("user.create"), arguments)
    assert "hunter2" not in line
    assert ("password", "sec'ret") in posted(words(line, {"PASSWORD": "sec'ret"}))


def test_what_is_called_like_a_secret_s_variable_is_none() -> None:
    arguments = {"email": "a@example.com", "first_name": "$PASSWORD", "password": "hunter2"}
    line = render(API, load("v2").operation("user.create"), arguments)
    (body,) = (word for word in words(line, {"PASSWORD": "hunter2"}) if word.startswith("{"))
    assert json.loads(body) == arguments


def test_json_bodies() -> None:
    operation = Operation(
        name="thing.put",
        summary="Put a thing",
        method="PUT",
        path="/v2/things/{id}",
        parameters=(
            Parameter(name="id", summary="The thing"),
            Parameter(name="label", summary="The label"),
            Parameter(name="password", summary="The password", format=Format.SECRET),
        ),
        encoding=Encoding.JSON,
    )
    api = Api(
        name="v2",
        title="v2",
        url="https://api.example.com",
        authentication=Authentication("Authorization", "Bearer {key}"),
        rate=Rate(30, Scope.ADDRESS),
        faults={},
        errors=ErrorStyle.JSON,
        parts=(at_hand((operation,)),),
    )
    sent = words(render(api, operation, {"id": "a/b", "label": "it's", "password": "x"}), {"PASSWORD": "y"})
    assert sent == [
        *("-H", "Authorization: Bearer K E'Y", "-X", "PUT", "-H", "Content-Type: application/json"),
        *("--data-raw", '{"label": "it\'s", "password": "y"}', "https://api.example.com/v2/things/a%2Fb"),
    ]


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_curl_itself_takes_it(tmp_path: Path) -> None:
    line = render(API, API.operation("server.label_set"), {"SUBID": "1", "label": "a b"}, f"file://{tmp_path}")
    done = subprocess.run([SHELL, "-c", line], capture_output=True, check=False)
    assert done.returncode in {3, 26, 37}, done.stderr
