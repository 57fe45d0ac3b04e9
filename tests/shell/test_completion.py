"""What is offered while somebody types, from what is known; nothing is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.account.ground import Ground, do
from tests.clocks import HastyClock, settle
from tests.shell.typist import shell_on
from vultr_tui.shell.background import Background
from vultr_tui.shell.completing import Completing
from vultr_tui.shell.offering import Offer


class Desk:
    """A shell, and what is offered at it."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.shell = shell_on(ground)
        self.news = 0
        self.background = Background(self.shell.account, self._news)
        self.completing = Completing(self.shell, self.background)

    def _news(self) -> None:
        self.news += 1

    def now(self, text: str) -> list[Offer]:
        return self.completing.offers(text)[1]

    async def later(self, text: str) -> list[Offer]:
        """What is offered once everything that was asked has been answered."""
        for _ in range(4):
            self.now(text)
            await asyncio.gather(*self.background._tasks)
        return self.now(text)

    def texts(self, text: str) -> list[str]:
        return [offer.text for offer in self.now(text)]

    async def texts_later(self, text: str) -> list[str]:
        return [offer.text for offer in await self.later(text)]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    ground = Ground(tmp_path, HastyClock())
    desk = Desk(ground)
    yield desk
    await desk.background.aclose()
    await ground.close()


async def test_groups_and_commands(desk: Desk) -> None:
    assert {"server", "dns", "help", "watch"} <= set(desk.texts(""))
    assert desk.texts("se") == ["server", "set"]
    assert desk.texts("os list; ser") == ["server"]
    assert not desk.texts("os list | gre")
    assert not desk.texts("curl -H ")


async def test_verbs(desk: Desk) -> None:
    assert desk.texts("server re") == ["reboot", "reinstall", "restore_snapshot", "restore_backup", *reverse(desk)]
    assert [offer.meaning for offer in desk.now("ser rebo")] == ["Reboot a server"]


def reverse(desk: Desk) -> list[str]:
    return [o.verb for o in desk.shell.account.api.groups["server"] if o.verb.startswith("reverse")]


async def test_targets_come_by_label_and_never_wait(desk: Desk) -> None:
    assert "web-1" not in desk.texts("server reboot ")
    assert desk.ground.line.requests["server/list"] == 0
    offers = {offer.text: offer for offer in await desk.later("server reboot ")}
    assert desk.news
    assert "running" in offers["web-1"].meaning
    assert "203.0.113" in offers["web-1"].meaning
    assert desk.texts("server reboot web-1 web-l") == ["web-lhr"]
    assert desk.ground.line.requests["server/list"] == 1


async def test_what_is_known_is_asked_for_again_only_when_it_is_old(desk: Desk) -> None:
    await desk.later("server reboot ")
    for _ in range(50):
        desk.now("server reboot w")
    await settle()
    assert desk.ground.line.requests["server/list"] == 1
    desk.ground.line.down = True
    desk.ground.clock.advance(3600)
    assert "web-1" in await desk.texts_later("server reboot ")
    assert desk.ground.line.requests["server/list"] < 12


async def test_parameters_that_are_missing_the_needed_ones_first(desk: Desk) -> None:
    names = desk.texts("server create ")
    assert names[:3] == ["DCID=", "VPSPLANID=", "OSID="]
    assert "DCID=" not in desk.texts("server create DCID=1 ")
    assert "SNAPSHOTID=" in desk.texts("server create DCID=1 OSID=164 ")
    assert "SNAPSHOTID=" not in desk.texts("server create DCID=1 OSID=127 ")
    assert next(offer for offer in desk.now("server create ") if offer.text == "DCID=").meaning.startswith("needed")


async def test_values_with_what_they_mean(desk: Desk) -> None:
    await desk.later("server create DCID=")
    (found,) = desk.now("server create DCID=new")
    assert (found.text, found.shown) == ("DCID=1", "1")
    assert "New Jersey" in found.meaning
    plans = {offer.shown: offer.meaning for offer in await desk.later("server create VPSPLANID=")}
    assert "$5.00" in plans["201"]
    assert "1 GB" in plans["201"] or "1024 MB" in plans["201"]
    assert desk.texts("server create auto_backups=") == ["auto_backups=yes", "auto_backups=no"]
    assert desk.texts("server backup_set_schedule web-1 cron_type=w") == ["cron_type=weekly"]


async def test_only_plans_that_the_location_has_room_for(desk: Desk) -> None:
    account = desk.shell.account
    available = (await do(account, "regions.availability", "4")).answer
    assert available
    every = await desk.texts_later("server create VPSPLANID=")
    here = await desk.texts_later("server create DCID=4 VPSPLANID=")
    assert {text.partition("=")[2] for text in here} == set(map(str, available.values)) & {
        text.partition("=")[2] for text in every
    }
    assert len(here) < len(every)
    await desk.later("server create DCID=")
    assert await desk.texts_later("server create DCID=sea VPSPLANID=") == here
    desk.ground.line.down = True
    elsewhere = desk.texts("server create DCID=25 VPSPLANID=")
    assert 0 < len(elsewhere) < len(every)


async def test_several_values(desk: Desk) -> None:
    first = (await desk.texts_later("server create SSHKEYID="))[0]
    again = desk.texts(f"server create {first},")
    assert again
    assert all(text.startswith(f"{first},") for text in again)


async def test_parts_come_from_their_parent(desk: Desk) -> None:
    await desk.later("dns records ")
    assert "example.com" in desk.texts("dns records ")
    records = await desk.later("dns delete_record example.com ")
    assert any(" A" in f" {offer.meaning}" for offer in records)


async def test_options_and_their_values(desk: Desk) -> None:
    assert "--filter" in desk.texts("server list --f")
    assert desk.texts("server list -o js") == ["json", "jsonl"]
    assert "web-1" in await desk.texts_later("server reboot -o json ")


async def test_the_shells_own_commands(desk: Desk) -> None:
    assert "reboot" in desk.texts("help server ")
    assert desk.texts("watch 5 server lis") == ["list", "list_ipv4", "list_ipv6"]
    assert "server" in desk.texts("wait ")
    assert "web-1" in await desk.texts_later("wait server ")
    assert {"ready", "running", "gone"} <= set(desk.texts("wait server web-1 "))
    assert desk.texts("set editing ") == ["emacs", "vi"]
    desk.shell.kept.aliases["webs"] = "server reboot"
    assert "web-1" in await desk.texts_later("webs ")


async def test_files(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "init.sh").touch()
    (tmp_path / "inner").mkdir()
    assert desk.texts("startupscript create script=@in") == ["script=@init.sh", "script=@inner/"]
    assert desk.texts("os list > in") == ["init.sh", "inner/"]
    assert "init.sh" in desk.texts("source ")


async def test_hostile_labels_are_offered_by_id(desk: Desk) -> None:
    await do(desk.shell.account, "server.label_set", "web-1", label="web\x1b]0;x\x07\n")
    await do(desk.shell.account, "server.label_set", "web-2", label="--yes")
    offers = await desk.later("server reboot ")
    hostile = [offer for offer in offers if "web␛" in offer.meaning]
    assert [offer.text.isdigit() for offer in hostile] == [True]
    assert "--yes" not in [offer.text for offer in offers]
    assert not any("\x1b" in offer.text + offer.meaning + offer.shown for offer in offers)
