"""Users and their keys."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service

UNKNOWN = "Invalid user.  Check USERID value and ensure your API key matches the user's account"
ALICE = {"email": "a@example.com", "name": "A", "password": "correct horse"}


async def made(service: Service, **fields: str | list[str]) -> tuple[str, str]:
    user = await service.do("user/create", **{**ALICE, "acls": ["dns"], **fields})
    return user["USERID"], user["api_key"]


async def status(service: Service, key: str) -> int:
    answer = await service.send("GET", "/v1/dns/list", headers={"API-Key": key})
    return answer.status_code


async def test_nobody_at_first(service: Service) -> None:
    assert (await service.get("user/list")).content == b"[]"


async def test_a_user_is_listed_without_key_or_password(service: Service) -> None:
    user, key = await made(service, acls=["subscriptions", "dns"])
    answer = await service.get("user/list")

    assert answer.json() == [
        {
            "USERID": user,
            "name": "A",
            "email": "a@example.com",
            "api_enabled": "yes",
            "acls": ["subscriptions", "dns"],
        }
    ]
    assert key not in answer.text
    assert "correct horse" not in answer.text


async def test_the_key_is_kept_nowhere(service: Service) -> None:
    _, key = await made(service)

    assert key not in "\n".join(service.app._store._db.iterdump())


async def test_a_key_works_while_it_may(service: Service) -> None:
    user, key = await made(service)
    assert await status(service, key) == 200

    await service.do("user/update", USERID=user, api_enabled="no")
    assert await status(service, key) == 403

    await service.do("user/update", USERID=user, api_enabled="yes")
    assert await status(service, key) == 200

    await service.do("user/delete", USERID=user)
    assert await status(service, key) == 403


async def test_a_user_may_be_made_without_a_working_key(service: Service) -> None:
    _, key = await made(service, api_enabled="no")

    assert await status(service, key) == 403


async def test_an_update_keeps_what_is_not_sent(service: Service) -> None:
    user, _ = await made(service)
    await service.do("user/update", USERID=user, name="B")
    (row,) = await service.read("user/list")

    assert (row["name"], row["email"], row["acls"], row["api_enabled"]) == ("B", "a@example.com", ["dns"], "yes")


async def test_an_update_replaces_the_acls(service: Service) -> None:
    user, _ = await made(service)
    await service.do("user/update", USERID=user, acls=["billing", "support"])
    (row,) = await service.read("user/list")

    assert row["acls"] == ["billing", "support"]


async def test_acls_may_be_numbered(service: Service) -> None:
    data = {**ALICE, "acls[0]": "dns", "acls[1]": "billing"}
    await service.send("POST", "/v1/user/create", data=data)
    (row,) = await service.read("user/list")

    assert row["acls"] == ["dns", "billing"]


async def test_an_acl_is_held_once(service: Service) -> None:
    await made(service, acls=["dns", "dns"])
    (row,) = await service.read("user/list")

    assert row["acls"] == ["dns"]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"email": "nobody"}, "Unable to create user: Invalid email address"),
        ({"name": " "}, "Unable to create user: Invalid name"),
        ({"password": ""}, "Unable to create user: Invalid password"),
        ({"acls": ["root"]}, "Unable to create user: Invalid ACL"),
        ({"acls": ["provisioning"]}, "Unable to create user: The provisioning ACL requires the subscriptions ACL"),
        ({"acls": ["abuse"]}, "Unable to create user: The abuse ACL requires the support ACL"),
        ({"api_enabled": "maybe"}, "Invalid api_enabled.  Check api_enabled value"),
    ],
)
async def test_what_cannot_be_a_user(service: Service, fields: dict[str, str | list[str]], text: str) -> None:
    assert await service.refusal("user/create", **{**ALICE, "acls": ["dns"], **fields}) == text
    assert await service.read("user/list") == []


@pytest.mark.parametrize("path", ["user/update", "user/delete"])
@pytest.mark.parametrize("user", ["564a1a88947b4", ""])
async def test_an_unknown_user(service: Service, path: str, user: str) -> None:
    assert await service.refusal(path, USERID=user, name="B") == UNKNOWN


async def test_who_asks(service: Service) -> None:
    owner = await service.read("auth/info")
    assert set(owner) == {"acls", "email", "name"}
    assert {"manage_users", "subscriptions", "provisioning", "billing", "upgrade", "firewall"} <= set(owner["acls"])

    _, service.key = await made(service, acls=["dns", "billing"])
    assert await service.read("auth/info") == {"acls": ["dns", "billing"], "email": "a@example.com", "name": "A"}
