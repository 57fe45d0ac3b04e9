"""The prompt: where commands are typed, with completion, colours and suggestions.

What helps who types, and what runs commands, is loaded once the first prompt stands there. Keys that are pressed until
then appear at once, without colours and offers, which follow.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggest, AutoSuggestFromHistory, DummyAutoSuggest, DynamicAutoSuggest
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.output import Output

from vultr_tui import garbage
from vultr_tui.shell import settings
from vultr_tui.shell.history import History
from vultr_tui.shell.interrupting import heed
from vultr_tui.shell.keys import bindings
from vultr_tui.shell.shell import Shell
from vultr_tui.shell.styles import STYLE

if TYPE_CHECKING:
    from vultr_tui.shell.aid import Aid
    from vultr_tui.shell.background import Background

MENU_ROWS = 8


class Prompt:
    """Reads commands at a terminal and has the shell run them, until it is left."""

    def __init__(self, shell: Shell, source: Input | None = None, output: Output | None = None) -> None:
        self.shell = shell
        self._input, self._output = source, output
        self.session: PromptSession[str]
        self._background: Background | None
        self._aid: Aid | None
        self._end_of_news: Callable[[], None]
        self._text_when_asked = ""
        self.loading = False
        """Whether what helps is still to come, behind the first prompt."""
        self._begin()

    def _begin(self) -> None:
        """Make everything that belongs to one account."""
        shell = self.shell
        self._background = self._aid = None
        self.session = PromptSession(
            message=self._message,
            multiline=True,
            prompt_continuation=[("class:prompt.more", "… ")],
            history=History(shell.paths.history(shell.profile.name), self._kept, shell.problems),
            completer=_Completer(self),
            complete_while_typing=Condition(lambda: settings.value(shell, "menu") == "yes"),
            auto_suggest=DynamicAutoSuggest(self._suggest),
            lexer=_Lexer(self),
            bottom_toolbar=self._toolbar,
            style=STYLE,
            include_default_pygments_style=False,
            key_bindings=bindings(),
            enable_suspend=True,
            reserve_space_for_menu=MENU_ROWS,
            input=self._input,
            output=self._output,
        )

    async def run(self) -> None:
        """Read and run until Ctrl-D or `exit`."""
        self.shell.warn()
        self.session.app.after_render += self._drawn
        self.loading = True
        while not self.shell.leaving:
            self.session.editing_mode = EditingMode[settings.value(self.shell, "editing").upper()]
            try:
                text = await self.session.prompt_async(set_exception_handler=False)
            except KeyboardInterrupt:
                continue
            except EOFError:
                break
            profile = self.shell.profile
            await self.shell.run(text)
            await asyncio.sleep(0)  # an interruption that came late is not for the prompt
            if profile is not self.shell.profile:
                await self._end()
                self._begin()
        heed()
        await self._end()

    def _drawn(self, _: object) -> None:
        """Begin, when the first prompt is there for somebody to read, to load what it did not need."""
        self.session.app.after_render -= self._drawn
        Thread(target=_load, args=(asyncio.get_running_loop(), self._loaded), daemon=True).start()

    def _loaded(self) -> None:
        """Help with what was typed meanwhile; where the account cannot be opened after all, the prompt ends in that."""
        self.loading = False
        app = self.session.app
        if not app.is_running or app.is_done:
            return
        try:
            self._make_aid()
        except Exception as error:  # noqa: BLE001  (told where a prompt ends)
            app.exit(exception=error)
        else:
            self._news()

    async def _end(self) -> None:
        """Give up everything that belongs to one account."""
        if self._background:
            self._end_of_news()
            await self._background.aclose()

    @property
    def background(self) -> Background:
        """What asks the account, which is opened for it if it is not open."""
        if self._background is None:
            from vultr_tui.shell.background import Background  # noqa: PLC0415  (the first prompt does not wait for it)

            self._background = Background(self.shell.account, self._news)
            self._end_of_news = self.shell.account.subscribe(lambda _change: self._redraw())
        return self._background

    @property
    def aid(self) -> Aid:
        """What helps on this account."""
        return self._aid or self._make_aid()

    def _make_aid(self) -> Aid:
        from vultr_tui.shell.aid import Aid  # noqa: PLC0415  (the first prompt does not wait for it)

        self._aid = Aid(self.shell, self.background)
        return self._aid

    def _kept(self, text: str) -> str:
        return self.aid.kept(text)

    # What the prompt shows

    def _message(self) -> StyleAndTextTuples:
        sign = "#" if self.shell.read_only else ">"
        return [("class:prompt.profile", self.shell.profile.name), ("class:prompt.sign", f"{sign} ")]

    def _suggest(self) -> AutoSuggest:
        wanted = settings.value(self.shell, "suggestions") == "yes"
        return AutoSuggestFromHistory() if wanted else DummyAutoSuggest()

    def _toolbar(self) -> StyleAndTextTuples:
        if self.loading:
            return []
        from vultr_tui.shell.toolbar import toolbar  # noqa: PLC0415  (the first prompt does not wait for it)

        app = get_app()
        text = app.current_buffer.document.text_before_cursor
        hint = self.aid.hint(text) if text else ""
        return toolbar(self.shell, self.background.wanted, hint, app.output.get_size().columns)

    # What comes from behind it

    def _redraw(self) -> None:
        app = self.session.app
        if app.is_running:
            app.invalidate()

    def _news(self) -> None:
        """Offer again what is being typed: more is known of it now."""
        self._redraw()
        buffer = self.session.default_buffer
        if self.session.app.is_running and buffer.text == self._text_when_asked and buffer.text:
            chosen = buffer.complete_state and buffer.complete_state.current_completion
            if not chosen:
                buffer.start_completion()

    def completions(self, text: str) -> Iterable[Completion]:
        """Find what may stand at the end of the text, and remember that it was asked for."""
        self._text_when_asked = text
        return () if self.loading else self.aid.completions(text)


class _Completer(Completer):
    """Shows the offers in the menu."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def get_completions(self, document: Document, _complete_event: CompleteEvent) -> Iterable[Completion]:
        """Give what may stand at the cursor."""
        return self._prompt.completions(document.text_before_cursor)


class _Lexer(Lexer):
    """Colours what is typed."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return what gives the coloured parts of a line."""
        if document.text and not self._prompt.loading:
            return self._prompt.aid.coloured(document)
        return lambda number: [("", line) for line in document.lines[number : number + 1]]

    def invalidation_hash(self) -> Hashable:
        """Tell of colours that may be had now, though the text is the same."""
        return self._prompt.loading


def _load(loop: asyncio.AbstractEventLoop, done: Callable[[], None]) -> None:
    """Load what keys need, tell the loop, and load what commands need; for a thread of its own."""
    for module in ("connect", "shell.toolbar", "shell.background", "shell.aid"):
        with suppress(ImportError):  # who needs it says so
            import_module(f"vultr_tui.{module}")
    with suppress(RuntimeError):  # somebody has left
        loop.call_soon_threadsafe(done)
    with suppress(ImportError):
        import_module("vultr_tui.client.session").preload()
    garbage.as_usual()
