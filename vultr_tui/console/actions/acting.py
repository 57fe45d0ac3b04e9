"""The way of every change from a key to the service: asked for, judged, confirmed, performed, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App

from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.calls import calls
from vultr_tui.account.entry import Entry
from vultr_tui.account.errors import NotAllowed
from vultr_tui.account.guard import Owed
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import replace
from vultr_tui.api.validation import check
from vultr_tui.api.values import Arguments
from vultr_tui.client.errors import ApiError
from vultr_tui.console.actions.batch import Batch, Step
from vultr_tui.console.actions.operations import asked
from vultr_tui.console.actions.performing import Performing
from vultr_tui.console.actions.prefilling import look_up
from vultr_tui.console.actions.repeating import meant
from vultr_tui.console.actions.resolving import intent_of
from vultr_tui.console.actions.runs import Course, Run, Runs
from vultr_tui.console.dialogs.confirm import Confirm
from vultr_tui.console.dialogs.progress import Progress
from vultr_tui.console.dialogs.question import Question
from vultr_tui.console.dialogs.typed import Typed
from vultr_tui.console.failures import Failure, Failures
from vultr_tui.console.screens.answer import AnswerScreen
from vultr_tui.console.widgets.prose import lines
from vultr_tui.console.words import lasted, phrase, spoken
from vultr_tui.grammar.commands import Command


class Acting:
    """Carries intents through. Its coroutines run in a worker, since they wait for dialogs."""

    def __init__(self, app: App[int], account: Account, failures: Failures, on_done: Callable[[Intent], None]) -> None:
        self._app = app
        self._account = account
        self._failures = failures
        self._on_done = on_done
        self._performing = Performing(account, self._ready)

    @property
    def runs(self) -> Runs:
        """Everything that was begun since the console was opened."""
        return self._performing.runs

    async def start(self, intent: Intent, filled: Arguments | None = None) -> None:
        """Ask for what the operation still needs to know, then do it; a form begins with what is `filled` in."""
        refusal = self._account.refusal(intent)
        if refusal:
            self.fail(phrase(intent), NotAllowed(refusal))
            return
        if asked(intent.operation, intent.arguments, targeted=bool(intent.targets)):
            from vultr_tui.console.forms.form import Form  # noqa: PLC0415  (not needed for the first picture)

            await look_up(self._account, intent)
            answer = await self._app.push_screen_wait(Form(self._account, intent, filled))
            if answer is None:
                return
            intent = answer
        await self.act(intent)

    async def obey(self, command: Command) -> None:
        """Do what was typed; what is missing is asked for."""
        try:
            intent = await intent_of(self._account, command)
        except ApiError as error:
            self.fail(spoken(command.operation), error)
            return
        missing = [p for p in intent.operation.parameters if p.required and p.applies(intent.arguments)]
        given = {*intent.arguments, intent.operation.target if intent.targets else ""}
        if any(parameter.name not in given for parameter in missing):
            await self.start(intent)
        else:
            await self.act(intent)

    async def act(self, intent: Intent) -> None:
        """Do what is meant, once it is confirmed as its risk demands."""
        problems = check(intent.operation, next(calls(intent))[1])
        if problems:
            wrong = "\n".join(f"{problem.parameter}: {problem.message}" for problem in problems)
            self.tell(f"Cannot {phrase(intent)}.\n{wrong}", severe=True)
        elif await self._confirmed(intent):
            outcomes = await self._perform(intent)
            self._report(intent, outcomes)
            self._on_done(intent)

    async def _confirmed(self, intent: Intent) -> bool:
        """Whether it may be done, and the user means it as far as its risk demands to know."""
        verdict = self._account.guard(intent)
        if verdict.refusal:
            self.fail(phrase(intent), NotAllowed(verdict.refusal))
            return False
        if verdict.owed is Owed.NOTHING:
            return True
        kind: type[Question] = Confirm if verdict.owed is Owed.YES else Typed
        answer = await self._app.push_screen_wait(kind(self._account, intent))
        return answer is True

    async def _perform(self, intent: Intent) -> tuple[Outcome, ...]:
        run = self._performing.begin(intent)
        if run.count > 1:
            self.watch(run)
        return await self._sent(run, ())

    async def carry_out(self, title: str, steps: Sequence[Step]) -> None:
        """Perform what a preview has confirmed, step by step."""
        batch = Batch(title=title, started=self._account.clock.now(), steps=steps)
        self.watch(batch)
        await self._carried_out(batch)

    async def _carried_out(self, batch: Batch) -> None:
        await self._performing.carry_out(batch)
        for outcome in batch.outcomes.values():
            self._remember(phrase(outcome.intent), outcome.error)
        undone = f", {batch.faults} not" if batch.faults else ""
        self.tell(f"{batch.title}: {batch.done} done{undone}.", severe=bool(batch.faults))
        self._on_done(batch.steps[0].intent)

    async def _sent(self, run: Run, targets: tuple[Target, ...]) -> tuple[Outcome, ...]:
        outcomes = await self._performing.perform(run, targets)
        self._app.run_worker(self._performing.follow(run, outcomes))
        return outcomes

    def watch(self, course: Course) -> None:
        """Show what becomes of each of its targets, or steps."""
        match course:
            case Run():
                self._app.push_screen(Progress(course, self.runs, self._account.clock, self.retry))
            case Batch():
                from vultr_tui.console.dialogs.steps import Watch  # noqa: PLC0415  (not needed for the first picture)

                self._app.push_screen(Watch(course, self.runs, self._account.clock, self.retry))

    def retry(self, course: Course) -> None:
        """Try again what has failed of it: the same targets or steps, and the same confirmation."""
        match course:
            case Run(retriable=True):
                self._app.run_worker(self._retried(course, course.failed))
            case Batch(retriable=True):
                self._app.run_worker(self._carried_out(course))

    async def _retried(self, run: Run, targets: tuple[Target, ...]) -> None:
        intent = replace(run.intent, targets=targets)
        outcomes = await self._sent(run, targets)
        self._report(intent, outcomes)
        self._on_done(intent)

    def _ready(self, run: Run) -> None:
        self.tell(f"{phrase(run.intent)}: {run.arrival} after {lasted(run.seconds)}.")

    async def undo(self) -> None:
        """Take the last change back."""
        entry = self._account.undoable()
        if entry is None:
            self.tell("Nothing to take back.")
        else:
            await self.take_back(entry)

    async def redo(self) -> None:
        """Make the change again that was taken back last."""
        entry = self._account.redoable()
        if entry is None:
            self.tell("Nothing was taken back.")
        else:
            await self.take_back(entry, again=True)

    async def take_back(self, entry: Entry, *, again: bool = False) -> None:
        """Take back what an entry of the journal says; if that was itself a taking back, it is done `again`."""
        kind, said = ("redo", "Done again") if again else ("undo", "Taken back")
        try:
            intent = self._account.inverse(entry)
        except ApiError as error:
            self.fail(kind, error)
            return
        if not await self._confirmed(intent):
            return
        outcome = await self._performing.take_back(self._performing.begin(intent, kind), entry)
        if outcome.error:
            self.fail(f"{kind}: {phrase(intent)}", outcome.error)
        else:
            done = None if again else meant(self._account, entry)
            self.tell(f"{said}: {phrase(done or intent)}.")
        self._on_done(intent)

    def _report(self, intent: Intent, outcomes: tuple[Outcome, ...]) -> None:
        failed = [outcome for outcome in outcomes if outcome.error]
        for outcome in failed:
            self._remember(phrase(outcome.intent), outcome.error)
        if len(failed) == 1 and len(outcomes) == 1 and failed[0].error:
            self._tell_error(phrase(intent), failed[0].error)
        elif failed:
            self.tell(f"{phrase(intent)}: {len(outcomes) - len(failed)} done, {len(failed)} not.", severe=True)
        else:
            self._succeeded(intent, outcomes)

    def _succeeded(self, intent: Intent, outcomes: tuple[Outcome, ...]) -> None:
        answer = outcomes[0].answer if len(outcomes) == 1 else None
        if answer is not None and (intent.operation.reads or intent.operation.reply.secrets):
            self._app.push_screen(AnswerScreen(self._account, answer, phrase(intent)))
            return
        undoable = any(outcome.entry and outcome.entry.undo for outcome in outcomes)
        self.tell(f"{phrase(intent)}: done." + (" u takes it back." if undoable else ""))

    # Telling

    def fail(self, what: str, error: ApiError) -> None:
        """Tell of an error, and remember it."""
        self._remember(what, error)
        self._tell_error(what, error)

    def _remember(self, what: str, error: ApiError | None) -> None:
        if error is not None:
            self._failures.add(Failure(self._account.clock.now(), what, error))

    def _tell_error(self, what: str, error: ApiError) -> None:
        said = f"\nThe service said: {error.text}" if error.text else ""
        self.tell(f"{what}: {error.message}{said}\n{error.hint}", severe=True)

    def tell(self, words: str, *, severe: bool = False) -> None:
        """Show a few words for a moment."""
        self._app.notify(
            lines(words), severity="error" if severe else "information", timeout=8 if severe else 5, markup=False
        )
