"""A session sends what it may, once, and says in its own errors what became of it."""

from __future__ import annotations

import asyncio
import traceback
from pathlib import Path

import httpx
import pytest

from tests.client.toy import (
    API,
    DESTROY,
    KEY,
    LABEL_SET,
    LIST,
    MAKE,
    MODERN,
    PAGED,
    PATCH,
    PEEK,
    PUBLIC,
    RATE_TEXT,
    SUNSET_TEXT,
    URL,
    Said,
    Service,
    refuses,
    says,
    session,
)
from tests.clocks import FakeClock, HastyClock, settle
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.values import Arguments
from vultr_tui.client import transport
from vultr_tui.client.decoding import LARGE
from vultr_tui.client.errors import (
    ApiError,
    Denial,
    Discontinued,
    Forbidden,
    Locked,
    Misconfigured,
    OutcomeUnknown,
    ReadOnly,
    Redirected,
    Refused,
    ServerFault,
    Throttled,
    Unreachable,
    Unreadable,
)
from vultr_tui.client.ledger import Shared
from vultr_tui.client.pacing import Priority
from vultr_tui.client.retrying import ATTEMPTS, LOCKED_PAUSE, PATIENCE, THROTTLED_ATTEMPTS
from vultr_tui.client.session import Session

BUSY = refuses(503, RATE_TEXT)
DOWN = refuses(500)
BOXES = says({"1": {"ID": 1, "label": "a"}})


async def failure(service: Service, operation: Operation = LIST, arguments: Arguments | None = None) -> ApiError:
    """The error of a call that must fail."""
    with pytest.raises(ApiError) as caught:
        await session(service, HastyClock()).call(operation, arguments or {})
    return caught.value


async def test_a_read_brings_decoded_rows() -> None:
    service = Service(BOXES)
    answer = await session(service, FakeClock()).call(LIST, {"ID": "1"})
    assert answer.rows == ({"ID": "1", "label": "a"},)
    assert answer.raw == BOXES.body
    assert answer.complete
    [asked] = service.asked
    assert (asked.method, asked.path, asked.query, asked.body) == ("GET", "/v1/box/list", {"ID": ["1"]}, b"")
    assert asked.headers["api-key"] == KEY
    assert asked.headers["user-agent"].startswith("vultr-tui/")


async def test_a_change_travels_as_a_form() -> None:
    service = Service(Said(200, b""))
    answer = await session(service, FakeClock()).call(LABEL_SET, {"ID": "1", "label": "my box & co"})
    assert answer.data is None
    assert service.asked[0].form == {"ID": ["1"], "label": ["my box & co"]}
    assert service.asked[0].headers["content-type"] == "application/x-www-form-urlencoded"


async def test_the_newer_way_is_json_and_a_bearer() -> None:
    service = Service(says({"box": {"ID": "1", "label": "a"}}, 202))
    answer = await session(service, FakeClock(), api=MODERN).call(PATCH, {"ID": "a/b", "label": "a"})
    [asked] = service.asked
    assert asked.path == "/v2/boxes/a/b"
    assert asked.body == b'{"label":"a"}'
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["content-type"] == "application/json"
    assert answer.status == 202
    assert answer.object == {"ID": "1", "label": "a"}


async def test_the_key_stays_at_home_where_it_is_not_needed() -> None:
    service = Service()
    await session(service, FakeClock()).call(PUBLIC, {})
    assert "api-key" not in service.asked[0].headers


async def test_without_a_key_only_public_operations_are_sent() -> None:
    service = Service()
    keyless = session(service, FakeClock(), key="")
    await keyless.call(PUBLIC, {})
    with pytest.raises(Forbidden) as caught:
        await keyless.call(LIST, {})
    assert caught.value.reason is Denial.KEY
    assert len(service.asked) == 1


async def test_a_read_only_session_sends_no_change_of_the_whole_catalogue() -> None:
    service = Service()
    api = load("v1")
    reader = session(service, FakeClock(), api=api, read_only=True)
    changes = [operation for operation in api.operations if operation.risk is not Risk.READ]
    for operation in changes:
        with pytest.raises(ReadOnly, match=operation.name):
            await reader.call(operation, {})
    assert len(changes) > 50
    assert service.asked == []


async def test_a_read_that_its_arguments_make_dangerous_is_a_change() -> None:
    service = Service(says({}))
    reader = session(service, FakeClock(), read_only=True)
    await reader.call(PEEK, {"deep": "no"})
    with pytest.raises(ReadOnly):
        await reader.call(PEEK, {"deep": "yes"})
    assert len(service.asked) == 1


