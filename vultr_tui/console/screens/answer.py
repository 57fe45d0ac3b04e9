"""The reply to one operation: what was asked, or what will be shown only once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from vultr_tui.account.account import Account
from vultr_tui.client.answer import Answer
from vultr_tui.console.panes.contents import raw
from vultr_tui.console.panes.detail import REVEALED_FOR
from vultr_tui.console.screens.report import Report
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.lines import Lines, Words


class AnswerScreen(Report):
    """Secrets in the reply are dots until asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("full_stop", "reveal", "show secrets", id="answer.reveal")]

    def __init__(self, account: Account, answer: Answer, title: str) -> None:
        self._account = account
        self._answer = answer
        super().__init__(title, self._lines(revealed=False))

    def _lines(self, *, revealed: bool) -> list[Words]:
        secret = self._account.api.secrets_of(self._answer.operation)
        return raw(self._answer.data, secret, revealed=revealed) if self._answer.data else [(Part("Done.", "muted"),)]

    def action_reveal(self) -> None:
        """Show the secrets for half a minute."""
        self.query_one(Lines).show(self._lines(revealed=True))
        self.run_worker(self._hide(), group="reveal", exclusive=True)

    async def _hide(self) -> None:
        await self._account.clock.sleep(REVEALED_FOR)
        self.query_one(Lines).show(self._lines(revealed=False))
