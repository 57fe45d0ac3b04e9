from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.clocks import HastyClock
from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent
from vultr_tui.client.errors import Denial, Discontinued, Forbidden, Misconfigured, ReadOnly
from vultr_tui.client.pacing import Priority
from vultr_tui.connect import open_account, reset_demo, version_of
from vultr_tui.settings import DEMO, Paths, Profile, SettingsError


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "state", tmp_path / "cache")


@asynccontextmanager
async def opened(profile: Profile, paths: Paths, **options: Any) -> AsyncIterator[Account]:
    account = open_account(profile, paths, clock=HastyClock(), environment={"HOME": "/nowhere"}, **options)
    try:
        yield account
    finally:
        await account.aclose()


async def relabel(account: Account, old: str, new: str) -> bool:
    target = await account.resolve("server", old)
    (outcome,) = await account.perform(Intent(account.api.operation("server.label_set"), {"label": new}, (target,)))
    return outcome.ok


async def test_the_demo_needs_no_key_and_keeps_what_was_done(paths: Paths) -> None:
    async with opened(Profile(DEMO), paths) as account:
        assert await relabel(account, "web-1", "shop-1")
    async with opened(Profile(DEMO), paths) as account:
        assert await relabel(account, "shop-1", "shop-2")
        assert len(account.journal.entries()) == 2
        assert (await account.undo()).ok
        assert (await account.resolve("server", "shop-1")).row["tag"] == "web"


async def test_the_demo_starts_afresh(paths: Paths) -> None:
    async with opened(Profile(DEMO), paths) as account:
        assert await relabel(account, "web-1", "shop-1")
    reset_demo(paths)
    reset_demo(paths)
    async with opened(Profile(DEMO), paths) as account:
        assert account.table("server").rows == ()
        assert account.journal.entries() == ()
        assert (await account.resolve("server", "web-1")).row


async def test_a_spoilt_demo_is_left_alone_and_another_begins(paths: Paths) -> None:
    paths.state.mkdir()
    paths.demo.write_text("no database at all" * 100)
    async with opened(Profile(DEMO), paths) as account:
        assert await relabel(account, "web-1", "shop-1")
        (problem,) = account.problems.fresh()
    assert f"is not kept, for {paths.demo} cannot be used" in problem.message
    assert "demo reset" in problem.hint
    assert "XDG_STATE_HOME" in problem.hint
    assert paths.demo.read_text().startswith("no database at all")


async def test_why_the_demo_cannot_be_kept_is_told_in_words(paths: Paths) -> None:
    paths.state.write_text("no folder")
    async with opened(Profile(DEMO), paths) as account:
        assert (await account.resolve("server", "web-1")).row
        told = next(problem for problem in account.problems.fresh() if "begins afresh" in problem.message)
    assert told.message.endswith(": File exists.")


async def test_files_are_private(paths: Paths) -> None:
    async with opened(Profile(DEMO), paths) as account:
        assert await relabel(account, "web-1", "shop-1")
    files = [path for root in (paths.state, paths.cache) for path in (root, *root.rglob("*"))]
    assert {path.name for path in files} >= {"demo.jsonl", "demo.sqlite", "v1.server.jsonl"}
    assert paths.state.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in files if path.is_file() and path != paths.demo)


async def test_read_only_from_profile_or_flag(paths: Paths) -> None:
    async with opened(Profile(DEMO), paths, read_only=True) as account:
        assert account.read_only
        assert not await relabel(account, "web-1", "shop-1")
        with pytest.raises(ReadOnly):
            await account.session.call(account.api.operation("server.reboot"), {"SUBID": "1"})
    async with opened(Profile("x", read_only=True), paths) as account:
        assert account.read_only
    async with opened(Profile("x", read_only=True), paths, read_only=False) as account:
        assert not account.read_only


async def test_without_a_key_it_opens_and_says_so_when_one_is_needed(paths: Paths) -> None:
    async with opened(Profile("x"), paths) as account:
        table = await account.refresh("server")
        assert isinstance(table.error, Forbidden)
        assert table.error.reason is Denial.KEY
        assert "VULTR_API_KEY" in table.error.hint


async def test_a_key_that_cannot_be_had_is_told_at_once(paths: Paths) -> None:
    with pytest.raises(SettingsError, match="key file"):
        open_account(Profile("x", key_file="/no/such/file"), paths, environment={})


@pytest.mark.parametrize("url", ["http://api.example.com", "ftp://x", "api.example.com"])
def test_a_key_does_not_go_out_unencrypted(paths: Paths, url: str) -> None:
    with pytest.raises(Misconfigured):
        open_account(Profile("x", url=url), paths, environment={})


@pytest.mark.parametrize(
    "profile",
    [Profile("x", url="http://localhost:8080"), Profile("x", url="http://api.example.com", insecure_http=True)],
)
async def test_plain_http_to_this_machine_or_where_it_is_allowed(paths: Paths, profile: Profile) -> None:
    async with opened(profile, paths) as account:
        assert account.name == "x"


async def test_another_key_does_not_see_the_rows_of_the_first(paths: Paths) -> None:
    folders = set()
    for key in ("ONE", "TWO"):
        account = open_account(Profile("x", key_env="K"), paths, environment={"K": key})
        folders.add(account.cache.folder)
        await account.aclose()
    assert len(folders) == 2
    assert not any(key in str(folder) for key in ("ONE", "TWO") for folder in folders)


def test_opening_an_account_loads_no_more_than_it_needs() -> None:
    script = "import sys, vultr_tui.connect; print(sorted({'httpx', 'sqlite3', 'uvicorn', 'yaml'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"


