"""What each part of a typed text is, and which words are wrong as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.catalogue import load
from vultr_tui.shell.marking import WRONG, Marker
from vultr_tui.shell.own import OWN
from vultr_tui.shell.shell import OPTIONS

MARKER = Marker(load("v1"), (*OWN, "webs"), OPTIONS)


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in MARKER.marks(text) if start < end]


def test_the_parts_of_a_line() -> None:
    found = marked("server create DCID=1 --wait x $1 | jq . ; watch 5 os list > f")
    assert set(found) == {
        *(("server", "group"), ("create", "verb"), ("DCID=", "name"), ("1", "value"), ("--wait", "option")),
        *(("x", "value"), ("$1", "reference"), ("|", "operator"), ("jq", "foreign"), (".", "foreign")),
        *((";", "operator"), (">", "operator"), ("f", "file")),
        *(("watch", "own"), ("os", "group"), ("list", "verb")),
    }
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("sevrer ", ["sevrer"]),
        ("serv", []),
        ("sx", ["sx"]),
        ("server lst ", ["lst"]),
        ("server li", []),
        ("server lx", ["lx"]),
        ("s list", ["s"]),
        ("server list --fil", []),
        ("server list --fill ", ["--fill"]),
        ("server list -z ", ["-z"]),
        ("server create DCDI=1", ["DCDI="]),
        ("server create enable_ipv6=y", []),
        ("server create enable_ipv6=x", ["x"]),
        ("server create enable_ipv6=y ", ["y"]),
        ("server create DCID=ewr ", []),
        ("firewall rule_create a subnet_size=x ", []),
        ("block create size_gb=x ", ["x"]),
        ("nonsense x; server lst && os list ", ["nonsense", "lst"]),
        ("webs ", []),
        ("help nonsense ", []),
        ("curl --nonsense", []),
        ("watch 5 server lst ", ["lst"]),
        ("server label_set web-1 label='it", []),
    ],
)
def test_what_is_wrong(text: str, wrong: list[str]) -> None:
    assert [part for part, kind in marked(text) if kind == WRONG] == wrong


@given(st.text(alphabet="server list-o='\"\\$1;&|>#\n", max_size=60))
def test_any_text_is_marked(text: str) -> None:
    assert all(0 <= start <= end <= len(text) for start, end, _ in MARKER.marks(text))
