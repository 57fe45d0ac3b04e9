"""v1's sshkey group."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service

UNKNOWN = "Invalid SSH Key.  Check SSHKEYID value and ensure your API key matches the key's account"
MALFORMED = "Invalid SSH key.  Keys should be in authorized_keys format"

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com"
OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA"


async def test_no_keys_are_an_empty_array(service: Service) -> None:
    assert (await service.get("sshkey/list")).text == "[]"


async def test_a_key_is_listed_as_it_was_made(service: Service) -> None:
    reply = await service.do("sshkey/create", name="laptop", ssh_key=f" {KEY}\n")
    assert list(reply) == ["SSHKEYID"]

    key = reply["SSHKEYID"]
    assert (len(key), int(key, 16) >= 0) == (13, True)
    assert await service.read("sshkey/list") == {
        key: {"SSHKEYID": key, "date_created": "2018-04-24 12:00:00", "name": "laptop", "ssh_key": KEY}
    }


async def test_an_update_keeps_what_is_not_sent(service: Service) -> None:
    key = (await service.do("sshkey/create", name="laptop", ssh_key=KEY))["SSHKEYID"]

    await service.do("sshkey/update", SSHKEYID=key, name="desk")
    row = (await service.read("sshkey/list"))[key]
    assert (row["name"], row["ssh_key"]) == ("desk", KEY)

    await service.do("sshkey/update", SSHKEYID=key, ssh_key=OTHER)
    row = (await service.read("sshkey/list"))[key]
    assert (row["name"], row["ssh_key"]) == ("desk", OTHER)


@pytest.mark.parametrize("text", ["ssh-rsa AA... test@example.com", "hello", KEY.partition(" ")[2]])
async def test_what_is_no_key(service: Service, text: str) -> None:
    key = (await service.do("sshkey/create", name="laptop", ssh_key=KEY))["SSHKEYID"]

    assert await service.refusal("sshkey/create", name="x", ssh_key=text) == f"Unable to create SSH Key: {MALFORMED}"
    assert await service.refusal("sshkey/update", SSHKEYID=key, name="x", ssh_key=text) == (
        f"Unable to update SSH Key: {MALFORMED}"
    )
    assert [(row["name"], row["ssh_key"]) for row in (await service.read("sshkey/list")).values()] == [("laptop", KEY)]


async def test_a_destroyed_key_is_gone(service: Service) -> None:
    key = (await service.do("sshkey/create", name="laptop", ssh_key=KEY))["SSHKEYID"]
    await service.do("sshkey/destroy", SSHKEYID=key)

    assert await service.read("sshkey/list") == []
    assert await service.refusal("sshkey/destroy", SSHKEYID=key) == UNKNOWN
    assert await service.refusal("sshkey/update", SSHKEYID=key, name="x") == UNKNOWN
