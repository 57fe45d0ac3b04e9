"""A form for any operation: one line for each parameter, checked as one types, and the command that does the same."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus

from vultr_tui.account.account import Account
from vultr_tui.account.redaction import redacted
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import replace
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.titles import title
from vultr_tui.api.validation import Problem, check
from vultr_tui.api.values import Argument, Arguments, Type
from vultr_tui.console.actions.operations import asked
from vultr_tui.console.actions.prefilling import argument, present
from vultr_tui.console.actions.spelling import spelled
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.forms.choice import Choice
from vultr_tui.console.forms.control import Changed
from vultr_tui.console.forms.relevance import relevant
from vultr_tui.console.forms.texts import LONG, Area, Entry
from vultr_tui.console.widgets.button import Button
from vultr_tui.console.widgets.cells import fit, width
from vultr_tui.console.widgets.prose import Prose
from vultr_tui.console.words import phrase, price
from vultr_tui.grammar.commands import command_of

Control = Entry | Area | Choice
NAMES = 32
"""Cells for a parameter's title and its name."""


class Form(Dialog[Intent]):
    """Answers the intent with its arguments filled in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "submit", "do it", priority=True, id="form.submit"),
        Binding("ctrl+y", "copy", "copy command", tooltip="copy the command that does the same", id="form.copy"),
        Binding("down", "app.focus_next", show=False, id="form.next"),
        Binding("up", "app.focus_previous", show=False, id="form.before"),
    ]

    def __init__(self, account: Account, intent: Intent, filled: Arguments | None = None) -> None:
        super().__init__(phrase(intent), account.clock)
        self._account = account
        self._intent = intent
        self._parameters = asked(intent.operation, intent.arguments, targeted=bool(intent.targets))
        self._before = present(account, intent)
        self._filled = filled or {}
        self.controls: dict[str, Control] = {}
        self._lines: dict[str, Horizontal] = {}
        self._touched: set[str] = set()

    def content(self) -> ComposeResult:
        """The parameters, a hint on the one in hand, the command, and the buttons."""
        with VerticalScroll(classes="parameters", can_focus=False):
            if self._intent.operation.details:
                yield Prose(self._intent.operation.details, classes="details")
            for parameter in self._parameters:
                with Horizontal(classes="parameter") as line:
                    self._lines[parameter.name] = line
                    yield Prose(self._named(parameter), classes="name")
                    yield self._control(parameter)
        yield Prose(classes="about")
        if self._intent.operation.cost or self._intent.operation.surcharges:
            yield Prose(classes="money")
        yield Prose(classes="command")
        with Horizontal(classes="buttons"):
            yield Button("Cancel", "cancel")
            yield Button(f"{self._intent.operation.verb.replace('_', ' ')} (ctrl+s)", "confirm")

    def _named(self, parameter: Parameter) -> str:
        """A star if it must be given, what people call it, and what the API does."""
        star = "*" if parameter.required else " "
        called = title(self._account.api, self._intent.operation, parameter)
        if not called or called.lower() == parameter.name.lower():
            return f"{star}{parameter.name}"
        return f"{star}{fit(called, max(width(called), NAMES - width(parameter.name)))} {parameter.name}"

    def _control(self, parameter: Parameter) -> Control:
        before = self._before.get(parameter.name) or str(self._filled.get(parameter.name, ""))
        control: Control
        if parameter.allowed or parameter.refers_to or parameter.choices:
            control = Choice(self._account, parameter, before)
        elif parameter.format in LONG or parameter.type is Type.OBJECT:
            control = Area(before)
        else:
            control = Entry(parameter, before)
        self.controls[parameter.name] = control
        return control

    def on_mount(self) -> None:
        """Begin with the first parameter that is not filled in already."""
        open_ = [control for name, control in self.controls.items() if name not in self._filled]
        next(iter(open_ or self.controls.values())).focus()
        self._update()
        self.run_worker(self._price())

    async def _price(self) -> None:
        """Look up what the choices cost."""
        operation = self._intent.operation
        for cost in filter(None, (operation.cost, *operation.surcharges)):
            parameter = operation.parameter(cost.by)
            if parameter and parameter.refers_to:
                await self._account.ensure(parameter.refers_to)
        self._update()

    # What has been filled in

    def arguments(self, *, unchanged: bool = False) -> dict[str, Argument]:
        """The arguments as they stand; those that are as the target has them already only if asked for."""
        given: dict[str, Argument] = dict(self._intent.arguments)
        for parameter in self._parameters:
            text = self.controls[parameter.name].text
            same = parameter.name in self._before and text == self._before[parameter.name]
            if (
                relevant(parameter, self._intent, given)
                and self._is_given(parameter, text)
                and (unchanged or parameter.required or not same)
            ):
                given[parameter.name] = argument(parameter, text, self._kind(parameter, given))
        return given

    def _kind(self, parameter: Parameter, given: Arguments) -> str:
        """The word that decides what kind of value the parameter takes; it need not be given again to be known."""
        control = self.controls.get(parameter.decided_by)
        return control.text if control else str(given.get(parameter.decided_by, ""))

    def _is_given(self, parameter: Parameter, text: str) -> bool:
        return bool(text) or parameter.name in self._before or (parameter.required and parameter.name in self._touched)

    @property
    def intent(self) -> Intent:
        """The intent as it stands."""
        return replace(self._intent, arguments=self.arguments())

    @property
    def command(self) -> str:
        """The command that does the same, without its secrets."""
        intent = self.intent
        shown = replace(intent, arguments=redacted(intent.operation, intent.arguments))
        return spelled(self._account, command_of(shown))

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what has been filled in."""
        return check(self._intent.operation, {**self._aim(), **self.arguments(unchanged=True)})

    def _aim(self) -> dict[str, Argument]:
        """What it is done to, as an argument: the first of several."""
        return {self._intent.operation.target: self._intent.targets[0].value} if self._intent.targets else {}

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        event.stop()
        if self.focused is not None:
            self._touched |= {name for name, control in self.controls.items() if control is self.focused}
        self._update()

    @on(DescendantFocus)
    def _focused(self) -> None:
        self._update()

    def _update(self) -> None:
        given = self.arguments(unchanged=True)
        for parameter in self._parameters:
            control = self.controls[parameter.name]
            line = self._lines[parameter.name]
            line.display = relevant(parameter, self._intent, given)
            line.set_class(control is self.focused, "current")
            if isinstance(control, Choice):
                control.given = {**self._aim(), **given}
        self.query_one(".command", Prose).say(self.command)
        for money in self.query(".money").results(Prose):
            amount = self._account.guard(self.intent).monthly
            money.say(price(amount) if amount else "")
        self._hint(self.problems())

    def _hint(self, problems: tuple[Problem, ...]) -> None:
        name = next((name for name, control in self.controls.items() if control is self.focused), "")
        parameter = self._intent.operation.parameter(name)
        wrong = next(
            (problem.message for problem in problems if problem.parameter == name and name in self._touched), ""
        )
        about = self.query_one(".about", Prose)
        about.set_class(bool(wrong), "wrong")
        if wrong:
            about.say(wrong)
        elif parameter:
            about.say(". ".join(filter(None, (parameter.summary, _range(parameter)))))

    # Leaving

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "cancel":
            self.action_leave()
        else:
            self.action_submit()

    @on(Entry.Submitted)
    def _entered(self, event: Entry.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_copy(self) -> None:
        """Copy the command that does the same, by way of the terminal (OSC 52)."""
        self.app.copy_to_clipboard(self.command)
        self.notify("Copied: the command.", markup=False)

    def action_submit(self) -> None:
        """Answer the intent; if something is wrong, go there."""
        problems = self.problems()
        if not problems:
            self.dismiss(self.intent)
            return
        wrong = problems[0]
        self._touched |= set(self.controls)
        if wrong.parameter in self.controls:
            self.controls[wrong.parameter].focus()
        self._update()
        about = self.query_one(".about", Prose)
        about.say(wrong.message)
        about.add_class("wrong")


def _range(parameter: Parameter) -> str:
    match parameter.minimum, parameter.maximum:
        case (None, None):
            return ""
        case (least, None):
            return f"{least} or more"
        case (None, most):
            return f"{most} or less"
        case (least, most):
            return f"From {least} to {most}"
