"""A control for choosing among words or rows: Enter opens the list, typing narrows it."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from vultr_tui.account.account import Account
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Arguments
from vultr_tui.console.dialogs.menu import Choice as Option
from vultr_tui.console.dialogs.menu import Menu
from vultr_tui.console.forms.control import Changed
from vultr_tui.console.forms.options import options
from vultr_tui.console.widgets.cells import fit
from vultr_tui.output.text import harmless


class Choice(Widget, can_focus=True):
    """Shows what was chosen; `given` are the other arguments, which may rule choices out."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "choose", id="choice.open"),
        Binding("space,right", "step(1)", "next", show=False, id="choice.next"),
        Binding("left", "step(-1)", "before", show=False, id="choice.before"),
        Binding("backspace,delete", "clear", "none", show=False, id="choice.clear"),
    ]

    def __init__(self, account: Account, parameter: Parameter, value: str) -> None:
        super().__init__(classes="field")
        self._account = account
        self._parameter = parameter
        self._values: tuple[str, ...] = (
            tuple(filter(None, value.split(","))) if parameter.many else (value,) * bool(value)
        )
        self._titles: dict[str, str] = {}
        self._typed = ""
        self._busy = False
        self.given: Arguments = {}

    @property
    def text(self) -> str:
        """What was chosen, as the parameter takes it."""
        return ",".join(self._values)

    def render(self) -> Content:
        """Show what was chosen by its name, with the value itself, and that there is a list."""
        said = ", ".join(map(self._called, self._values)) or self._parameter.default or ""
        text = f"{fit(said, max(0, self.size.width - 2))} {'…' if self._busy else '▾'}"
        return Content(text) if self._values else Content.styled(text, "dim")

    def _called(self, value: str) -> str:
        title = self._titles.get(value) or self._row_name(value)
        return harmless(f"{title} ({value})" if title and title != value else value)

    def _row_name(self, value: str) -> str:
        resource = self._parameter.refers_to
        if not resource:
            return ""
        table = self._account.table(resource)
        row = table.row(value)
        return table.resource.label_of(row) if row is not None else ""

    def on_click(self) -> None:
        """A click opens the list."""
        self.action_open()

    def on_key(self, event: Key) -> None:
        """Typing opens the list, narrowed by what is typed until it is there."""
        if event.character and event.is_printable and (self._typed or event.character != " "):
            event.stop()
            self._typed += event.character
            self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """Choose from the list."""
        self._busy = True
        self.refresh()
        found = await options(self._account, self._parameter, self.given)
        self._busy = False
        self.refresh()
        self._titles |= {option.value: option.title for option in found}
        menu = self._menu(found, self._typed)
        self._typed = ""
        chosen = await self.app.push_screen_wait(menu)
        if chosen is not None:
            self._take(chosen)

    def _menu(self, found: tuple[Option, ...], query: str) -> Menu:
        marked = tuple(
            Option(o.value, f"✓ {o.title}" if o.value in self._values else o.title, o.hint, o.against, o.note)
            for o in found
        )
        free = not self._parameter.allowed
        return Menu(self._parameter.summary, self._account.clock, marked, chosen=self.text, free=free, query=query)

    def _take(self, value: str) -> None:
        if not self._parameter.many:
            self._values = (value,)
        elif value in self._values:
            self._values = tuple(kept for kept in self._values if kept != value)
        else:
            self._values = (*self._values, value)
        self.refresh()
        self.post_message(Changed())

    def action_step(self, step: int) -> None:
        """Take the next of a few allowed words."""
        words = self._parameter.allowed
        if not words or self._parameter.many:
            self.action_open()
            return
        now = self.text or self._parameter.default or ""
        self._take(words[(words.index(now) + step) % len(words)] if now in words else words[0])

    def action_clear(self) -> None:
        """Choose nothing."""
        self._values = ()
        self.refresh()
        self.post_message(Changed())
