"""What came back from one operation."""

from __future__ import annotations

from vultr_tui.api.light import field, frozen
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.values import Json, Row


@frozen
class Answer:
    """A decoded reply; which of `rows`, `object` and `values` is filled follows from the reply's shape.

    `raw` is the body exactly as it came; of a list that came in pages, the last page. `complete` is False where
    the service has more than it gave.
    """

    operation: Operation
    status: int
    raw: bytes = b""
    rows: tuple[Row, ...] = ()
    object: Row = field(default_factory=dict)
    values: tuple[Json, ...] = ()
    complete: bool = True

    @property
    def data(self) -> Json:
        """The reply as plain data: a list of rows, an object, a list of values, or None for an empty reply."""
        match self.operation.reply.shape:
            case Shape.NOTHING:
                return None
            case Shape.OBJECT | Shape.SERIES:
                return self.object
            case Shape.VALUES:
                return list(self.values)
            case Shape.ANYTHING:
                return self.values[0] if self.values else None
            case _:
                return list(self.rows)

    def __repr__(self) -> str:  # the contents may be secret
        return f"<Answer to {self.operation.name}: {self.status}, {len(self.raw)} bytes, {len(self.rows)} rows>"
