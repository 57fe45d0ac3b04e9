"""What helps who types: offers, colours, a hint below; and what of a line may be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completion

from vultr_tui.grammar.partial import partial
from vultr_tui.grammar.words import join
from vultr_tui.output.text import harmless
from vultr_tui.shell.completing import Completing
from vultr_tui.shell.marking import Marker
from vultr_tui.shell.own import OWN
from vultr_tui.shell.scrubbing import scrubbed
from vultr_tui.shell.shell import OPTIONS, Shell

if TYPE_CHECKING:
    from prompt_toolkit.document import Document
    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from vultr_tui.shell.background import Background


class Aid:
    """Helps at one shell's prompt, by what its account is known to hold."""

    def __init__(self, shell: Shell, background: Background) -> None:
        self._shell = shell
        self._completing = Completing(shell, background)

    def completions(self, text: str) -> Iterator[Completion]:
        """Give what may stand at the end of the text."""
        try:
            typed, offers = self._completing.offers(text)
        except Exception as error:  # noqa: BLE001  (typing goes on without offers)
            if self._shell.debug:
                self._shell.report({}).trace(error)
            typed, offers = partial(text), []
        for offer in offers:
            quoted = _quoted(offer.text)
            shown = harmless(offer.shown or offer.text)
            yield Completion(
                quoted, typed.current.start - len(text), display=shown, display_meta=harmless(offer.meaning)
            )

    def hint(self, text: str) -> str:
        """Say what is being typed at the end of the text: the operation, or the parameter."""
        found = self._completing.parameter(text)
        if not found:
            return ""
        operation, parameter = found
        return f"{parameter.name}: {parameter.summary}" if parameter else operation.summary

    def coloured(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return what gives the coloured parts of a line: colours are by the catalogue."""
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

    def kept(self, text: str) -> str:
        """Return the text as it may be kept, without secrets."""
        return scrubbed(self._shell.account.api, text, self._shell.kept.aliases)


def _quoted(text: str) -> str:
    """Write the text as one word of the line; of NAME=VALUE the value alone is quoted."""
    name, equals, value = text.partition("=")
    if equals and name.isidentifier():
        return f"{name}={join([value]) if value else ''}"
    return join([text]) if text else ""
