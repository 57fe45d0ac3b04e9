"""A profile of the version of the API that is switched off."""

from __future__ import annotations

from dataclasses import replace

import httpx

from tests.account.ground import KEY
from tests.console.conftest import Opening
from tests.console.desk import Desk
from tests.console.home import Home
from vultr_tui.account.account import Account
from vultr_tui.api.catalogue import Rate, Scope, load
from vultr_tui.settings import Profile

OLD = f"""\
[profile.default]
key_command = "echo {KEY}"
api = "v1"  # since 2018
"""


class Gone(httpx.AsyncBaseTransport):
    """Answers v1 as the service does since it was switched off (v2 facts: errors), and v2 from the desk's account."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith("/v1/"):
            return httpx.Response(503, text="Accounts are forbidden from using API v1. Please use API v2.")
        return await httpx.ASGITransport(self.desk.service).handle_async_request(request)


class OldHome(Home):
    """A home whose profiles open the account by the version that they name."""

    def open(self, profile: Profile, key: str) -> Account:
        self.desk.api = replace(load(profile.version), rate=Rate(1000, Scope.KEY))
        account = super().open(profile, key)
        account.session._transport = Gone(self.desk)
        return account


async def test_the_newer_one_is_offered_once_and_kept(desk: Desk, opened: Opening) -> None:
    home = OldHome(desk, OLD)
    async with opened(desk, home.console()) as hands:
        assert "Vultr API v1 is switched off" in hands.text
        assert 'This writes api = "v2" under [profile.default]' in hands.text
        await hands.read_it()
        await hands.press("y")
        await hands.wait()
        assert home.text() == OLD.replace('"v1"', '"v2"')
        assert hands.console.account.api.name == "v2"
        assert "web-1" in hands.text


async def test_who_does_not_want_it_is_not_asked_again(desk: Desk, opened: Opening) -> None:
    home = OldHome(desk, OLD)
    async with opened(desk, home.console()) as hands:
        await hands.press("enter")
        assert "Not now" not in hands.text
        await hands.press("r")
        assert "Not now" not in hands.text
        assert home.text() == OLD
