"""What the user means to do: an operation, its arguments and the rows it is aimed at."""

from __future__ import annotations

from vultr_tui.api.light import field, frozen
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.values import Arguments, Row


@frozen
class Target:
    """A row as it was when the user chose it.

    `value` is what the operation's target parameter is given; `row` is empty where it is not known.
    """

    resource: str
    id: str
    name: str
    value: str
    row: Row = field(default_factory=dict, compare=False, repr=False)


@frozen
class Intent:
    """An operation on no target, one, or several; each target is one request."""

    operation: Operation
    arguments: Arguments = field(repr=False)
    targets: tuple[Target, ...] = ()

    @property
    def risk(self) -> Risk:
        """The risk of the operation with these arguments."""
        return self.operation.risk_of(self.arguments)
