"""Failed replies become the right errors, in words that help."""

from __future__ import annotations

import json

import pytest

from tests.client.toy import API, KEY, MODERN, RATE_TEXT, SUNSET_TEXT
from vultr_tui.client.errors import (
    ApiError,
    Denial,
    Discontinued,
    Forbidden,
    Locked,
    NoSuchLocation,
    NotOffered,
    Redirected,
    Refused,
    ServerFault,
    Throttled,
    Unreadable,
    WrongMethod,
)
from vultr_tui.client.faults import error_of

GONE = "Invalid server.  Check SUBID value and ensure your API key matches the server's account"
PAGE = "<html><head><title>503 Service Temporarily Unavailable</title></head><body>nginx</body></html>"


@pytest.mark.parametrize(
    ("status", "text", "kind"),
    [
        (400, "Invalid API location.  Check the URL that you are using.", NoSuchLocation),
        (403, "Invalid API key", Forbidden),
        (404, "", NoSuchLocation),
        (401, "Invalid API token.", Forbidden),
        (402, "", Refused),
        (405, "", WrongMethod),
        (412, GONE, Refused),
        (429, "Too many requests", Throttled),
        (500, "", ServerFault),
        (502, PAGE, ServerFault),
        (503, RATE_TEXT, Throttled),
        (503, "", ServerFault),
        (503, SUNSET_TEXT, Discontinued),
        (503, "API v1 Gone", Discontinued),
        (503, PAGE, ServerFault),
        (503, "We are currently conducting some software upgrades.", ServerFault),
        (504, "", ServerFault),
        (501, "The embedded account does not do this", NotOffered),
        (301, "", Redirected),
        (304, "", Redirected),
        (101, "", Unreadable),
        (999, "", ServerFault),
    ],
)
def test_status_and_text_decide(status: int, text: str, kind: type[ApiError]) -> None:
    error = error_of(API, status, text.encode())
    assert type(error) is kind
    assert error.status == status
    assert error.message
    assert error.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Invalid API key", Denial.KEY),
        ("Invalid API key.  Check that your API key is present and matches your assigned key.", Denial.KEY),
        ("Invalid or missing API key.", Denial.KEY),
        ("Invalid API token.", Denial.KEY),
        ("", Denial.KEY),
        ("Your IP (203.0.113.7) is not authorized to use this API key", Denial.ADDRESS),
        ("Unauthorized IP address: 203.0.113.7", Denial.ADDRESS),
        ("Your API key is not authorized to use this function.  Required access: dns", Denial.ACCESS),
        ("This host may not be spoken to under that name.", Denial.ACCESS),
    ],
)
def test_what_a_denial_blames(text: str, reason: Denial) -> None:
    error = error_of(API, 403, text.encode(), access="dns")
    assert isinstance(error, Forbidden)
    assert error.reason is reason
    assert error.text == text


def test_a_missing_permission_is_named() -> None:
    error = error_of(API, 403, b"Your API key is not authorized to use this function.", access="provisioning")
    assert "`provisioning`" in error.message


def test_a_refusal_carries_the_service_s_own_words_and_advice() -> None:
    error = error_of(API, 412, GONE.encode())
    assert error.text == GONE
    assert GONE in error.message
    assert "gone" in error.hint


def test_what_is_not_on_offer_is_not_blamed_on_the_values() -> None:
    for api in (API, MODERN):
        error = error_of(api, 501, b'{"error": "Not implemented"}')
        assert isinstance(error, Refused)
        assert "Check the values" not in error.hint
        assert "not on offer" in error.hint


def test_a_refusal_without_words() -> None:
    error = error_of(API, 412, b"")
    assert error.text == ""
    assert error.message == Refused.saying


@pytest.mark.parametrize(
    ("status", "document", "kind", "text"),
    [
        (401, {"error": "Invalid API token.", "status": 401}, Forbidden, "Invalid API token."),
        (404, {"error": "Invalid instance.", "status": 404}, Refused, "Invalid instance."),
        (429, {"status": 429, "error": "rate limit exceeded"}, Throttled, "rate limit exceeded"),
        (500, {"error": "Server is currently locked", "status": 500}, Locked, "Server is currently locked"),
        (400, ["odd"], Refused, '["odd"]'),
        (400, {"error": {"deep": 1}}, Refused, '{"error": {"deep": 1}}'),
        (504, "upgrades", ServerFault, '"upgrades"'),
    ],
)
def test_errors_in_json(status: int, document: object, kind: type[ApiError], text: str) -> None:
    error = error_of(MODERN, status, json.dumps(document).encode())
    assert type(error) is kind
    assert error.text == text


def test_a_hostile_body_does_no_harm() -> None:
    for body in (b"[" * 100_000, b"\x00\xff" * 10_000, b"<html>" * 10_000, b'{"error": "\\ud800"}'):
        error = error_of(MODERN, 400, body)
        assert error.message.isprintable()
        assert len(error.text) <= 400


def test_a_redirection_says_where_it_pointed_and_nothing_secret() -> None:
    error = error_of(
        API, 302, b"", location=f"https://user:{KEY}@elsewhere.test/v1/box?api_key={KEY}&session=sesame", hidden=[KEY]
    )
    assert "https://elsewhere.test/v1/box" in error.message
    assert KEY not in error.message
    assert "sesame" not in error.message


def test_hidden_words_do_not_come_back() -> None:
    error = error_of(API, 412, f"Bad key {KEY}".encode(), hidden=[KEY])
    assert KEY not in repr((error.message, error.text, error.hint, error))


def test_a_fault_of_the_service_leaves_it_open_whether_the_call_was_carried_out() -> None:
    doubtful = [status for status in (412, 500, 502, 503, 504) if error_of(API, status, b"busy").maybe_done]
    assert doubtful == [500, 502, 503, 504]
    assert error_of(API, 503, PAGE.encode()).maybe_done
    assert error_of(API, 303, b"").maybe_done
    assert error_of(API, 299 + 700, b"").maybe_done
    for status, text in ((503, RATE_TEXT), (503, SUNSET_TEXT), (302, ""), (403, ""), (404, ""), (405, "")):
        assert not error_of(API, status, text.encode()).maybe_done
    assert not error_of(MODERN, 500, b'{"error": "Server is currently locked"}').maybe_done


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><head><title>Access denied | api.vultr.com</title></head></html>",
        "\n<html><body><h1>403 Forbidden</h1></body></html>",
        "<html></html>",
    ],
)
def test_a_page_that_bars_the_way_blames_neither_key_nor_permission(status: int, page: str) -> None:
    error = error_of(API, status, page.encode(), access="subscriptions")
    assert isinstance(error, Forbidden)
    assert error.reason is Denial.ADDRESS
    assert "web page" in error.message
    assert "permission" not in error.message


def test_what_is_locked_is_waited_for_in_either_version() -> None:
    error = error_of(API, 412, b"Unable to destroy server: Unable to remove VM: Server is currently locked")
    assert type(error) is Locked
    assert "currently locked" in error.message
    assert not error.maybe_done
