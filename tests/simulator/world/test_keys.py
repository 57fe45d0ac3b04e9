"""Which lines are public keys."""

from __future__ import annotations

import struct
from base64 import b64encode

import pytest

from vultr_tui.simulator.world.keys import is_public_key


def blob(*parts: bytes) -> str:
    return b64encode(b"".join(struct.pack(">I", len(part)) + part for part in parts)).decode()


RSA = f"ssh-rsa {blob(b'ssh-rsa', bytes([1, 0, 1]), bytes(257))}"
ED25519 = f"ssh-ed25519 {blob(b'ssh-ed25519', bytes(32))}"
P256 = f"ecdsa-sha2-nistp256 {blob(b'ecdsa-sha2-nistp256', b'nistp256', bytes(65))}"
DSS = f"ssh-dss {blob(b'ssh-dss', *[bytes(20)] * 4)}"


@pytest.mark.parametrize(
    "line",
    [
        RSA,
        ED25519,
        P256,
        DSS,
        f"{ED25519} me@example.com",
        f"{ED25519} a longer comment",
        f"  {ED25519}\n",
        f'command="uptime; ssh-rsa",no-pty {RSA} me',
    ],
)
def test_keys(line: str) -> None:
    assert is_public_key(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ssh-ed25519",
        "ssh-rsa AA... test@example.com",
        "ssh-rsa AAAA",
        f"ssh-rsa {ED25519.split()[1]}",
        f"ssh-unknown {blob(b'ssh-unknown', bytes(32))}",
        f"ssh-ed25519 {blob(b'ssh-ed25519')}",
        f"ssh-ed25519 {blob(b'ssh-ed25519', b'')}",
        f"ssh-ed25519 {blob(b'ssh-ed25519', bytes(32), b'more')}",
        f"ssh-ed25519 {ED25519.split()[1][:-4]}",
        f"ssh-ed25519 {ED25519.split()[1]}é",
        f"{ED25519}\n{RSA}",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
    ],
)
def test_no_keys(line: str) -> None:
    assert not is_public_key(line)
