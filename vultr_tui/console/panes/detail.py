"""The details of one row, in tabs whose content is asked for when they are opened."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from vultr_tui.account.account import Account
from vultr_tui.account.names import target_of
from vultr_tui.account.redaction import secret_fields
from vultr_tui.account.traffic import traffic
from vultr_tui.api.light import define, frozen
from vultr_tui.api.resource import Resource, Tab, View
from vultr_tui.api.values import Row
from vultr_tui.client.answer import Answer
from vultr_tui.client.errors import ApiError
from vultr_tui.console.health import worst
from vultr_tui.console.panes import contents
from vultr_tui.console.panes.display import Display
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.places import Place
from vultr_tui.console.relating import Found, apart, depending, may_relate, related
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.lines import Lines, Words
from vultr_tui.console.widgets.tabs import Tabs

REVEALED_FOR = 30.0
"""Seconds for which a secret is shown."""
OVERVIEW = Tab("Overview", View.FIELDS)
RELATED = Tab("Related", View.VALUES, nothing="Nothing known has to do with it.")
"""What the row refers to, and what refers to it."""
RAW = Tab("Raw", View.TEXT)
"""The row as the API gave it; every resource has it."""

GOES: Words = (Part("o", "key"), Part(" goes to one of them.", "muted"))


@frozen
class Subject:
    """The row that is shown, and what kind of thing it is."""

    resource: Resource
    row: Row
    relates: bool = False
    """Whether it can have to do with other rows."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other rows, however its values change."""
        return self.resource.name, self.resource.id_of(self.row)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs of its resource, what it has to do with, and the raw row."""
        return (*(self.resource.tabs or (OVERVIEW,)), *((RELATED,) if self.relates else ()), RAW)


class Detail(Vertical):
    """One row at a time; hidden while there is none."""

    @define
    class Searched(Message):
        """A word is to be looked for in the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "turn(1)", "next tab", key_display="→", id="detail.next"),
        Binding("left,h", "turn(-1)", "tab before", key_display="←", show=False, id="detail.before"),
        Binding("full_stop", "reveal", "secrets", key_display=".", tooltip="show secrets for 30 s", id="detail.reveal"),
        Binding("1", "open(1)", "first tab", show=False, tooltip="the first tab; 2 to 9 the others", id="detail.first"),
        *(Binding(str(place), f"open({place})", show=False) for place in range(2, 10)),
        Binding("escape", "screen.back", "close", id="detail.close"),
        Binding(
            "slash", "search", "search", key_display="/", tooltip="look for a word; n and N go on", id="detail.search"
        ),
    ]

    def __init__(self, account: Account, display: Display) -> None:
        super().__init__(id="detail")
        self.account = account
        self.shows = display
        self._subject: Subject | None = None
        self._answers: dict[int, Answer | ApiError] = {}
        self._related: Found | None = None
        self._revealed_until = 0.0
        self._title = Bar(classes="title")
        self._tabs = Tabs()
        self._lines = Lines()
        self._rows: Pane | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """The row's name, the tabs, and what the open one holds."""
        yield self._title
        yield self._tabs
        yield self._lines

    # What is shown

    def show(self, resource: Resource, row: Row, *, after: float = 0.0) -> None:
        """Show a row; the tab stays if it is one of the same resource.

        What has to be asked for waits that many seconds, and is not if another row is shown meanwhile.
        """
        before, subject = self._subject, Subject(resource, row, may_relate(self.account, resource))
        state = worst(self.account, resource, row) or resource.state_of(row)
        stated = (Part(state.word, state.tone.value, 1),) if state else ()
        self._title.say((Part(resource.title_of(row), "strong"), *stated))
        if before == subject:
            return
        self._subject = subject
        if before is None or before.key != subject.key:
            self._answers = {}
            self._related = None
            self._lines.sought = ""
            self._revealed_until = 0.0
        same_kind = before is not None and before.resource is resource
        self._tabs.show([tab.title for tab in subject.tabs], self._tabs.open if same_kind else 0)
        self._open(after)

    @property
    def rows(self) -> Pane | None:
        """The pane in the open tab, where it holds rows."""
        return self._rows if self._rows is not None and self._rows.display else None

    @property
    def text(self) -> str:
        """What the open tab says, as plain text."""
        return self._lines.text

    @property
    def values(self) -> tuple[str, ...]:
        """The values that the open tab lists, one a line."""
        answer = self._answers.get(self._tabs.open) if self.display else None
        return tuple(map(str, answer.values)) if isinstance(answer, Answer) else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is text to search: rows are filtered."""
        return self.rows is None if action == "search" else super().check_action(action, parameters)

    def action_search(self) -> None:
        """Have a word asked for."""
        self.post_message(self.Searched())

    def seek(self, word: str) -> bool:
        """Pick the word out wherever it is in the lines; False if it is nowhere."""
        return self._lines.seek(word)

    def forget(self) -> None:
        """Ask again for what the open tab holds."""
        self._answers.pop(self._tabs.open, None)
        self._related = None
        self._open()

    def focus_content(self) -> None:
        """Give the keyboard to what the open tab holds."""
        if self.rows is not None and not self.rows.is_mounted:
            self.call_after_refresh(self.focus_content)
        elif self.rows is not None:
            self.rows.focus_rows()
        else:
            self.screen.set_focus(self._lines)

    def on_resize(self) -> None:
        """Arrange it anew for another width."""
        self._draw()

    @on(Tabs.Opened)
    def _opened(self) -> None:
        self._lines.sought = ""
        self._open()
        self.focus_content()

    def _open(self, after: float = 0.0) -> None:
        if self._subject is None:
            return
        tab = self._subject.tabs[self._tabs.open]
        if tab.view is View.ROWS:
            self._open_rows(Place(tab.source, self._subject.key[1]), after)
            return
        if self._rows is not None:
            self._rows.display = False
        self._lines.display = True
        if tab is RELATED and self._related is None:
            self._lines.show([(Part("Loading…", "muted"),)])
            self.run_worker(self._relate(self._subject, after), group="detail", exclusive=True)
        elif tab.source and self._tabs.open not in self._answers:
            self._lines.show([(Part("Loading…", "muted"),)])
            self.run_worker(self._load(self._subject, tab, after), group="detail", exclusive=True)
        else:
            self._draw()

    def _open_rows(self, place: Place, after: float) -> None:
        self._lines.display = False
        if self._rows is None:
            self._rows = Pane(self.account, self.shows, place)
            self.mount(self._rows)
        else:
            self._rows.display = True
            self._rows.go(place)
        self.run_worker(self._load_rows(place, after), group="detail", exclusive=True)

    async def _load_rows(self, place: Place, after: float) -> None:
        if after:
            await self.account.clock.sleep(after)
        if self._rows is not None:
            await self._rows.complete()
        await self.account.ensure(*place.key)

    async def _load(self, subject: Subject, tab: Tab, after: float) -> None:
        if after:
            await self.account.clock.sleep(after)
        operation = self.account.api.operation(tab.source)
        target = target_of(subject.resource, subject.row, operation.target_parameter)
        arguments = {operation.target: target.value} if operation.target else {}
        try:
            answer: Answer | ApiError = await self.account.ask(operation, arguments)
        except ApiError as error:
            answer = error
        if self._subject is not None and self._subject.key == subject.key:
            self._answers[subject.tabs.index(tab)] = answer
            self._draw()

    async def _relate(self, subject: Subject, after: float) -> None:
        if after:
            await self.account.clock.sleep(after)
        found = await related(self.account, subject.resource, subject.row)
        if self._subject is not None and self._subject.key == subject.key:
            self._related = apart(self.account, subject.resource, found)
            self._draw()

    # Drawing

    def _draw(self) -> None:
        if self._subject is not None and self._subject.tabs[self._tabs.open].view is not View.ROWS:
            self._lines.show(self._content(self._subject, self._subject.tabs[self._tabs.open]))

    def _content(self, subject: Subject, tab: Tab) -> list[Words]:
        answer = self._answers.get(self._tabs.open)
        width = self.content_region.width - 1  # the lines keep room for their scroll bar
        if isinstance(answer, ApiError):
            return _failure(answer)
        if tab is RAW:
            secret = secret_fields(self.account.api, subject.resource)
            return contents.raw(subject.row, secret, revealed=self.revealed)
        if tab is RELATED:
            lines = contents.relations(self.shows, self._related or ())
            return [*lines, (), GOES] if lines else [(Part(tab.nothing, "muted"),)]
        if tab.field:
            return contents.text(str(subject.row.get(tab.field) or "")) or [(Part(tab.nothing, "muted"),)]
        if not tab.source:
            return self._overview(subject, width)
        return [] if answer is None else self._answered(subject, tab, answer, width)

    def _overview(self, subject: Subject, width: int) -> list[Words]:
        """The fields, and what is known to refer to the row."""
        lines = contents.fields(self.shows, subject.resource, subject.row, width, revealed=self.revealed)
        found = depending(self.account, subject.resource, subject.row)
        said = contents.relations_in_short(self.shows, apart(self.account, subject.resource, found))
        return [*lines, (), *said, GOES] if said else lines

    def _answered(self, subject: Subject, tab: Tab, answer: Answer, width: int) -> list[Words]:
        reply = self.account.api.resources_by_name.get(answer.operation.reply.resource)
        match tab.view:
            case View.SERIES:
                now = self.account.clock.now()
                found = contents.series(answer.object, width, now, traffic(subject.row, now))
            case View.VALUES:
                names = (
                    {str(value): self.shows.name(reply.name, str(value)) for value in answer.values} if reply else {}
                )
                found = contents.values(answer.values, names, width)
            case View.TEXT:
                formats = {name: field.format for name, field in reply.by_name.items()} if reply else {}
                secret = self.account.api.secrets_of(answer.operation)
                found = contents.texts(answer.object, formats, secret, revealed=self.revealed)
            case _ if reply is not None:
                found = contents.fields(self.shows, reply, answer.object, width, revealed=self.revealed)
            case _:
                found = contents.raw(
                    answer.object, self.account.api.secrets_of(answer.operation), revealed=self.revealed
                )
        return found or [(Part(tab.nothing, "muted"),)]

    # Secrets

    @property
    def revealed(self) -> bool:
        """Whether secrets may be seen now."""
        return self.account.clock.monotonic() < self._revealed_until

    def action_reveal(self) -> None:
        """Show secrets for half a minute, or hide them again."""
        self._revealed_until = 0.0 if self.revealed else self.account.clock.monotonic() + REVEALED_FOR
        self._draw()
        if self.revealed:
            self.run_worker(self._hide(), group="reveal", exclusive=True)

    async def _hide(self) -> None:
        await self.account.clock.sleep(REVEALED_FOR)
        self._draw()

    # Moving

    def action_turn(self, step: int) -> None:
        """Open the tab that many places on."""
        self._tabs.turn(step)

    def action_open(self, place: int) -> None:
        """Open the tab at that place, counted from 1."""
        self._tabs.choose(place - 1)


def _failure(error: ApiError) -> list[Words]:
    said: list[Words] = [(Part(f"The service said: {error.text}", "muted"),)] if error.text else []
    return [(Part(error.message, "bad"),), *said, (Part(error.hint, "muted"),)]
