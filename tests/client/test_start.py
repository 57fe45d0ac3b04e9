"""Nothing heavy is loaded before the first call, nor anything superfluous then."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import certifi
import pytest

from vultr_tui.client import tls

FIRST_CALL = """
import asyncio, json, sys
from vultr_tui.api.catalogue import load
from vultr_tui.client.errors import Unreachable
from vultr_tui.client.session import Session

api = load("v1")
before = "httpx" in sys.modules
session = Session(api, "http://127.0.0.1:1", "EXAMPLEKEY")
made = "httpx" in sys.modules

async def main():
    try:
        await session.call(api.operation("server.create"), {})
    except Unreachable:
        await session.aclose()

asyncio.run(main())
print(json.dumps([before, made, "httpx" in sys.modules, "click" in sys.modules, "httpx._main" in sys.modules]))
"""


def test_httpx_comes_with_the_first_call_and_without_its_command_line() -> None:
    said = subprocess.check_output([sys.executable, "-c", FIRST_CALL])
    assert json.loads(said) == [False, False, True, False, False]


def test_preloading_is_for_any_thread_and_for_several_at_once() -> None:
    script = (
        "import sys, threading; from vultr_tui.client.session import preload;"
        "failures = []; threading.excepthook = failures.append;"
        "threads = [threading.Thread(target=preload) for _ in range(4)];"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads];"
        "sys.exit(bool(failures) or 'vultr_tui.client.transport' not in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_trust_is_strict_and_costs_nothing_before_it_is_needed() -> None:
    tls.context.cache_clear()
    context = tls.context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert tls.context() is context


def test_a_stocked_directory_is_not_read_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(tls.FEW):
        (tmp_path / f"{number:08x}.0").touch()
    poor = tmp_path / "poor"
    poor.mkdir()
    (poor / "00000000.0").touch()
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: SimpleNamespace(capath=str(poor)))
    monkeypatch.setattr(tls, "DIRECTORIES", (str(tmp_path / "missing"), str(tmp_path)))
    assert read_by(monkeypatch) == {"cafile": None, "capath": str(tmp_path)}
    monkeypatch.setattr(tls, "DIRECTORIES", ())
    assert read_by(monkeypatch) == {"cafile": certifi.where(), "capath": None}
    monkeypatch.setenv("SSL_CERT_DIR", str(poor))
    assert read_by(monkeypatch) == {"cafile": None, "capath": str(poor)}


def read_by(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    """Return where the context takes its certificates from."""
    places: dict[str, str | None] = {}
    with monkeypatch.context() as patch:
        patch.setattr(ssl, "create_default_context", lambda **given: places.update(given))
        tls.context.cache_clear()
        tls.context()
        tls.context.cache_clear()
    return places
