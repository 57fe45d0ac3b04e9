"""One shell: its account, what was listed last, and the commands that are typed at it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from vultr_tui.account.account import Account
from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.api.light import define, field, replace
from vultr_tui.api.operation import Shape
from vultr_tui.client.errors import ApiError
from vultr_tui.command import help as helping
from vultr_tui.command.builtins import plainly
from vultr_tui.command.course import Course
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.failing import ProgramFault
from vultr_tui.command.report import PROGRAM, Report
from vultr_tui.command.run import run as run_command
from vultr_tui.command.texts import write_text
from vultr_tui.connect import open_account
from vultr_tui.grammar import pasted
from vultr_tui.grammar.commands import Command, understand
from vultr_tui.grammar.errors import GrammarError, nearest
from vultr_tui.grammar.given import FromInput
from vultr_tui.grammar.naming import matching
from vultr_tui.grammar.options import CHANGING, GENERAL, PRINTING, Options, separate
from vultr_tui.grammar.script import CURL, Step, read
from vultr_tui.grammar.words import Word, lex
from vultr_tui.output.times import Times
from vultr_tui.settings import Paths, Profile, SettingsError
from vultr_tui.shell.announcing import SECRET, announce
from vultr_tui.shell.interrupting import interruptible
from vultr_tui.shell.kept import Kept
from vultr_tui.shell.preview import preview
from vultr_tui.shell.routing import routed

OPTIONS = (*PRINTING, *CHANGING, *(option for option in GENERAL if option.name == "help"))
"""What an operation may be given here; which account is meant is the shell's to say."""
DEEPEST = 10
"""How deep files of commands may name further ones."""


