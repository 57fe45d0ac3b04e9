"""What happens on real connections: refused, reset, cut short, silent, and through proxies."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client.toy import API, KEY, LABEL_SET, LIST, MAKE
from tests.client.wire import Peer, free_port, http, resets, says_nothing, sends, serving
from tests.clocks import HastyClock, settle
from vultr_tui.api.operation import Operation
from vultr_tui.client import tls
from vultr_tui.client.answer import Answer
from vultr_tui.client.errors import (
    ApiError,
    Misconfigured,
    OutcomeUnknown,
    TimedOut,
    Unreachable,
    Unreadable,
    Untrusted,
)
from vultr_tui.client.retrying import ATTEMPTS
from vultr_tui.client.session import Session
from vultr_tui.client.versions import spoken_at

BOXES = b'{"1": {"ID": "1"}}'
CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1, 2\r\n"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in (*PROXIES, *map(str.lower, PROXIES), "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    trusted = tls.context
    trusted.cache_clear()
    yield
    trusted.cache_clear()


async def call(url: str, operation: Operation = LIST, *, within: float = 5, insecure_http: bool = False) -> Answer:
    speaker = Session(API, url, KEY, clock=HastyClock(), timeout=within, insecure_http=insecure_http)
    try:
        return await speaker.call(operation, {})
    finally:
        await speaker.aclose()


async def failure(url: str, operation: Operation = LIST, *, within: float = 5) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await call(url, operation, within=within)
    return caught.value


async def test_a_connection_is_used_again() -> None:
    async with serving(sends(http(BOXES), close=False)) as server:
        speaker = Session(API, f"http://127.0.0.1:{server.port}", KEY, clock=HastyClock())
        for _ in range(3):
            assert (await speaker.call(LIST, {})).rows == ({"ID": "1"},)
        await speaker.aclose()
    assert len(server.requests) == 3
    assert server.connections == 1


async def test_a_connection_that_the_service_closed_meanwhile_loses_no_change() -> None:
    async with serving(sends(http(b'{"ID": "1"}'))) as server:
        speaker = Session(API, f"http://127.0.0.1:{server.port}", KEY, clock=HastyClock())
        for _ in range(3):
            assert (await speaker.call(MAKE, {})).object == {"ID": "1"}
            await settle()
        await speaker.aclose()
    assert server.connections == 3


@pytest.mark.parametrize("operation", [LIST, MAKE])
async def test_a_refused_connection_is_safe(operation: Operation) -> None:
    error = await failure(f"http://127.0.0.1:{free_port()}", operation)
    assert type(error) is Unreachable
    assert not error.maybe_done
    assert "refused" in error.message


async def test_a_host_that_spells_no_name_is_a_wrong_setting() -> None:
    assert type(await failure("https://xn--a.example.com")) is Misconfigured


async def test_an_unknown_name() -> None:
    error = await failure("https://nowhere.invalid", MAKE)
    assert isinstance(error, (Unreachable, TimedOut))
    assert not error.maybe_done


@pytest.mark.parametrize(
    "peer", [resets, sends(b""), sends(CUT), sends(CHUNKED)], ids=["reset", "closed", "cut short", "chunks cut short"]
)
@pytest.mark.parametrize(
    ("operation", "kind", "attempts"),
    [(LIST, Unreachable, ATTEMPTS), (LABEL_SET, Unreachable, ATTEMPTS), (MAKE, OutcomeUnknown, 1)],
)
async def test_a_lost_answer(peer: Peer, operation: Operation, kind: type[ApiError], attempts: int) -> None:
    async with serving(peer) as server:
        error = await failure(f"http://127.0.0.1:{server.port}", operation)
    assert type(error) is kind
    assert error.maybe_done is (operation is not LIST)
    assert "broke" in error.message
    assert len(server.requests) == attempts


@pytest.mark.parametrize(("operation", "kind"), [(LIST, TimedOut), (MAKE, OutcomeUnknown)])
async def test_silence(operation: Operation, kind: type[ApiError]) -> None:
    async with asyncio.timeout(4), serving(says_nothing) as server:
        error = await failure(f"http://127.0.0.1:{server.port}", operation, within=0.1)
    assert type(error) is kind
    assert error.maybe_done is (operation is MAKE)
    assert "0.1 seconds" in error.message


async def test_a_trickle_is_bounded_as_a_whole() -> None:
    async def trickles(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        for _byte in range(1_000_000):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0)

    async with asyncio.timeout(4), serving(trickles) as server:
        assert type(await failure(f"http://127.0.0.1:{server.port}", within=0.2)) is TimedOut


@pytest.mark.parametrize("noise", [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", b"HTTP/9.9 what\r\n\r\n", b"\0" * 200_000])
async def test_somebody_who_does_not_speak_http(noise: bytes) -> None:
    async with serving(sends(noise)) as server:
        assert type(await failure(f"http://127.0.0.1:{server.port}")) is Unreadable


async def test_compressed_replies() -> None:
    async with serving(sends(http(gzip.compress(BOXES), Content_Encoding="gzip"))) as server:
        assert (await call(f"http://127.0.0.1:{server.port}")).raw == BOXES
    async with serving(sends(http(b"no gzip", Content_Encoding="gzip"))) as server:
        assert type(await failure(f"http://127.0.0.1:{server.port}")) is Unreadable


async def test_a_proxy_is_used_but_never_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(sends(http(BOXES))) as proxy, serving(sends(http(BOXES))) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert (await call(f"http://127.0.0.1:{server.port}")).rows
        assert proxy.requests == []
        assert (await call("http://boxes.invalid", insecure_http=True)).rows
        assert proxy.requests[0].startswith(b"GET http://boxes.invalid/v1/box/list")


async def test_a_proxy_that_refuses_sees_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(sends(http(b"", "403 Forbidden"))) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:sesame@127.0.0.1:{proxy.port}")
        error = await failure("https://boxes.invalid", MAKE)
    assert type(error) is Unreachable
    assert "proxy" in error.message
    assert proxy.requests[0].startswith(b"CONNECT boxes.invalid:443")
    assert KEY.encode() not in proxy.requests[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("HTTPS_PROXY", "gopher://user:sesame@x.test"), ("ALL_PROXY", "socks5://x.test"), ("SSL_CERT_FILE", "/nowhere")],
)
async def test_a_useless_environment_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    error = await failure("https://boxes.invalid")
    assert type(error) is Misconfigured
    assert name in error.hint
    assert "sesame" not in repr(vars(error))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that nobody has signed, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here")
    folder = tmp_path_factory.mktemp("tls")
    what = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=localhost", "-days", "2"]
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([openssl, "req", "-x509", "-nodes", *what, *names, *files], check=True, capture_output=True)
    return folder


def identity(folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


async def test_nobody_is_believed_without_a_certificate_that_is_trusted(certificate: Path) -> None:
    async with serving(sends(http(BOXES)), identity(certificate)) as server:
        error = await failure(f"https://localhost:{server.port}", MAKE)
    assert type(error) is Untrusted
    assert "localhost" in error.message
    assert server.requests == []


async def test_a_certificate_of_one_s_own_can_be_trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "certificate.pem"))
    async with serving(sends(http(BOXES)), identity(certificate)) as server:
        assert (await call(f"https://localhost:{server.port}")).rows == ({"ID": "1"},)


async def test_whom_a_session_trusts_is_trusted_to_say_which_version_it_speaks(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=certificate / "certificate.pem")
    monkeypatch.setattr(tls, "context", lambda: trusting)
    async with serving(sends(http(b"Invalid API location.")), identity(certificate)) as server:
        assert await asyncio.to_thread(spoken_at, f"https://localhost:{server.port}") == "v1"


async def test_plain_http_on_an_encrypted_port() -> None:
    async with serving(sends(http(BOXES))) as server:
        error = await failure(f"https://127.0.0.1:{server.port}", MAKE)
    assert type(error) in {Unreachable, TimedOut}
    assert not error.maybe_done
