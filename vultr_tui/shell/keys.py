"""The keys of the prompt that are not the editor's own."""

from __future__ import annotations

from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import completion_is_selected, has_focus, is_searching
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.words import Unfinished


def bindings() -> KeyBindings:
    """Make the bindings."""
    keys = KeyBindings()
    typing = has_focus(DEFAULT_BUFFER) & ~is_searching

    @keys.add("enter", filter=typing & completion_is_selected, eager=True)
    def _take(event: KeyPressEvent) -> None:
        event.current_buffer.complete_state = None

    @keys.add("enter", filter=typing & ~completion_is_selected, eager=True)
    def _run(event: KeyPressEvent) -> None:
        if unfinished(event.current_buffer.text):
            event.current_buffer.newline()
        else:
            event.current_buffer.validate_and_handle()

    @keys.add("escape", "enter", filter=typing)
    def _break(event: KeyPressEvent) -> None:
        event.current_buffer.newline()

    return keys


def unfinished(text: str) -> bool:
    """Tell whether the text would make sense if it went on in the next line."""
    from vultr_tui.grammar.script import read  # noqa: PLC0415  (the first prompt does not wait for it)

    try:
        read(text)
    except Unfinished:
        return True
    except GrammarError:
        return False
    return text.endswith("\\\n")