async def test_the_demo_speaks_either_version_over_the_same_account(paths: Paths) -> None:
    labels = []
    for version in ("v1", "v2"):
        account = open_account(Profile(DEMO, api=version), paths)
        labels.append({row["label"] for row in (await account.refresh("server")).rows})
        await account.aclose()
    assert labels[0] == labels[1]
    assert "web-1" in labels[0]


@pytest.mark.parametrize(
    ("profile", "version"),
    [
        (Profile(DEMO), "v1"),
        (Profile("x"), "v2"),
        (Profile("x", api="v1"), "v1"),
        (Profile("x", url="http://127.0.0.1:1"), "v2"),
        (Profile("x", api="v1", url="http://127.0.0.1:1"), "v1"),
    ],
)
def test_the_version_that_is_spoken(profile: Profile, version: str) -> None:
    assert version_of(profile) == version


async def count(paths: Paths, profile: Profile, key: str) -> set[str]:
    """Open the account and send something; the files in which its requests are counted."""
    async with opened(profile, paths, key=key) as account:
        await account.refresh("server")
    return {path.name for path in (paths.state / "budget").iterdir()}


async def test_what_is_counted_together_is_the_key_in_v1_and_the_address_in_v2(paths: Paths) -> None:
    nowhere = "http://127.0.0.1:9"
    both = await count(paths, Profile("one", api="v1", url=nowhere), "KEY-A")
    assert len(both) == 1
    assert await count(paths, Profile("other", api="v1", url=nowhere), "KEY-A") == both
    assert await count(paths, Profile("third", api="v1", url=f"{nowhere}/"), "KEY-A") == both
    assert len(await count(paths, Profile("one", api="v1", url=nowhere), "KEY-B")) == 2
    for key in ("KEY-A", "KEY-B"):
        files = await count(paths, Profile("two", api="v2", url=f"{nowhere}/v2"), key)
        assert len(files) == 3
    assert not any("KEY" in name for name in files)
    assert (paths.state / "budget").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("terminal", "best"), [(True, Priority.ACTION), (False, Priority.VISIBLE)])
async def test_what_nobody_typed_goes_behind_what_somebody_did(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, terminal: bool, best: Priority
) -> None:
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    async with opened(Profile(DEMO), paths) as account:
        assert account.session._first is best


async def test_without_a_home_the_account_opens_and_says_that_it_counts_alone(paths: Paths) -> None:
    paths.state.write_text("in the way")
    async with opened(Profile("one", api="v1", url="http://127.0.0.1:9"), paths, key="KEY") as account:
        await account.refresh("server")
        assert "not shared with other processes" in account.session.budget.trouble


def test_a_budget_without_its_library_says_what_to_install(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis.asyncio", None)
    monkeypatch.delitem(sys.modules, "vultr_tui.client.team", raising=False)
    with pytest.raises(SettingsError) as caught:
        open_account(Profile("one", api="v1", budget="redis://:canary@localhost"), paths, key="KEY")
    assert "vultr-tui[redis]" in caught.value.hint
    assert "canary" not in caught.value.message


def test_a_budget_that_is_no_address_is_refused_without_its_password(paths: Paths) -> None:
    with pytest.raises(SettingsError) as caught:
        open_account(Profile("one", api="v1", budget="redis://:canary@localhost:port"), paths, key="KEY")
    assert "redis://HOST" in caught.value.hint
    assert "canary" not in caught.value.message
    assert caught.value.__suppress_context__


async def test_the_log_says_what_was_asked_and_how_it_ended(paths: Paths, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch(mode=0o644)
    async with opened(Profile(DEMO), replace(paths, log=log)) as account:
        assert await relabel(account, "web-1", "shop-1")
        nowhere = Intent(account.api.operation("server.label_set"), {"SUBID": "none", "label": "x"})
        assert not (await account.perform(nowhere))[0].ok
    opening, *requests = [json.loads(line) for line in log.read_text().splitlines()]
    assert (opening["event"], opening["api"]) == ("opened", "v1")
    assert [(r["operation"], r["outcome"], r["status"]) for r in requests if r["method"] == "POST"] == [
        ("server.label_set", "ok", 200),
        ("server.label_set", "Refused", 412),
    ]
    assert all(r["took"] >= 0 and r["waited"] >= 0 and r["time"].endswith("+00:00") for r in requests)
    assert "shop-1" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


async def test_a_log_that_cannot_be_written_is_told_once(paths: Paths, tmp_path: Path) -> None:
    async with opened(Profile(DEMO), replace(paths, log=tmp_path)) as account:
        await account.refresh("server")
        (problem,) = account.problems.fresh()
        assert problem.message == f"The log {tmp_path} cannot be written: Is a directory."
        await account.refresh("server")
        assert account.problems.fresh() == ()


class Gone(BaseHTTPRequestHandler):
    """Answers as the service does since v1 was switched off (v2 facts: errors)."""

    def do_GET(self) -> None:
        self.send_response(503, "API v1 Gone")
        self.end_headers()
        self.wfile.write(b"Accounts are forbidden from using API v1. Please use API v2.")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


async def test_a_profile_of_v1_is_told_the_exact_setting(paths: Paths) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Gone) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        profile = Profile("old", api="v1", url=f"http://127.0.0.1:{server.server_port}")
        async with opened(profile, paths, key="KEY") as account:
            table = await account.refresh("server")
        server.shutdown()
    assert isinstance(table.error, Discontinued)
    assert table.error.hint.startswith(f'Say api = "v2" under [profile.old] in {paths.settings}, or --api v2')
