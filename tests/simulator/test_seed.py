"""What a new account holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest

from tests.simulator.service import KEY, Service
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.simulator import create_app
from vultr_tui.simulator.wire import Request

LISTS = [
    operation
    for operation in load("v1").operations
    if operation.reads and not any(p.required for p in operation.parameters) and operation.key_required
]


@pytest.mark.parametrize(
    "operation", [o for o in LISTS if o.name not in {"account.info", "auth.info"}], ids=lambda operation: operation.name
)
async def test_an_empty_account_owns_nothing(service: Service, operation: Operation) -> None:
    assert (await service.get(operation.path.removeprefix("/v1/"))).content == b"[]"


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
async def test_a_typical_account_owns_some_of_everything(typical: Service, operation: Operation) -> None:
    assert len(await typical.read(operation.path.removeprefix("/v1/"))) >= 2


async def test_the_servers_of_a_typical_account(typical: Service) -> None:
    servers = (await typical.read("server/list")).values()
    states = Counter((row["status"], row["power_status"], row["server_state"]) for row in servers)

    assert len(servers) == 25
    assert states == {
        ("active", "running", "ok"): 22,
        ("active", "stopped", "ok"): 2,
        ("active", "running", "installingbooting"): 1,
    }
    assert len({row["DCID"] for row in servers}) >= 8
    assert {row["auto_backups"] for row in servers} == {"yes", "no"}
    assert len({row["tag"] for row in servers}) >= 8
    assert sum(bool(row["internal_ip"]) for row in servers) >= 5
    assert sum(row["FIREWALLGROUPID"] != "0" for row in servers) >= 10
    assert [row["SUBID"] for row in servers] == sorted(row["SUBID"] for row in servers)


async def test_the_building_server_is_built_after_a_while(typical: Service) -> None:
    typical.clock.advance(60)
    servers = (await typical.read("server/list")).values()

    assert {row["server_state"] for row in servers} == {"ok"}


async def test_a_zone_with_every_type_of_record(typical: Service) -> None:
    types = {record["type"] for record in await typical.read("dns/records", domain="example.com")}

    assert types == {"A", "AAAA", "CAA", "CNAME", "MX", "NS", "SRV", "SSHFP", "TXT"}


async def test_addresses_and_volumes_attached_and_free(typical: Service) -> None:
    attached = [row["attached_SUBID"] for row in (await typical.read("reservedip/list")).values()]
    volumes = [row["attached_to_SUBID"] for row in await typical.read("block/list")]

    assert attached.count(False) == 2
    assert volumes.count(None) == 1
    servers = await typical.read("server/list")
    assert {str(number) for number in [*attached, *volumes] if number} <= set(servers)


async def test_no_two_machines_share_an_address(typical: Service) -> None:
    rows = [*(await typical.read("server/list")).values(), *(await typical.read("baremetal/list")).values()]

    assert len({row["main_ip"] for row in rows}) == len(rows)


async def test_the_same_account_each_time() -> None:
    one, two = Service(seed="typical"), Service(seed="typical")

    assert (await one.get("server/list")).content == (await two.get("server/list")).content


async def test_what_is_done_outlives_the_process(tmp_path: Path) -> None:
    first = Service(tmp_path / "state", seed="typical")
    (subid,) = await first.read("server/list", label="web-1")
    await first.do("server/label_set", SUBID=subid, label="front")
    await first.close()
    second = Service(tmp_path / "state", seed="large")

    servers = await second.read("server/list")
    assert len(servers) == 25
    assert servers[subid]["label"] == "front"


async def test_two_processes_see_the_same(tmp_path: Path) -> None:
    one, two = Service(tmp_path / "state"), Service(tmp_path / "state")
    server = await one.do("server/create", DCID=1, VPSPLANID=201, OSID=244)

    assert list(await two.read("server/list")) == [server["SUBID"]]


def test_a_large_account_is_made_in_seconds_and_listed_at_once() -> None:
    start = perf_counter()
    app = create_app(key=KEY, seed="large", rate_limit=False)
    made = perf_counter()
    reply = app.answer(Request("GET", "/v1/server/list", {}, {}, KEY))

    assert reply.body.count(b'"SUBID"') == 10_000
    assert made - start < 10
    assert perf_counter() - made < 5


def test_an_unknown_seed() -> None:
    with pytest.raises(ValueError, match="empty, typical, large"):
        create_app(key=KEY, seed="huge")
