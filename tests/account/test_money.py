from __future__ import annotations

from typing import Any

import pytest

from tests.account.ground import Ground, aimed
from vultr_tui.account.account import Account
from vultr_tui.account.money import price_in
from vultr_tui.api.catalogue import load
from vultr_tui.api.intent import Intent
from vultr_tui.api.values import Json


async def monthly(account: Account, operation: str, word: str = "", **arguments: Any) -> float | None:
    if word:
        intent = await aimed(account, operation, word, **arguments)
    else:
        intent = Intent(account.api.operation(operation), arguments)
    return (await account.prepare(intent)).monthly


NEW: dict[str, Any] = {"DCID": 1, "VPSPLANID": 201, "OSID": 244}


@pytest.mark.parametrize(
    ("arguments", "dollars"),
    [
        (NEW, 5.0),
        ({**NEW, "VPSPLANID": 203}, 20.0),
        ({**NEW, "auto_backups": "yes"}, 6.0),
        ({**NEW, "auto_backups": "no"}, 5.0),
        ({**NEW, "ddos_protection": "yes"}, None),
        ({**NEW, "VPSPLANID": 999999}, None),
        ({"DCID": 1, "OSID": 244}, 0.0),
    ],
)
async def test_a_new_server_costs_its_plan_and_extras(
    account: Account, arguments: dict[str, Any], dollars: float | None
) -> None:
    assert await monthly(account, "server.create", **arguments) == dollars


async def test_so_many_gigabytes_cost_so_much(account: Account) -> None:
    assert await monthly(account, "block.create", DCID=1, size_gb=75) == 7.5


async def test_a_change_counts_from_what_it_costs_now(account: Account) -> None:
    volume = await account.resolve("block", "assets")
    assert volume.row["cost_per_month"] == 5
    assert await monthly(account, "block.resize", "assets", size_gb=75) == 2.5
    assert await monthly(account, "block.resize", "assets", size_gb=40) == -1.0


async def test_what_is_destroyed_costs_no_more(account: Account) -> None:
    assert await monthly(account, "block.delete", "assets") == -5.0


async def test_a_share_is_of_its_own_price(account: Account) -> None:
    server = await account.resolve("server", "web-1")
    price = server.row["cost_per_month"]
    assert isinstance(price, float)
    assert await monthly(account, "server.backup_enable", "web-1") == round(price / 5, 2)


async def test_backups_cost_a_fifth_of_the_plan_and_are_in_the_price(account: Account) -> None:
    server = await account.resolve("server", "mail")
    assert server.row["auto_backups"] == "yes"
    assert server.row["cost_per_month"] == 12.0
    assert await monthly(account, "server.backup_disable", "mail") == -2.0
    assert await monthly(account, "server.upgrade_plan", "mail", VPSPLANID=203) == 12.0
    assert await monthly(account, "server.destroy", "mail") == -12.0


async def test_in_v2_backups_come_on_top_of_the_plan(ground: Ground) -> None:
    account = ground.account(version="v2")
    server = await account.resolve("server", "mail")
    assert await monthly(account, "server.backup_disable", "mail") == -2.0
    assert await monthly(account, "server.upgrade_plan", "mail", plan="vc2-2c-4gb") == 12.0
    assert await monthly(account, "server.destroy", "mail") == -12.0
    assert account.price_of(account.api.resource("server"), server.row) == 12.0
    assert await monthly(account, "server.destroy", "web-1") == -10.0


async def test_many_add_up(account: Account) -> None:
    operation = account.api.operation("block.delete")
    volumes = tuple([await account.resolve("block", name) for name in ("assets", "scratch")])
    assert account.guard(Intent(operation, {}, volumes)).monthly == -15.0


async def test_a_reboot_costs_nothing(account: Account) -> None:
    assert await monthly(account, "server.reboot", "web-1") is None


async def test_a_price_is_not_asked_for_by_a_glance(account: Account) -> None:
    intent = Intent(account.api.operation("server.create"), NEW)
    verdict = account.guard(intent)
    assert verdict.monthly is None
    assert "not known" in " ".join(verdict.warnings)
    assert (await account.prepare(intent)).warnings == ()


async def test_a_number_that_is_none_is_no_amount(account: Account) -> None:
    assert await monthly(account, "block.create", DCID=1, size_gb="much") is None


@pytest.mark.parametrize(
    ("elsewhere", "region", "dollars"),
    [
        ({"sao": 7.5}, "sao", 7.5),
        ({"sao": {"monthly_cost": 7.5, "hourly_cost": 0.01}}, "sao", 7.5),
        ({"sao": 7.5}, "ewr", 5.0),
        ({"sao": 7.5}, "", 5.0),
        ({"sao": {"hourly_cost": 0.01}}, "sao", 5.0),
        (None, "sao", 5.0),
        ([], "sao", 5.0),
    ],
)
def test_some_locations_have_prices_of_their_own(elsewhere: Json, region: str, dollars: float) -> None:
    plans = load("v2").resource("plan")
    assert price_in(plans, {"monthly_cost": 5, "location_cost": elsewhere}, region) == dollars
