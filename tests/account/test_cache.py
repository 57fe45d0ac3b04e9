from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.account.ground import Ground
from vultr_tui.account.account import Account
from vultr_tui.account.cache import FIRST, LONG, VERSION, Cache
from vultr_tui.account.tables import Freshness, Front, Table
from vultr_tui.api.catalogue import load
from vultr_tui.api.values import Row

API = load("v1")
SERVERS = API.resource("server")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_the_next_run_opens_on_what_was_known(ground: Ground, account: Account) -> None:
    rows = (await account.refresh("server")).rows
    await account.aclose()
    table = ground.account().table("server")
    assert [row["label"] for row in table.rows] == [row["label"] for row in rows]
    assert table.state(ground.clock.now()) is Freshness.STALE


async def test_the_catalogue_is_not_asked_for_again_within_a_day(ground: Ground, account: Account) -> None:
    await account.refresh("region")
    await account.aclose()
    later = ground.account()
    ground.clock.advance(80_000)
    assert len((await later.ensure("region")).rows) == 16
    assert ground.line.requests["regions/list"] == 1
    ground.clock.advance(10_000)
    await later.ensure("region")
    assert ground.line.requests["regions/list"] == 2


async def test_secrets_are_not_kept(ground: Ground, account: Account) -> None:
    table = await account.refresh("server")
    passwords = [str(row["default_password"]) for row in table.rows if row["default_password"]]
    assert passwords
    server = await account.resolve("server", "web-1")
    await account.refresh("server_user_data", server.id)
    await account.aclose()
    kept = "".join(path.read_text() for path in (ground.folder / "test").iterdir())
    assert '"label":"web-1"' in kept
    assert not any(json.dumps(password)[1:-1] in kept for password in passwords)
    assert not any(word in kept for word in ("default_password", "kvm_url", "userdata"))


def test_a_field_nobody_knows_is_dropped_if_its_name_tells(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "rows")
    row = {"SUBID": "1", "label": "x", "root_password": "hunter2", "vnc_token": "t0k", "new": "fine"}
    cache.save(API, Table(SERVERS, rows=(row,), fetched_at=1.0, complete=True))
    assert cache.load(API, SERVERS).rows == ({"SUBID": "1", "label": "x", "new": "fine"},)


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "rows" / "prod")
    cache.save(API, Table(SERVERS, rows=(), fetched_at=1.0))
    assert mode(cache.folder) == 0o700
    (file,) = cache.folder.iterdir()
    assert mode(file) == 0o600


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Cache(tmp_path).save(API, Table(SERVERS, rows=(), fetched_at=1.0))
    assert mode(tmp_path) == 0o700


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'"text"',
        b"{}",
        b'{"version":1}',
        b'{"version":99,"rows":[],"fetched_at":1,"complete":true}',
        b'{"version":1,"rows":7,"fetched_at":1,"complete":true}',
        b'{"version":1,"rows":[],"fetched_at":"soon","complete":true}',
        b'{"version":1,"rows":[],"fetched_at":Infinity,"complete":true}',
        b'{"version":1,"rows":[],"fetched_at":1' + b"0" * 400 + b',"complete":true}',
        b"[" * 100_000,
    ],
    ids=range(13),
)
def test_a_damaged_or_newer_file_is_ignored_with_a_message(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path / "rows")
    cache.save(API, Table(SERVERS, rows=({"SUBID": "1"},), fetched_at=1.0))
    (file,) = cache.folder.iterdir()
    file.write_bytes(content)
    assert cache.load(API, SERVERS) == Table(SERVERS)
    assert str(file) in cache.problems.fresh()[0].message


def test_rows_that_are_no_rows_are_left_out(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "rows")
    cache.save(API, Table(SERVERS, rows=(), fetched_at=1.0))
    (file,) = cache.folder.iterdir()
    head = {"version": VERSION, "fetched_at": 1, "complete": True, "rows": 3, "front": None}
    file.write_text(f'{json.dumps(head)}\n[]\n[7,null,{{"SUBID":"1"}}]\n')
    assert cache.load(API, SERVERS).rows == ({"SUBID": "1"},)


def test_what_cannot_be_written_is_told_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "rows").write_text("a file in the way")
    cache = Cache(tmp_path / "rows")
    cache.save(API, Table(SERVERS, fetched_at=1.0))
    (problem,) = cache.problems.fresh()
    assert "cannot be kept" in problem.message
    assert "XDG_CACHE_HOME" in problem.hint


def test_a_hostile_parent_stays_in_the_folder(tmp_path: Path) -> None:
    records = API.resource("dns_record")
    cache = Cache(tmp_path / "rows")
    for parent in ("../../outside", "a/b", "x" * 5000, "."):
        cache.save(API, Table(records, parent, ({"RECORDID": 1, "name": parent},), 1.0))
        assert cache.load(API, records, parent).rows[0]["name"] == parent
    assert len(list(cache.folder.iterdir())) == 4
    assert list(tmp_path.iterdir()) == [cache.folder]


