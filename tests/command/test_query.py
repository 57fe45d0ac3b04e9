"""`--query` finds in what any command prints, under every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tests.command.typist import Program, Typist
from vultr_tui.command.exits import Exit

TWO = "sort_by([?DCID=='8'], &label)[].{name: label, ip: main_ip}"
NAMES = ["vpn", "web-lhr"]


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "yaml", "csv", "tsv", "id", "raw"])
async def test_every_format_prints_what_is_found(typed: Typist, format: str) -> None:  # noqa: A002
    out = (await typed(f'server list -o {format} --query "{TWO}"')).out
    readers: dict[str, Callable[[str], Any]] = {
        "json": json.loads,
        "raw": json.loads,
        "yaml": yaml.safe_load,
        "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
        "csv": lambda text: list(csv.DictReader(io.StringIO(text))),
        "tsv": lambda text: list(csv.DictReader(io.StringIO(text), delimiter="\t")),
        "table": lambda text: [dict(zip(("name", "ip"), line.split(), strict=True)) for line in text.splitlines()[1:]],
        "id": lambda text: [{"name": line} for line in text.splitlines()],
    }
    rows = readers[format](out)
    assert [row["name"] for row in rows] == NAMES
    assert all(row["ip"].startswith("203.0.113.") for row in rows if "ip" in row)


async def test_it_finds_in_what_the_other_options_leave(typed: Typist) -> None:
    ended = await typed("server list --filter region:lhr --sort label --columns label,DCID --query '[].label' -o json")
    assert ended.data == NAMES
    assert (await typed("server list --columns label --query '[0].main_ip' -o json")).data is None


async def test_rows_that_are_whole_look_as_ever(typed: Typist) -> None:
    one = await typed("server list --filter label=vpn")
    assert (await typed("server list --query \"[?label=='vpn']\"")).out == one.out


async def test_plain_results_are_plain(typed: Typist) -> None:
    assert (await typed("server list --query 'length(@)'")).out == "25\n"
    assert (await typed("account info --query nothing -o json")).out == "null\n"
    assert (await typed("account info --query nothing")).out == ""
    assert (await typed("server list --query \"[?label=='x']\" -o json")).data == []


async def test_people_are_shown_no_secret(typed: Typist) -> None:
    secrets = (await typed("server list --query '[].default_password' -o json")).data
    shown = await typed("server list --query '[].[label,default_password]'")
    assert shown.code == Exit.OK
    assert not [secret for secret in secrets if secret and secret in shown.out]


async def test_what_was_made_can_be_picked(typed: Typist) -> None:
    ended = await typed("server create DCID=1 VPSPLANID=201 OSID=167 --yes -o json --query SUBID")
    assert ended.data.isdecimal()


async def test_a_wrong_query_sends_nothing(typed: Typist) -> None:
    ended = await typed("server create DCID=1 VPSPLANID=201 OSID=167 --yes --query '[.x'")
    assert (ended.code, ended.out) == (Exit.USAGE, "")
    assert ended.err.splitlines()[1:3] == ["  [.x", "   ^"]
    assert typed.ground.line.requests["server/create"] == 0


async def test_a_query_that_does_not_suit_hides_nothing_that_was_made(typed: Typist) -> None:
    ended = await typed("server create DCID=1 VPSPLANID=201 OSID=167 --yes -o json --query 'abs(SUBID)'")
    assert ended.code == Exit.USAGE
    assert ended.data["SUBID"].isdecimal()
    assert ended.errors[0]["kind"] == "usage"
    assert (await typed("server list -o json --query 'abs(@)'")).out == ""


def test_other_commands_have_it_too(program: Program) -> None:
    code, out, _ = program("catalogue", "--query", "[?risk=='read'] | length(@)", "-o", "json")
    assert (code, json.loads(out) > 10) == (0, True)
