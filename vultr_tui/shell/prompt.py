"""The prompt: where commands are typed, with completion, colours and suggestions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from threading import Thread

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

from vultr_tui.client.session import preload
from vultr_tui.grammar.partial import Partial, partial
from vultr_tui.grammar.words import join
from vultr_tui.output.text import harmless
from vultr_tui.shell import settings
from vultr_tui.shell.background import Background
from vultr_tui.shell.completing import Completing
from vultr_tui.shell.history import History
from vultr_tui.shell.interrupting import heed
from vultr_tui.shell.keys import bindings
from vultr_tui.shell.marking import Marker
from vultr_tui.shell.offering import Offer
from vultr_tui.shell.own import OWN
from vultr_tui.shell.scrubbing import scrubbed
from vultr_tui.shell.shell import OPTIONS, Shell
from vultr_tui.shell.styles import STYLE
from vultr_tui.shell.toolbar import toolbar

MENU_ROWS = 8


class Prompt:
    """Reads commands at a terminal and has the shell run them, until it is left."""

    def __init__(self, shell: Shell, source: Input | None = None, output: Output | None = None) -> None:
        self.shell = shell
        self._input, self._output = source, output
        self.session: PromptSession[str]
        self.background: Background
        self.completing: Completing
        self._end_of_news: Callable[[], None]
        self._text_when_asked = ""
        self._begin()

    def _begin(self) -> None:
        """Make everything that belongs to one account."""
        shell = self.shell
        self.background = Background(shell.account, self._news)
        self.completing = Completing(shell, self.background)
        self._end_of_news = shell.account.subscribe(lambda _change: self._redraw())
        self.session = PromptSession(
            message=self._message,
            multiline=True,
            prompt_continuation=[("class:prompt.more", "… ")],
            history=History(
                shell.paths.history(shell.profile.name),
                lambda text: scrubbed(shell.account.api, text, shell.kept.aliases),
                shell.account.problems,
            ),
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
        ahead = [Thread(target=preload, daemon=True)]
        while not self.shell.leaving:
            account = self.shell.account
            self.session.editing_mode = EditingMode[settings.value(self.shell, "editing").upper()]
            try:
                text = await self.session.prompt_async(
                    pre_run=lambda: ahead.pop().start() if ahead else None, set_exception_handler=False
                )
            except KeyboardInterrupt:
                continue
            except EOFError:
                break
            await self.shell.run(text)
            await asyncio.sleep(0)  # an interruption that came late is not for the prompt
            if account is not self.shell.account:
                await self._end()
                self._begin()
        heed()
        await self._end()

    async def _end(self) -> None:
        """Give up everything that belongs to one account."""
        self._end_of_news()
        await self.background.aclose()

    # What the prompt shows

    def _message(self) -> StyleAndTextTuples:
        sign = "#" if self.shell.account.read_only else ">"
        return [("class:prompt.profile", harmless(self.shell.profile.name)), ("class:prompt.sign", f"{sign} ")]

    def _suggest(self) -> AutoSuggest:
        wanted = settings.value(self.shell, "suggestions") == "yes"
        return AutoSuggestFromHistory() if wanted else DummyAutoSuggest()

    def _toolbar(self) -> StyleAndTextTuples:
        app = get_app()
        found = self.completing.parameter(app.current_buffer.document.text_before_cursor)
        hint = ""
        if found:
            operation, parameter = found
            hint = f"{parameter.name}: {parameter.summary}" if parameter else operation.summary
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

    def offers(self, text: str) -> tuple[Partial, list[Offer]]:
        """Find what may stand at the end of the text, and remember that it was asked for."""
        self._text_when_asked = text
        try:
            return self.completing.offers(text)
        except Exception as error:  # noqa: BLE001  (typing goes on without offers)
            if self.shell.debug:
                self.shell.report({}).trace(error)
            return partial(text), []


class _Completer(Completer):
    """Shows the offers in the menu."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def get_completions(self, document: Document, _complete_event: CompleteEvent) -> Iterable[Completion]:
        """Give what may stand at the cursor."""
        text = document.text_before_cursor
        typed, offers = self._prompt.offers(text)
        for offer in offers:
            quoted = _quoted(offer.text)
            shown = harmless(offer.shown or offer.text)
            yield Completion(
                quoted, typed.current.start - len(text), display=shown, display_meta=harmless(offer.meaning)
            )


def _quoted(text: str) -> str:
    """Write the text as one word of the line; of NAME=VALUE the value alone is quoted."""
    name, equals, value = text.partition("=")
    if equals and name.isidentifier():
        return f"{name}={join([value]) if value else ''}"
    return join([text]) if text else ""


class _Lexer(Lexer):
    """Colours what is typed by the catalogue."""

    def __init__(self, prompt: Prompt) -> None:
        self._shell = prompt.shell

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return what gives the coloured parts of a line."""
        text = document.text
        styles = [""] * len(text)
        marker = Marker(self._shell.account.api, (*OWN, *self._shell.kept.aliases), OPTIONS)
        for start, end, kind in marker.marks(text):
            styles[start:end] = [f"class:word.{kind}"] * (end - start)
        lines = document.lines
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)

        def coloured(number: int) -> StyleAndTextTuples:
            if number >= len(lines):
                return []
            return [(styles[starts[number] + index], character) for index, character in enumerate(lines[number])]

        return coloured
