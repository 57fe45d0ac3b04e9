"""Carrying several operations out: shown, confirmed by their count, performed one after another, told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vultr_tui.console.batch import Batch, Step

if TYPE_CHECKING:
    from vultr_tui.console.app import Console


async def carry_out(app: Console, title: str, steps: Sequence[Step], notes: Sequence[str] = ()) -> None:
    """Do what is wanted of the steps. Runs in a worker, since it waits for the preview."""
    from vultr_tui.console.dialogs.steps import Preview  # noqa: PLC0415  (not needed for the first picture)

    wanted = await app.push_screen_wait(Preview(app.account, title, steps, notes))
    if wanted:
        await _perform(app, Batch(title, wanted))


async def _perform(app: Console, batch: Batch) -> None:
    from vultr_tui.console.dialogs.steps import Watch  # noqa: PLC0415

    if not (isinstance(app.screen, Watch) and app.screen.course is batch):
        app.push_screen(Watch(batch, app.account.clock, lambda again: _again(app, again)))
    await batch.perform(app.acting.one_of_many)
    left = len(batch.steps) - batch.done
    app.acting.tell(f"{batch.title}: {batch.done} done" + (f", {left} not." if left else "."), severe=bool(left))


def _again(app: Console, batch: Batch) -> None:
    if not batch.running:
        app.run_worker(_perform(app, batch))