async def test_a_dangerous_read_is_not_repeated() -> None:
    service = Service(DOWN)
    assert isinstance(await failure(service, PEEK, {"deep": "yes"}), OutcomeUnknown)
    assert len(service.asked) == 1


async def test_a_refusal_is_not_retried() -> None:
    service = Service(refuses(412, "Invalid box.  Check ID value and ensure your API key matches"))
    error = await failure(service, DESTROY, {"ID": "1"})
    assert type(error) is Refused
    assert error.text == "Invalid box.  Check ID value and ensure your API key matches"
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("operation", "kind", "attempts"),
    [
        (LIST, ServerFault, ATTEMPTS),
        (LABEL_SET, ServerFault, ATTEMPTS),
        (MAKE, OutcomeUnknown, 1),
        (DESTROY, OutcomeUnknown, 1),
    ],
)
async def test_only_what_may_be_repeated_is_sent_again_after_a_fault(
    operation: Operation, kind: type[ApiError], attempts: int
) -> None:
    service = Service(DOWN)
    assert type(await failure(service, operation)) is kind
    assert len(service.asked) == attempts


async def test_a_read_gets_over_a_fault_after_growing_pauses() -> None:
    service = Service(DOWN, DOWN, BOXES)
    clock = HastyClock()
    answer = await session(service, clock).call(LIST, {})
    assert len(answer.rows) == 1
    first, second = [seconds for seconds in clock.slept if seconds]
    assert 0.25 <= first <= 0.75
    assert 0.5 <= second <= 1.5


async def test_retries_end_when_the_time_is_up() -> None:
    service = Service(refuses(500, Retry_After="31"))
    await failure(service)
    assert len(service.asked) == 1


@pytest.mark.parametrize("operation", [LIST, LABEL_SET, MAKE, DESTROY])
async def test_a_throttled_call_of_any_kind_was_not_carried_out_and_is_sent_again(operation: Operation) -> None:
    service = Service(BUSY, BUSY, says({"ID": 5}))
    clock = HastyClock()
    speaker = session(service, clock)
    await speaker.call(operation, {})
    assert len(service.asked) == 3
    assert clock.monotonic() >= 1 + 2
    assert speaker.budget.throttled
    assert speaker.budget.per_second < 2


async def test_throttling_without_end_is_an_error() -> None:
    service = Service(BUSY)
    error = await failure(service, MAKE)
    assert type(error) is Throttled
    assert error.text == RATE_TEXT
    assert len(service.asked) == THROTTLED_ATTEMPTS


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry_After": "20"},
        {"Retry_After": "Tue, 24 Apr 2018 12:00:20 GMT", "Date": "Tue, 24 Apr 2018 12:00:00 GMT"},
    ],
)
@pytest.mark.parametrize("status", [500, 503])
async def test_the_service_is_left_alone_for_as_long_as_it_asks(status: int, headers: dict[str, str]) -> None:
    service = Service(refuses(status, **headers), BOXES)
    clock = HastyClock()
    await session(service, clock).call(LIST, {})
    assert 20 <= clock.monotonic() <= 25


@pytest.mark.parametrize("asked", ["nonsense", "-5", "1e9", "Tue, 24 Apr 2018 12:00:20 GMT", ""])
async def test_a_senseless_wish_is_ignored(asked: str) -> None:
    service = Service(refuses(500, Retry_After=asked), BOXES)
    clock = HastyClock()
    await session(service, clock).call(LIST, {})
    assert clock.monotonic() <= 1


async def test_a_refusal_after_a_lost_answer_says_nothing_of_what_was_done() -> None:
    service = Service(refuses(500), refuses(412, "It is called so already."))
    error = await failure(service, LABEL_SET)
    assert (type(error), error.maybe_done, len(service.asked)) == (Refused, True, 2)
    assert not (await failure(Service(refuses(412, "It is called so already.")), LABEL_SET)).maybe_done


async def test_a_wish_beyond_patience_is_left_to_the_user() -> None:
    service = Service(refuses(503, RATE_TEXT, Retry_After="3600"))
    error = await failure(service)
    assert error.retry_after == 3600 > PATIENCE
    assert len(service.asked) == 1


