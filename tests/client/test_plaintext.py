"""Whatever bytes come, what is shown is one short line without control characters."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.client.plaintext import LONGEST, MOST_BYTES, plain

PAGE = """<!DOCTYPE html>
<html><head><title>502 Bad&nbsp;Gateway</title><style>h1 { color: red }</style></head>
<body><h1>502 Bad Gateway</h1><script>alert(1)</script></body></html>"""


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"Invalid server.  Check SUBID value", "Invalid server.  Check SUBID value"),
        (b"", ""),
        (b"  \r\n ", ""),
        (b"one\r\ntwo\tthree\n", "one  two three"),
        (b"\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("evil\u202etxt.exe".encode(), "evil txt.exe"),
        (PAGE.encode(), "502 Bad Gateway"),
        (b"<html><style>p {}</style><body><p>Down</p> <b>for now</b></body></html>", "Down for now"),
        (b"<!DOCTYPE html><script>never closed", ""),
        (bytes(range(256)) * 50, ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)), ""),
        ("für München".encode("latin-1"), "f\ufffdr M\ufffdnchen"),
    ],
)
def test_what_is_left(data: bytes, line: str) -> None:
    assert plain(data) == line


def test_long_texts_are_cut() -> None:
    line = plain(b"word " * 1_000_000)
    assert len(line) == LONGEST
    assert line.endswith("…")


def test_hidden_words_are_blotted_out_even_where_the_text_is_cut() -> None:
    secret = "EXAMPLEKEY"
    for padding in range(LONGEST - 15, LONGEST + 5):
        line = plain("x" * padding + secret + "y" * 50, [secret, ""])
        assert "EXAMPLE" not in line


@pytest.mark.parametrize("length", [MOST_BYTES - 100, MOST_BYTES, 3 * MOST_BYTES])
def test_hidden_words_are_blotted_out_even_where_they_go_on_beyond_what_is_looked_at(length: int) -> None:
    secret = "/key" * (length // 4)
    line = plain(f"These data are wrong: {secret} in the request".encode(), [secret])
    assert line == "These data are wrong: [hidden] in the request"


SECRET = "pass/w\u00f6rd & <7>"


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        json.dumps({"error": {"password": SECRET}}),
        json.dumps({"error": {"password": SECRET}}, ensure_ascii=False),
        json.dumps(SECRET).replace("/", "\\/"),
        f"<html><title>Bad password {escape(SECRET)}</title></html>",
        f"Nothing at /login?password={quote_plus(SECRET)}",
        f"Nothing at /login/{quote(SECRET, safe='')}",
    ],
)
def test_hidden_words_are_blotted_out_however_they_are_written(written: str) -> None:
    line = plain(written.encode(), [SECRET])
    assert "[hidden]" in line
    assert not any(part in line for part in ("pass/", "pass\\/", "pass%2F", "rd &", "7"))


@given(st.binary(max_size=2_000) | st.text(max_size=2_000).map(str.encode) | st.just(b"<html>").map(lambda b: b * 900))
def test_one_short_printable_line(data: bytes) -> None:
    line = plain(data)
    assert len(line) <= LONGEST
    assert line.isprintable()
