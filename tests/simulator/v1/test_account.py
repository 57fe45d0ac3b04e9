"""The account's money."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.simulator.service import Service

SERVER = {"DCID": 1, "VPSPLANID": 201, "OSID": 244}


async def test_a_fresh_account_has_nothing_to_say(service: Service) -> None:
    assert await service.read("account/info") == {
        "balance": None,
        "pending_charges": None,
        "last_payment_date": None,
        "last_payment_amount": None,
    }


async def test_amounts_are_strings_and_credit_is_negative(typical: Service) -> None:
    info = await typical.read("account/info")

    assert info["balance"] == "-750.00"
    assert float(info["pending_charges"]) > 100
    assert info["last_payment_amount"] == "-350.00"
    assert datetime.strptime(info["last_payment_date"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)


async def test_what_is_owned_is_charged(service: Service) -> None:
    await service.do("server/create", **SERVER)
    service.clock.advance(9.5 * 3600)

    assert (await service.read("account/info"))["pending_charges"] == f"{10 * 5 / 672:.2f}"


async def test_servers_and_the_account_agree(typical: Service) -> None:
    servers = await typical.read("server/list")
    of_servers = sum(float(server["pending_charges"]) for server in servers.values())
    info = await typical.read("account/info")

    assert of_servers < float(info["pending_charges"]) < 2 * of_servers


async def test_a_past_month_is_owed(service: Service) -> None:
    await service.do("server/create", **SERVER)
    service.clock.advance(40 * 86400)
    info = await service.read("account/info")

    april = 5 * (6 * 24 + 12) / 672
    assert info["balance"] == f"{april + 5:.2f}"
    assert float(info["pending_charges"]) == round(5 * (2 * 24 + 12) / 672, 2)
