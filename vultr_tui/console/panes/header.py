"""The first line: whose account this is, what may be done, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style

from vultr_tui.account.account import Account
from vultr_tui.api.light import replace
from vultr_tui.client.pacing import Budget
from vultr_tui.console.badge import badge
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.output.text import dollars

NAME = "strong"
"""The tone of the profile's name."""
BILLING = "account"
"""The resource whose one row has the balance."""


class Header(Bar):
    """Says what is known; repainted only when that is different."""

    def __init__(self, account: Account, colour: str = "") -> None:
        super().__init__(id="header")
        self._account = account
        self._colour = colour

    def on_mount(self) -> None:
        """Say what is known from the beginning."""
        self.reload()

    def reload(self) -> None:
        """Say what is known now."""
        account = self._account
        mode = Part("read-only", "accent") if account.read_only else Part("read-write", "", 2)
        self.say(
            (Part(f"vultr-tui · {account.name}", NAME), *self._owner()),
            (mode, budget(account.session.budget), Part(account.api.name, "muted", 3), *self._balance()),
        )

    def style_of(self, part: Part, base: Style) -> Style:
        """Put the profile's name on the profile's colour."""
        style = super().style_of(part, base)
        return badge(self._colour, style, self.app.current_theme) if part.tone == NAME else style

    def _owner(self) -> Iterator[Part]:
        """Whose key it is, as the service says."""
        key = self._account.api.introspected
        name = next((row.get("name") for row in self._account.table(key).rows), None) if key else None
        if isinstance(name, str) and name:
            yield Part(name, "muted", 5)

    def _balance(self) -> Iterator[Part]:
        if BILLING not in self._account.api.resources_by_name:
            return
        for row in self._account.table(BILLING).rows:
            for name, title in (("balance", "balance"), ("pending_charges", "pending")):
                value = row.get(name)
                if isinstance(value, (int, float)):
                    yield Part(f"{title} {dollars(value)}", "muted", 4)


def budget(left: Budget) -> Part:
    """How many requests a second there may be, what waits for that, and whether others count with us.

    What waits alone has its turn before anybody could read of it, unless the service slows us down.
    """
    told = left if left.waiting > 1 or left.throttled else replace(left, waiting=0)
    return Part(str(told), "busy" if left.throttled or left.trouble else "muted", 3)
