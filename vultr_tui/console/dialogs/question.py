"""What a confirmation says: the consequence in words, the money, what else is hit, and the exact request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from vultr_tui.account.account import Account
from vultr_tui.account.calls import calls
from vultr_tui.account.redaction import redacted
from vultr_tui.account.relations import Dependent
from vultr_tui.account.wording import MOST_NAMED, listed
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Risk
from vultr_tui.api.request import build
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.widgets.button import Button
from vultr_tui.console.widgets.prose import Prose
from vultr_tui.console.words import dollars_a_month, phrase

NAMED = 6
"""How many dependents of a kind are named before the rest is counted."""


class Question(Dialog[bool]):
    """Asks whether an intent is meant; the answer is True, or None for no.

    It opens on what is known, and cannot be confirmed before the prices and dependents it speaks of are loaded.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,right", "app.focus_next", show=False),
        Binding("pagedown", "read(1)", "read on", id="question.read_on"),
        Binding("pageup", "read(-1)", show=False, id="question.read_back"),
    ]

    def __init__(self, account: Account, intent: Intent) -> None:
        super().__init__(phrase(intent), account.clock)
        self.intent = intent
        self.verdict = account.guard(intent)
        self.prepared = False
        self._account = account
        if self.verdict.risk is Risk.DESTRUCTIVE:
            self.add_class("destructive", update=False)

    def content(self) -> ComposeResult:
        """The words, what has to be typed if anything, and the buttons."""
        with VerticalScroll(classes="words", can_focus=False):
            yield Prose(self.verdict.sentence)
            yield Vertical(*self._facts(), classes="facts")
            yield Prose(requested(self.intent), classes="request")
        yield from self.demand()
        with Horizontal(classes="buttons"):
            yield Button("Cancel", "cancel")
            yield Button(self.answer, "confirm")

    @property
    def answer(self) -> str:
        """What the button that confirms says."""
        return "Do it"

    def demand(self) -> ComposeResult:
        """What has to be done before it can be confirmed."""
        yield from ()

    def on_mount(self) -> None:
        """Look up what the verdict depends on."""
        self.run_worker(self._prepare())

    async def _prepare(self) -> None:
        self.verdict = await self._account.prepare(self.intent)
        self.prepared = True
        facts = self.query_one(".facts", Vertical)
        with self.app.batch_update():
            await facts.remove_children()
            await facts.mount(*self._facts())
            self.judged()
        self.call_after_refresh(self.refresh_bindings)

    def judged(self) -> None:
        """Take notice of the final verdict."""

    def _facts(self) -> Iterator[Prose]:
        said = list(self._said())
        if not self.prepared:
            said.append(("Looking up what depends on it…", "pending"))
        return (Prose(text, classes=tone) for text, tone in said)

    def _said(self) -> Iterator[tuple[str, str]]:
        verdict = self.verdict
        if verdict.refusal:
            yield verdict.refusal, "refusal"
        for warning in verdict.warnings:
            yield f"! {warning[:1].upper()}{warning[1:]}", "warning"
        if len(self.intent.targets) > MOST_NAMED:
            yield "\n".join(["All of them:", *(f"- {target.name}" for target in self.intent.targets)]), ""
        if verdict.monthly is not None:
            yield dollars_a_month(verdict.monthly), "money"
        if verdict.complete and verdict.risk is Risk.DESTRUCTIVE and self.intent.targets and not verdict.dependents:
            yield f"Nothing else depends on {'them' if len(self.intent.targets) > 1 else 'it'}.", "pending"
        if verdict.dependents:
            yield "\n".join(["What depends on it:", *_named(self._account.api, verdict.dependents)]), ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is more to read than has room."""
        if action == "read":
            return any(words.max_scroll_y > 0 for words in self.query(".words"))
        return super().check_action(action, parameters)

    def action_read(self, pages: int) -> None:
        """Scroll what is said."""
        words = self.query_one(".words", VerticalScroll)
        words.scroll_relative(y=pages * max(1, words.size.height - 1), animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Leave, or confirm."""
        event.stop()
        if event.button.id == "cancel":
            self.action_leave()
        else:
            self.action_confirm()

    def action_confirm(self) -> None:
        """Answer yes, unless the key was typed before the question could be read."""
        if self.settled and self.met:
            self.dismiss(True)

    @property
    def met(self) -> bool:
        """Whether what the dialog demands has been done."""
        return self.prepared and not self.verdict.refusal


def requested(intent: Intent) -> str:
    """Write down the request that will be sent, secrets hidden; the first of several, and how many follow."""
    each = list(calls(intent))
    request = build(intent.operation, redacted(intent.operation, each[0][1]))
    pairs = [f"{name}={value}" for name, value in request.form]
    body = " ".join(pairs) if pairs else request.body.decode()
    more = f"and {len(each) - 1} more, one for each" if len(each) > 1 else ""
    return "\n".join(line for line in (f"{request.method} {request.location}", body, more) if line)


def _named(api: Api, dependents: Sequence[Dependent]) -> Iterator[str]:
    """A line for each kind of dependents, with their names."""
    kinds: dict[str, list[str]] = {}
    for dependent in dependents:
        kinds.setdefault(api.resource(dependent.resource).title, []).append(dependent.name)
    for title, names in kinds.items():
        yield f"- {title}: {listed(names, NAMED)}"
