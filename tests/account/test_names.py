from __future__ import annotations

import pytest

from tests.account.ground import PUBLIC_KEY, Ground, do
from vultr_tui.account.account import Account
from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.account.names import find, target_of
from vultr_tui.api.catalogue import load
from vultr_tui.api.values import Row
from vultr_tui.client.errors import Unreachable

API = load("v1")
SERVERS = API.resource("server")
ROWS = (
    {"SUBID": "576965", "label": "web-1", "main_ip": "203.0.113.10"},
    {"SUBID": "576966", "label": "web-10", "main_ip": "203.0.113.11"},
    {"SUBID": "581000", "label": "Twin", "main_ip": "203.0.113.12"},
    {"SUBID": "581001", "label": "Twin", "main_ip": "203.0.113.13"},
    {"SUBID": "700000", "label": "576965", "main_ip": "203.0.113.14"},
    {"SUBID": "800000", "label": "", "main_ip": "0.0.0.0"},
)


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("576966", "576966"),
        ("web-1", "576965"),
        ("WEB-1", "576965"),
        ("203.0.113.11", "576966"),
        ("58100", None),
        ("7", "700000"),
        ("576965", "576965"),
        ("Twin", None),
        ("twin", None),
    ],
)
def test_a_word_names_one_row_or_none_is_taken(word: str, id_: str | None) -> None:
    if id_ is None:
        with pytest.raises(Ambiguous) as caught:
            find(SERVERS, ROWS, word)
        assert {target.id for target in caught.value.candidates} == {"581000", "581001"}
        assert "581000" in caught.value.message
    else:
        assert find(SERVERS, ROWS, word).id == id_


@pytest.mark.parametrize("word", ["web-2", "wbe-1", "203.0.113", "", "we", "None"])
def test_the_beginning_of_a_label_is_no_name(word: str) -> None:
    with pytest.raises(NotFound):
        find(SERVERS, ROWS, word)


def test_what_is_near_is_proposed() -> None:
    with pytest.raises(NotFound) as caught:
        find(SERVERS, ROWS, "web-2")
    assert "web-1" in caught.value.near
    assert "web-1" in caught.value.hint


def test_a_hostile_word_stays_text() -> None:
    with pytest.raises(NotFound) as caught:
        find(SERVERS, ROWS, "\x1b[2J{SUBID}")
    assert "\x1b" not in caught.value.message


def test_a_row_without_a_label_is_called_by_its_id() -> None:
    assert find(SERVERS, ROWS, "800000").name == "800000"


def test_the_value_is_what_the_parameter_takes() -> None:
    reserved = API.resource("reservedip")
    parameter = API.operation("reservedip.attach").target_parameter
    row: Row = {"SUBID": "9", "subnet": "203.0.113.9", "subnet_size": 32, "label": "{SUBID}"}
    assert target_of(reserved, row, parameter).value == "203.0.113.9/32"
    assert target_of(reserved, {"SUBID": "9"}, parameter).value == "/"
    assert target_of(reserved, row).value == "9"


async def test_resolving_asks_the_service(ground: Ground, account: Account) -> None:
    assert (await account.resolve("server", "web-1")).row["tag"] == "web"
    await account.resolve("server", "db-1")
    assert ground.line.requests["server/list"] == 1


async def test_what_appeared_a_moment_ago_is_found(ground: Ground, account: Account) -> None:
    await account.refresh("sshkey")
    other = ground.account()
    assert (await do(other, "sshkey.create", name="fresh", ssh_key=PUBLIC_KEY)).ok
    assert (await account.resolve("sshkey", "fresh")).name == "fresh"


async def test_what_is_nowhere_is_looked_for_once(ground: Ground, account: Account) -> None:
    with pytest.raises(NotFound):
        await account.resolve("server", "nowhere")
    assert ground.line.requests["server/list"] == 1


async def test_a_part_is_found_in_its_whole(account: Account) -> None:
    assert (await account.resolve("dns_record", "www", "example.com")).row["type"] == "CNAME"


async def test_a_list_that_cannot_be_had_is_not_an_empty_one(ground: Ground, account: Account) -> None:
    ground.line.down = True
    with pytest.raises(Unreachable):
        await account.resolve("server", "web-1")


def test_what_the_parameter_takes_is_a_name_too() -> None:
    reserved = API.resource("reservedip")
    parameter = API.operation("reservedip.attach").target_parameter
    rows: list[Row] = [{"SUBID": "9", "subnet": "203.0.113.9", "subnet_size": 32, "label": "floating"}]
    assert find(reserved, rows, "203.0.113.9/32", parameter).id == "9"
    assert find(reserved, rows, "floating", parameter).value == "203.0.113.9/32"
