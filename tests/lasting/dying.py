"""Kills a bulk action at many instants, and looks each time at what is left: `python -m tests.lasting.dying FOLDER N`.

A process of its own, for it forks. `N` of the instants are tried, evenly spread. Prints how many there are and how
many were tried; what is wrong is an AssertionError.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.clocks import HastyClock
from tests.effort import tries
from tests.lasting.instants import Instants
from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.entry import Result
from vultr_tui.api.intent import Intent
from vultr_tui.connect import open_account
from vultr_tui.console.memory import Memory
from vultr_tui.console.profiles import Profiles
from vultr_tui.settings import DEMO, Paths, Profile, Settings

TARGETS = tries(3, 12)


@dataclass(frozen=True)
class Home:
    """What one user keeps, in a folder."""

    folder: Path

    @property
    def paths(self) -> Paths:
        return Paths(self.folder / "config", self.folder / "state", self.folder / "cache")

    def account(self) -> Account:
        return open_account(Profile(DEMO), self.paths, clock=HastyClock())

    async def rename(self, account: Account, label: str) -> tuple[Outcome, ...]:
        """Rename some servers at once, and after each keep everything that is kept."""
        table = await account.ensure("server")
        operation = account.api.operation("server.label_set")
        targets = tuple(account.target(operation, row) for row in table.rows[:TARGETS])
        return await account.perform(Intent(operation, {"label": label}, targets), lambda _: self.keep(account, label))

    def keep(self, account: Account, said: str) -> None:
        """Keep rows, a line that was typed and a setting, as the console does."""
        account.save()
        memory = Memory.read(self.paths.console(DEMO))
        memory.remember(":", f"{said} {len(memory.typed)}")
        assert memory.save() == ""
        Profiles.usual(self.paths).set({("theme",): said})

    async def live(self, label: str) -> None:
        account = self.account()
        assert all(outcome.ok for outcome in await self.rename(account, label))
        await account.aclose()


def die(home: Home, last: int) -> int:
    """Rename in a process that is killed at that instant; how many instants it had, 0 if it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        instants = Instants(last)
        instants.watch()
        asyncio.run(home.live("second"))
        with os.fdopen(writing, "w") as told:
            told.write(str(instants.count))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        count = told.read()
    status = os.waitpid(child, 0)[1]
    assert (status == 0) if count else (os.WTERMSIG(status) == signal.SIGKILL), f"it ended with {status}"
    return int(count or 0)


async def look(home: Home) -> None:
    """Look at what a killed process has left, and go on from there."""
    account = home.account()
    done, unknown = changes(account)
    account.look_back(told=True)
    said = [problem.message for problem in account.problems.fresh()]
    assert len(unknown) == len(said) <= 1, said
    assert all("whether it was done is unknown" in sentence for sentence in said)
    known = account.table("server")
    assert known.rows, "the rows last known are gone"
    rows = (await account.refresh("server")).rows
    changed = {str(row["SUBID"]) for row in rows if row["label"] == "second"}
    assert done <= changed <= done | unknown, (done, changed, unknown)
    assert Settings.load(home.paths.settings, {}).theme in {"first", "second"}
    memory = Memory.read(home.paths.console(DEMO))
    assert memory.document.problem == ""
    assert memory.typed[":"]
    assert all(outcome.ok for outcome in await home.rename(account, "third"))
    await account.aclose()
    assert account.problems.fresh() == ()
    again = home.account()
    again.look_back(told=True)
    assert again.problems.fresh() == (), "it is told again"
    assert changes(again)[1] == unknown, "what is unknown was forgotten"
    await again.aclose()
    left = [path.name for path in home.folder.rglob("*.draft")]
    assert left == [], left


def changes(account: Account) -> tuple[set[str], set[str]]:
    """The targets of the bulk action that the journal says were changed, and of which nobody knows."""
    entries = [entry for entry in account.journal.entries() if entry.arguments.get("label") == "second"]
    assert all(entry.outcome in {Result.OK, Result.UNKNOWN} for entry in entries), entries
    by = {result: {entry.targets[0].id for entry in entries if entry.outcome is result} for result in Result}
    return by[Result.OK], by[Result.UNKNOWN]


def main(folder: Path, most: int) -> None:
    before = Home(folder / "before")
    asyncio.run(before.live("first"))
    count = die(Home(shutil.copytree(before.folder, folder / "whole")), 0)
    apart = max((count - 1) / max(most - 1, 1), 1)
    tried = [1 + round(number * apart) for number in range(min(most, count))]
    for instant in tried:
        home = Home(shutil.copytree(before.folder, folder / "killed"))
        try:
            assert die(home, instant) == 0, "it was not killed"
            asyncio.run(look(home))
        except AssertionError as error:
            raise AssertionError(f"killed at instant {instant} of {count}: {error}") from error
        shutil.rmtree(home.folder)
    sys.stdout.write(f"{count} {len(tried)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
