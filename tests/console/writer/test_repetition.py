"""Runs are told where that is shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.console.writer.terminal import Terminal
from vultr_tui.console.writer.repetition import ASCII, EVERY, told


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("aaaaa", "aaaaa"),
        ("aaaaaa", "a\x1b[5b"),
        ("──", "──"),
        ("───", "─\x1b[2b"),
        (f"a{' ' * 12}b", "a \x1b[11bb"),
        ("ababab", "ababab"),
        ("╭" + "─" * 40 + "╮", "╭─\x1b[39b╮"),
    ],
)
def test_what_is_shorter_is_sent(text: str, sent: str) -> None:
    assert told(text, EVERY) == sent


def test_only_what_the_terminal_repeats_is_told() -> None:
    assert told("──── aaaaaaa", ASCII) == "──── a\x1b[6b"


@given(st.lists(st.tuples(st.sampled_from("a ─█"), st.integers(1, 20)), max_size=6))
def test_the_same_is_written_and_never_with_more_bytes(runs: list[tuple[str, int]]) -> None:
    text = "".join(character * times for character, times in runs)
    written, short = Terminal(130, 1), Terminal(130, 1)
    written.feed(text)
    short.feed(told(text, EVERY))
    assert not short.differences(written)
    assert short.place() == written.place()
    assert len(told(text, EVERY).encode()) <= len(text.encode())