MANY = tuple({"SUBID": str(number), "label": f"web-{number}"} for number in range(LONG + 1))
FRONT = Front("-label", tuple(str(number) for number in reversed(range(LONG + 1))), {"label": 12})


def kept(tmp_path: Path, rows: tuple[Row, ...] = MANY, front: Front | None = FRONT) -> tuple[Cache, Path]:
    """A table that was kept, and its file."""
    cache = Cache(tmp_path / "rows")
    cache.save(API, Table(SERVERS, rows=rows, fetched_at=1.0, complete=True), front)
    (file,) = cache.folder.iterdir()
    return cache, file


def test_of_many_rows_the_first_can_be_had_as_they_were_shown(tmp_path: Path) -> None:
    cache, _ = kept(tmp_path)
    glimpse = cache.glimpse(API, SERVERS)
    assert glimpse is not None
    assert [row["SUBID"] for row in glimpse.rows] == list(FRONT.ids[:FIRST])
    assert glimpse.front == Front("-label", widths={"label": 12}, beyond=LONG + 1 - FIRST)
    assert (glimpse.total, glimpse.fetched_at, glimpse.complete, glimpse.outdated) == (LONG + 1, 1.0, True, True)
    assert cache.load(API, SERVERS).rows == MANY


def test_few_rows_are_read_at_once(tmp_path: Path) -> None:
    cache, _ = kept(tmp_path, rows=MANY[:LONG])
    assert cache.glimpse(API, SERVERS) is None
    assert cache.load(API, SERVERS).rows == MANY[:LONG]


def test_rows_that_were_never_shown_are_read_at_once(tmp_path: Path) -> None:
    cache, _ = kept(tmp_path, front=None)
    assert cache.glimpse(API, SERVERS) is None
    assert cache.load(API, SERVERS).rows == MANY


def test_rows_that_have_gone_since_they_were_shown_are_left_out(tmp_path: Path) -> None:
    cache, _ = kept(tmp_path, front=Front("label", ("gone", "7", "3")))
    glimpse = cache.glimpse(API, SERVERS)
    assert glimpse is not None
    assert [row["SUBID"] for row in glimpse.rows] == ["7", "3"]
    assert glimpse.total == LONG + 1


def test_secrets_are_not_among_the_first_rows(tmp_path: Path) -> None:
    _, file = kept(tmp_path, rows=tuple({**row, "default_password": "hunter2"} for row in MANY))
    assert "hunter2" not in file.read_text()


def test_a_file_that_breaks_off_is_damaged(tmp_path: Path) -> None:
    cache, file = kept(tmp_path)
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    assert cache.load(API, SERVERS) == Table(SERVERS)
    assert "damaged" in cache.problems.fresh()[0].message


@pytest.mark.parametrize(
    "head",
    [
        "7",
        "[]",
        '{"version":1}',
        '{"version":2,"front":7}',
        '{"version":2,"front":{"shown":1}}',
        '{"version":2,"front":{"shown":"x","widths":{},"order":""},"rows":1,"fetched_at":1,"complete":true}',
        '{"version":2,"front":{"shown":1,"widths":[],"order":""},"rows":1,"fetched_at":1,"complete":true}',
        '{"version":2,"front":{"shown":1,"widths":{"a":"x"},"order":""},"rows":1,"fetched_at":1,"complete":true}',
        '{"version":2,"front":{"shown":1,"widths":{"a":1e400},"order":""},"rows":1,"fetched_at":1,"complete":true}',
        '{"version":2,"front":{"shown":1,"widths":{},"order":""},"rows":"x","fetched_at":1,"complete":true}',
        '{"version":2,"front":{"shown":1,"widths":{},"order":""},"rows":1,"fetched_at":"soon","complete":true}',
        '{"version":2,"front":{"shown":2,"widths":{},"order":""},"rows":2,"fetched_at":1,"complete":true}',
    ],
)
def test_a_damaged_beginning_leaves_it_to_all_rows_to_say_so(tmp_path: Path, head: str) -> None:
    cache, file = kept(tmp_path)
    file.write_text(f'{head}\n[{{"SUBID":"1"}}]\n')
    assert cache.glimpse(API, SERVERS) is None
    assert not cache.problems.fresh()
    assert cache.load(API, SERVERS) == Table(SERVERS)
    assert str(file) in cache.problems.fresh()[0].message


def test_hostile_widths_have_an_end(tmp_path: Path) -> None:
    cache, file = kept(tmp_path)
    front = '{"shown":1,"widths":{"label":99999999,"tag":-5},"order":["x"]}'
    file.write_text(f'{{"version":2,"front":{front},"rows":-9,"fetched_at":1,"complete":1}}\n[{{"SUBID":"1"}}]\n')
    glimpse = cache.glimpse(API, SERVERS)
    assert glimpse is not None
    assert glimpse.front == Front("['x']", widths={"label": 1000, "tag": 0}, beyond=0)