@pytest.mark.parametrize("operation", [LIST, MAKE])
async def test_a_version_switched_off_is_never_asked_again(operation: Operation) -> None:
    service = Service(refuses(503, SUNSET_TEXT))
    assert type(await failure(service, operation)) is Discontinued
    assert len(service.asked) == 1


async def test_public_calls_wait_for_no_turn_where_the_service_counts_by_key() -> None:
    service = Service()
    clock = FakeClock()
    speaker = session(service, clock)
    for number in range(10):
        await speaker.call(PUBLIC, {"n": str(number)})
    assert clock.slept == []
    await speaker.call(LIST, {})
    await speaker.call(LIST, {})
    assert clock.slept == []


async def test_public_calls_wait_for_their_turn_where_the_service_counts_by_address() -> None:
    service = Service()
    clock = HastyClock()
    speaker = session(service, clock, api=MODERN)
    for number in range(61):
        await speaker.call(PUBLIC, {"n": str(number)})
    assert clock.monotonic() == pytest.approx(31 / 30, abs=0.1)


async def test_a_public_call_that_is_throttled_queues_like_the_others() -> None:
    service = Service(BUSY, BOXES)
    clock = HastyClock()
    await session(service, clock).call(PUBLIC, {})
    assert clock.monotonic() >= 1


LOST = (
    refuses(500),
    refuses(502),
    refuses(503, "Down for a moment"),
    refuses(504),
    Said(200, b"<html>hello</html>"),
    Said(200, b'{"ID": 5'),
    Said(200, b'{"ID": null}'),
    Said(200, b'{"surprise": 1}'),
    Said(200, b"[]"),
    Said(200, b'{"ID": "\xff\xfe"}'),
)


@pytest.mark.parametrize("said", LOST)
async def test_a_change_without_a_readable_answer_has_an_unknown_outcome(said: Said) -> None:
    service = Service(said)
    error = await failure(service, MAKE)
    assert type(error) is OutcomeUnknown
    assert "box make" in error.message
    assert len(service.asked) == 1


async def test_a_read_without_a_readable_answer_is_unreadable() -> None:
    assert type(await failure(Service(Said(200, b"<html>hello</html>")))) is Unreadable


@pytest.mark.parametrize("operation", [LIST, MAKE])
async def test_a_redirection_is_not_followed(operation: Operation) -> None:
    service = Service(Said(302, b"", {"Location": "https://elsewhere.test/v1/box/list"}))
    error = await failure(service, operation)
    assert type(error) is Redirected
    assert "https://elsewhere.test/v1/box/list" in error.message
    assert len(service.asked) == 1


async def test_an_endless_reply_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 1_000)
    service = Service(Said(200, b"[" + b" " * 1_000 + b"]"))
    assert type(await failure(service)) is Unreadable
    assert type(await failure(service, MAKE)) is OutcomeUnknown


