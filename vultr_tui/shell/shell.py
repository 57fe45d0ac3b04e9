"""One shell: its account, what was listed last, and what holds for the commands that are typed at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from vultr_tui.account.problems import Problems
from vultr_tui.api.light import define, field, replace
from vultr_tui.command.course import Course
from vultr_tui.grammar.options import CHANGING, GENERAL, PRINTING, Options
from vultr_tui.output.times import Times
from vultr_tui.settings import Paths, Profile
from vultr_tui.shell.kept import Kept

if TYPE_CHECKING:
    from vultr_tui.account.account import Account
    from vultr_tui.command.exits import Exit
    from vultr_tui.command.report import Report

OPTIONS = (*PRINTING, *CHANGING, *(option for option in GENERAL if option.name == "help"))
"""What an operation may be given here; which account is meant is the shell's to say."""


def _open(profile: Profile, paths: Paths) -> Account:
    from vultr_tui.connect import open_account  # noqa: PLC0415  (the first prompt does not wait for it)

    return open_account(profile, paths)


@define
class Shell:
    """Runs what is typed. Nothing that goes wrong in a command ends the shell."""

    profile: Profile
    paths: Paths
    kept: Kept
    options: dict[str, str] = field(default_factory=dict)
    """What holds for every command that does not say otherwise."""
    terminal: bool = False
    open: Callable[[Profile, Paths], Account] = _open
    times: Times = field(default_factory=Times)
    restricted: bool = False
    """Whether nothing may be changed, whatever the profile that is gone on with says."""
    api: str = ""
    """The version of the API that the command line asked for, which the demo speaks too."""
    lent: Account | None = None
    """The account to begin with, if it is somebody else's, who will close it."""
    later: Callable[[Problems], Account] | None = None
    """Opens the account to begin with when something is first asked of it, and adds to the problems it is given."""
    problems: Problems = field(init=False, default_factory=Problems)
    """What is wrong with what is kept on this machine; the account's own."""
    _account: Account | None = field(init=False, default=None)
    rows: tuple[str, ...] = ()
    """The ids of the rows that were listed last."""
    leaving: bool = False
    debug: bool = False
    course: Course = field(default_factory=Course)
    """How the command goes that is running, or ran last."""
    depth: int = 0

    def __post_init__(self) -> None:
        self.problems.add(self.kept.document.problem)
        if self.later is None:
            self._take(self.lent or self.open(self.profile, self.paths))

    @property
    def account(self) -> Account:
        """The account that is worked on; opening it `later` may raise what `connect.open_account` does."""
        return self._account or self._take(
            self.later(self.problems) if self.later else self.open(self.profile, self.paths)
        )

    @property
    def read_only(self) -> bool:
        """Whether the account may only be looked at; it need not be open for that."""
        return self._account.read_only if self._account else self.profile.read_only

    def _take(self, account: Account) -> Account:
        """Be on the account from now on, and know what earlier programs left unknown there."""
        self._account, self.problems = account, account.problems
        self.problems.add(self.kept.document.problem)
        if account is not self.lent:
            account.look_back(told=sys.stderr.isatty())
        return account

    async def aclose(self) -> None:
        """Give up the account."""
        if self.lent and self._account is self.lent:
            return
        if self._account:
            await self._account.aclose()
        self.warn()

    async def switch(self, profile: Profile) -> None:
        """Go on with another profile's account. Raises what keeps it from being opened; then nothing changes."""
        profile = replace(profile, read_only=profile.read_only or self.restricted)
        account = self.open(profile, self.paths)
        await self.aclose()
        self.profile, self.rows = profile, ()
        self._take(account)

    async def run(self, text: str, *, stop: bool = False) -> Exit:
        """Run the commands of a text; the exit code of the first that failed. With `stop`, none follows that one."""
        from vultr_tui.shell.running import run  # noqa: PLC0415  (the first prompt does not wait for it)

        return await run(self, text, stop=stop)

    def completed(self, options: Options) -> Mapping[str, str]:
        """Return the options with those that hold for every command."""
        kept = {"output": self.kept.settings["output"]} if "output" in self.kept.settings else {}
        return {**kept, **self.options, **options}

    def report(self, options: Options) -> Report:
        """What tells of a command that has these options."""
        from vultr_tui.command.report import Report  # noqa: PLC0415  (mostly there is nothing to tell at first)

        return Report(as_json=self.completed(options).get("output") in {"json", "jsonl"})

    def warn(self) -> None:
        """Say what is wrong with what is kept on this machine, as far as it was not said yet."""
        for problem in self.problems.fresh():
            self.report({}).warn(problem)