@define
class Shell:
    """Runs what is typed. Nothing that goes wrong in a command ends the shell."""

    profile: Profile
    paths: Paths
    kept: Kept
    options: dict[str, str] = field(default_factory=dict)
    """What holds for every command that does not say otherwise."""
    terminal: bool = False
    open: Callable[[Profile, Paths], Account] = open_account
    times: Times = field(default_factory=Times)
    restricted: bool = False
    """Whether nothing may be changed, whatever the profile that is gone on with says."""
    api: str = ""
    """The version of the API that the command line asked for, which the demo speaks too."""
    lent: Account | None = None
    """The account to begin with, if it is somebody else's, who will close it."""
    account: Account = field(init=False)
    rows: tuple[str, ...] = ()
    """The ids of the rows that were listed last."""
    leaving: bool = False
    debug: bool = False
    course: Course = field(default_factory=Course)
    """How the command goes that is running, or ran last."""
    depth: int = 0

    def __post_init__(self) -> None:
        self._take(self.lent or self.open(self.profile, self.paths))

    def _take(self, account: Account) -> None:
        """Be on the account from now on, and know what earlier programs left unknown there."""
        self.account = account
        account.problems.add(self.kept.document.problem)
        if account is not self.lent:
            account.look_back(told=sys.stderr.isatty())

    async def aclose(self) -> None:
        """Give up the account."""
        if self.account is not self.lent:
            await self.account.aclose()
            self.warn()

    async def switch(self, profile: Profile) -> None:
        """Go on with another profile's account. Raises what keeps it from being opened; then nothing changes."""
        profile = replace(profile, read_only=profile.read_only or self.restricted)
        account = self.open(profile, self.paths)
        await self.aclose()
        self.profile, self.rows = profile, ()
        self._take(account)

    # Running

    async def run(self, text: str, *, stop: bool = False) -> Exit:
        """Run the commands of a text; the exit code of the first that failed. With `stop`, none follows that one."""
        first = last = Exit.OK
        try:
            steps = read(text)
        except GrammarError as error:
            return self.tell(error, text)
        for step in steps:
            if self.leaving or (step.conditional and last):
                continue
            last = await self._attempt(step, text)
            self.warn()
            first = first or last
            if last is Exit.INTERRUPTED or (stop and last):
                break
        return first

    async def _attempt(self, step: Step, text: str) -> Exit:
        self.course = Course()
        try:
            with interruptible(self):
                return await self._step(step)
        except (asyncio.CancelledError, KeyboardInterrupt):
            self.settle()
            sys.stderr.write("\n" if self.terminal else "")
            return Exit.INTERRUPTED
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  (the shell outlives every command)
            return self.tell(error, text, step.words(self.rows) if self._can_refer(step) else ())

    @staticmethod
    def settle() -> None:
        """Take back what an interruption asked of the task: it has been heard."""
        task = asyncio.current_task()
        while task and task.cancelling():
            task.uncancel()

    def _can_refer(self, step: Step) -> bool:
        try:
            step.words(self.rows)
        except GrammarError:
            return False
        return True

    async def _step(self, step: Step) -> Exit:
        words = plainly(self.expanded(step.words(self.rows)))
        if not words:
            return Exit.OK
        from vultr_tui.shell.own import OWN  # noqa: PLC0415  (they need this module)

        own = OWN.get(words[0].text)
        if own and own.routes_itself:
            return await own.perform(self, words, step)
        async with routed(self, step):
            return await (own.perform(self, words, step) if own else self.operate(words))

    def expanded(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Put the words of an alias in its place; they all stand where it stood. The program's name says nothing."""
        if len(words) > 1 and words[0].text == PROGRAM:
            words = words[1:]
        alias = self.kept.aliases.get(words[0].text) if words else None
        if alias is None:
            return tuple(words)
        place = words[0]
        return (*(Word(word.text, place.start, place.end) for word in lex(alias)), *words[1:])

    async def operate(self, words: Sequence[Word]) -> Exit:
        """Perform an operation, or a curl line that means one. Raises GrammarError and ApiError."""
        if words[0].text == CURL:
            command = pasted.parse(self.account.api, words)
            announce(self, command)
            return await self.perform(command, literal=True)
        self._check_name(words[0])
        bare, options = separate(words, OPTIONS)
        if "help" in options:
            write_text(helping.lines(self.account.api, bare))
            return Exit.OK
        return await self.perform(understand(self.account.api, bare, options))

    def _check_name(self, word: Word) -> None:
        """Raise GrammarError if the word is the name of nothing, a command of the shell's own included."""
        from vultr_tui.shell.own import OWN  # noqa: PLC0415

        if not word.text.startswith("-") and not matching(word.text, self.account.api.groups):
            near = nearest(word.text, (*self.account.api.groups, *OWN, *self.kept.aliases))
            raise word.error(f"there is no group or command called {word.text}", near or ("help",))

    async def perform(self, command: Command, *, literal: bool = False) -> Exit:
        """Perform a command and print what it answers. Raises GrammarError and ApiError."""
        command = Command(command.operation, command.targets, command.arguments, self.completed(command.options))
        if not self.terminal and any(isinstance(given, FromInput) for given in command.arguments.values()):
            raise GrammarError("standard input gives the commands here, so no value: write NAME=@FILE")
        for name, given in command.arguments.items():
            if given in (SECRET, (SECRET,)):
                raise GrammarError(f"{name} is a secret and was not kept: type it again", suggestions=(f"{name}=",))
        report = self.report(command.options)
        if "dry-run" in command.options and "curl" not in command.options:
            return await preview(self.account, command, literal=literal)
        code = await run_command(self.account, command, report, self.course)
        shown = self.course.shown
        listed = shown and shown.shape not in {Shape.NOTHING, *({Shape.OBJECT} if command.operation.reads else ())}
        if listed:
            self.rows = self.course.ids
        return code

    def completed(self, options: Options) -> Mapping[str, str]:
        """Return the options with those that hold for every command."""
        kept = {"output": self.kept.settings["output"]} if "output" in self.kept.settings else {}
        return {**kept, **self.options, **options}

    # Telling

    def report(self, options: Options) -> Report:
        """What tells of a command that has these options."""
        return Report(as_json=self.completed(options).get("output") in {"json", "jsonl"})

    def warn(self) -> None:
        """Say what is wrong with what is kept on this machine, as far as it was not said yet."""
        for problem in self.account.problems.fresh():
            self.report({}).warn(problem)

    def tell(self, error: Exception, text: str = "", words: Sequence[Word] = ()) -> Exit:
        """Say what went wrong, pointing at the word, and return the exit code it means."""
        report = self.report(_format_in(words))
        if not isinstance(error, GrammarError | SettingsError | ApiError):
            if self.debug:
                report.trace(error)
            error = ProgramFault(error)
        if isinstance(error, GrammarError):
            _point_into(error, text)
        report.error(error)
        if isinstance(error, NotFound | Ambiguous) and not report.as_json:
            _point_at(report, error.word, text, words)
        return exit_of(error)


def _format_in(words: Sequence[Word]) -> Options:
    """Find the format asked for in words that may make no sense otherwise."""
    formats = [after.text for word, after in pairwise(words) if word.text in {"-o", "--output"}]
    return {"output": formats[-1]} if formats else {}


def _point_into(error: GrammarError, text: str) -> None:
    """Let the error point into the line of the text that it is about, if it points into nothing yet."""
    if error.line or not error.length:
        return
    start = text.rfind("\n", 0, error.position) + 1
    error.line = text[start:].partition("\n")[0]
    error.position -= start


def _point_at(report: Report, name: str, text: str, words: Sequence[Word]) -> None:
    for word in words:
        if word.text == name or word.text.endswith(f"={name}"):
            start = text.rfind("\n", 0, word.start) + 1
            report.note(f"  {text[start:].partition(chr(10))[0]}\n  {' ' * (word.start - start)}{'^' * word.length}")
            return