async def test_a_large_reply_is_decoded_all_the_same() -> None:
    rows = {str(number): {"ID": number, "label": "x" * 100} for number in range(LARGE // 100)}
    answer = await session(Service(says(rows)), FakeClock()).call(LIST, {})
    assert len(answer.rows) == len(rows)


@pytest.mark.parametrize("status", [200, 403, 412, 500, 502, 503, 302])
async def test_the_key_is_in_no_error_even_if_the_service_repeats_it(status: int) -> None:
    password = "ses" + "ame"  # a traceback quotes the lines of this test
    said = Said(status, f"You sent {KEY} and {password}".encode(), {"Location": f"https://x.test/{KEY}"})
    service = Service(said)
    speaker = session(service, HastyClock())
    with pytest.raises(ApiError) as caught:
        await speaker.call(MAKE, {"label": "a", "password": password})
    shown = "".join(traceback.format_exception(caught.value))
    shown += repr((speaker, caught.value, vars(caught.value)))
    assert KEY not in shown
    assert password not in shown


@pytest.mark.parametrize("arguments", [{"ID": ".."}, {"ID": ""}, {"label": "a"}])
async def test_values_that_would_lead_elsewhere_are_not_sent(arguments: Arguments) -> None:
    service = Service()
    with pytest.raises(Misconfigured, match="box update"):
        await session(service, FakeClock(), api=MODERN).call(PATCH, arguments)
    assert service.asked == []


async def test_a_closed_session_sends_nothing() -> None:
    service = Service()
    speaker = session(service, FakeClock())
    await speaker.call(LIST, {})
    await speaker.aclose()
    for operation in (LIST, MAKE):
        with pytest.raises(Unreachable):
            await speaker.call(operation, {})
    assert len(service.asked) == 1


async def test_a_cancelled_change_leaves_the_queue_in_order() -> None:
    service = Service(says({"ID": 5}))
    clock = FakeClock()
    speaker = session(service, clock)
    calls = [asyncio.create_task(speaker.call(MAKE, {"label": str(number)})) for number in range(4)]
    await settle()
    assert speaker.budget.waiting == 2
    calls[2].cancel()
    await clock.elapse(0.5)
    assert await calls[3]
    assert [asked.form["label"] for asked in service.asked] == [["0"], ["1"], ["3"]]


async def test_an_action_overtakes_the_polls() -> None:
    service = Service()
    clock = FakeClock()
    speaker = session(service, clock)
    calls = [asyncio.create_task(speaker.call(LIST, {"ID": str(number)}, Priority.VISIBLE)) for number in range(20)]
    await settle()
    calls.append(asyncio.create_task(speaker.call(LABEL_SET, {"ID": "1", "label": "a"})))
    await clock.elapse(0.5)
    assert [asked.method for asked in service.asked] == ["GET", "GET", "POST"]
    await clock.elapse(60)
    await asyncio.gather(*calls, return_exceptions=True)
    assert len(service.asked) == 21


def test_an_unsafe_address_makes_no_session() -> None:
    with pytest.raises(Misconfigured):
        Session(API, URL.replace("https", "http"), KEY)
    assert Session(API, URL.replace("https", "http"), KEY, insecure_http=True).url == "http://boxes.test"


LOCKED_TEXT = "Unable to destroy server: Unable to remove VM: Server is currently locked"


@pytest.mark.parametrize("operation", [MAKE, DESTROY], ids=lambda operation: operation.name)
async def test_what_is_locked_is_waited_for(operation: Operation) -> None:
    service = Service(refuses(500, LOCKED_TEXT), refuses(500, LOCKED_TEXT), says({"ID": 7}))
    clock = HastyClock()
    await session(service, clock).call(operation, {})
    assert len(service.asked) == 3
    assert clock.slept.count(LOCKED_PAUSE) == 2


async def test_what_stays_locked_is_an_error_that_says_it_was_not_done() -> None:
    error = await failure(Service(*[refuses(500, LOCKED_TEXT)] * 40), DESTROY)
    assert isinstance(error, Locked)
    assert not error.maybe_done
    assert "currently locked" in error.message


async def test_a_create_is_not_sent_again_where_nothing_says_that_it_was_throttled() -> None:
    service = Service(refuses(503))
    error = await failure(service, MAKE)
    assert type(error) is OutcomeUnknown
    assert len(service.asked) == 1


async def test_a_429_halves_the_rate_of_everybody_at_the_address(tmp_path: Path) -> None:
    clock, ledger = HastyClock(), tmp_path / "budget"
    rows = says({"boxes": [], "meta": {"total": 0, "links": {"next": "", "prev": ""}}})
    one = session(Service(refuses(429, "", retry_after="1"), rows), clock, api=MODERN, ledger=Shared(ledger))
    other = session(Service(rows), clock, api=MODERN, key="ANOTHERKEY", ledger=Shared(ledger))
    await one.call(PAGED, {})
    await other.call(PAGED, {})
    assert one.budget.per_second == other.budget.per_second == 15
    clock.advance(60)
    await other.call(PAGED, {})
    assert other.budget.per_second == 30
    await one.aclose()
    await other.aclose()


class Slow:
    """Takes five seconds to load, and tells what the budget's file was then."""

    def __init__(self, service: Service, clock: FakeClock, ledger: Path) -> None:
        self._service, self._clock, self._ledger = service, clock, ledger
        self.counted = True

    def load(self) -> None:
        self._clock.advance(5.0)
        self.counted = self._ledger.exists()

    def __call__(self) -> httpx.AsyncBaseTransport:
        return httpx.ASGITransport(self._service)


async def test_no_turn_is_taken_before_it_can_be_used(tmp_path: Path) -> None:
    service, clock, ledger = Service(BOXES), FakeClock(), tmp_path / "budget"
    opener = Slow(service, clock, ledger)
    it = Session(API, URL, KEY, clock=clock, transport=opener, ledger=Shared(ledger))
    await it.call(LIST, {})
    assert not opener.counted
    assert ledger.exists()
    await it.aclose()
