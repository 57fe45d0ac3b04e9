"""From options and settings to the account they mean."""

from __future__ import annotations

import pytest

from vultr_tui.command.opening import profile_of


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ({}, ""),
        ({"demo": ""}, "--demo"),
        ({"demo": "", "api": "v2"}, "--demo --api v2"),
        ({"profile": "demo", "api": "v2"}, "--demo --api v2"),
        ({"url": "http://127.0.0.1:1/a b"}, "--url 'http://127.0.0.1:1/a b'"),
        ({"demo": "", "read-only": ""}, "--demo --read-only"),
        ({"url": "http://far.test", "insecure-http": ""}, "--url http://far.test --insecure-http"),
    ],
)
def test_what_chose_the_account_chooses_it_again(options: dict[str, str], chosen: str) -> None:
    assert profile_of(options).options == chosen
