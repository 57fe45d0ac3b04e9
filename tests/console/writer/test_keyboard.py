"""Keys, and what is none."""

from __future__ import annotations

import pytest
from textual import events

from vultr_tui.console.writer.agreement import AGREES, ALONE, TOGETHER
from vultr_tui.console.writer.flow import ANSWER
from vultr_tui.console.writer.keyboard import ESCAPE_WAIT, FULL_READ, PARSER_WAIT, KeyReader


def keys(reader: KeyReader, *data: bytes) -> list[str]:
    return [message.key for part in data for message in reader.read(part) if isinstance(message, events.Key)]


def paused(reader: KeyReader) -> list[str]:
    return [message.key for message in reader.pause() if isinstance(message, events.Key)]


@pytest.fixture
def reader() -> KeyReader:
    return KeyReader(debug=False)


def test_letters_and_sequences_are_keys_at_once(reader: KeyReader) -> None:
    assert keys(reader, "aé漢".encode(), b"\x1b[A\x1b[6~\r") == ["a", "é", "漢", "up", "pagedown", "enter"]


def test_a_letter_may_come_in_two_parts(reader: KeyReader) -> None:
    assert keys(reader, b"\xc3", b"\xa9") == ["é"]


def test_a_lone_escape_is_a_key_after_a_short_wait(reader: KeyReader) -> None:
    assert keys(reader, b"x\x1b") == ["x"]
    assert reader.wait == ESCAPE_WAIT
    assert paused(reader) == ["escape"]
    assert reader.wait is None


def test_escapes_are_as_many_keys(reader: KeyReader) -> None:
    assert keys(reader, b"\x1b\x1b") == []
    assert paused(reader) == ["escape", "escape"]


def test_a_torn_sequence_is_whole_again(reader: KeyReader) -> None:
    assert keys(reader, b"\x1b", b"[", b"A", b"\x1b[", b"B", b"\x1b[1;5", b"C") == ["up", "down", "ctrl+right"]


def test_the_wait_is_longer_after_a_full_read(reader: KeyReader) -> None:
    keys(reader, b"a" * (FULL_READ - 1) + b"\x1b")
    assert reader.wait == PARSER_WAIT


def test_what_textual_does_not_understand_at_once_is_left_to_its_own_wait(reader: KeyReader) -> None:
    assert keys(reader, b"\x1bx") == []
    assert reader.wait == PARSER_WAIT


@pytest.mark.parametrize("parts", [[b"a\x1b[0nb"], [b"a\x1b", b"[0nb"], [b"a\x1b[", b"0nb"], [b"a\x1b[0", b"nb"]])
def test_an_answer_to_the_writer_is_no_key(reader: KeyReader, parts: list[bytes]) -> None:
    assert keys(reader, *parts) == ["a", "b"]
    assert reader.answers() == [ANSWER]
    assert reader.answers() == []


@pytest.mark.parametrize("told", [AGREES, ALONE, TOGETHER])
@pytest.mark.parametrize("cut", range(1, len(ALONE)))
def test_where_the_cursor_is_may_be_answered_in_two_parts(reader: KeyReader, cut: int, told: str) -> None:
    answer = told.encode()
    assert keys(reader, b"a" + answer[:cut], answer[cut:] + b"b\x1b[2~\x1b[3~") == ["a", "b", "insert", "delete"]
    assert reader.answers() == [told]


def test_an_answer_after_an_escape_leaves_the_escape(reader: KeyReader) -> None:
    assert keys(reader, b"\x1b\x1b[0n") == []
    assert reader.answers() == [ANSWER]
    assert reader.answers() == []
    assert paused(reader) == ["escape"]


def test_an_answer_within_what_is_pasted_is_not_pasted(reader: KeyReader) -> None:
    pasted = [*reader.read(b"\x1b[200~one\x1b[0n two\x1b[201~")]
    assert [message.text for message in pasted if isinstance(message, events.Paste)] == ["one two"]


def test_an_end_that_was_no_sequence_is_left_to_textual(reader: KeyReader) -> None:
    assert keys(reader, b"\x1b[") == []
    assert paused(reader) == []
    assert reader.wait == PARSER_WAIT
