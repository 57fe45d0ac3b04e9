"""Applications to be watched in a terminal: `python -m tests.console.writer.stages STAGE DRIVER [THEME]`.

F12 makes each of them say in the window's title that it has nothing left to do.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import termios
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, DataTable, Footer, Header, Input, Label, OptionList, Static, TabbedContent, TabPane
from textual.widgets import Tree as TreeWidget

from vultr_tui.console.writer import choose_driver

SETTLED = "settled"
REPAINT = 1 / 60
"""Seconds after which Textual repaints what changed."""

PLACES = ("Amsterdam", "Atlanta", "Chicago", "Frankfurt", "London", "Miami", "Paris", "Tokyo", "東京", "Zürich")
STATES = ("running", "running", "stopped", "pending")
SIZES = ("1 GB", "2 GB", "4 GB", "8 GB", "16 GB")


def server(number: int) -> tuple[str, ...]:
    """A row of a table."""
    return (
        f"{('web', 'db', 'cache', 'mail', 'build')[number % 5]}-{number:04}",
        STATES[number * 7 % 4],
        f"203.0.{number // 250}.{number % 250}",
        PLACES[number * 3 % 10],
        SIZES[number * 11 % 5],
        f"{number * 37 % 100} %",
    )


class Stage(App[None]):
    """An application that can be asked whether it is at rest."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit"), Binding("f12", "probe", show=False, priority=True)]
    probes = 0

    def on_mount(self) -> None:
        if len(sys.argv) > 3:
            self.theme = sys.argv[3]

    def action_probe(self) -> None:
        self.set_timer(2 * REPAINT, self._settled)

    def _settled(self) -> None:
        self.probes += 1
        self.say(f"\x1b]2;{SETTLED} {self.probes} at {self.at()}\x07")

    def at(self) -> int:
        """Tell on which row the cursor is, where there are rows."""
        return 0

    def say(self, text: str) -> None:
        """Write to the terminal beside the frames."""
        assert self._driver is not None
        self._driver.write(text)
        self._driver.flush()


class Table(Stage):
    """One table of many rows."""

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        super().on_mount()
        table = self.query_one(DataTable)
        table.add_columns("Label", "State", "Main IP", "Region", "Memory", "Transfer")
        table.add_rows(map(server, range(400)))

    def at(self) -> int:
        """Tell on which row the cursor is."""
        return self.query_one(DataTable).cursor_row


class Dialog(ModalScreen[None]):
    """A dialog over the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "")]
    CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical { width: 50; height: 9; border: round $primary; padding: 1 2; background: $surface; }
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label("Reboot web-0000?")
            yield Label("It will be unreachable for about a minute.")
            with Horizontal():
                yield Button("Cancel", compact=True)
                yield Button("Reboot", compact=True)

    def on_button_pressed(self) -> None:
        self.dismiss()


class Typical(Stage):
    """What a console looks like: a tree beside a table in a tab, a header, a footer, and a dialog."""

    CSS = """
    TreeWidget { width: 20; }
    Input, OptionList { height: 5; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("m", "open", "Dialog"),
        ("n", "toast", "Toast"),
        ("r", "repaint", "Repaint"),
        ("u", "touch", "Touch"),
        ("e", "echo", "Bell"),
        ("x", "strange", "Strange"),
        ("c", "crash", "Crash"),
        ("z", "suspend", "Suspend"),
    ]
    touched = 0

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal():
            tree: TreeWidget[None] = TreeWidget("Account")
            tree.root.expand()
            for name in ("Servers", "Snapshots", "Firewalls", "Zones 域名", "Keys"):
                tree.root.add(name).add_leaf(f"all {name.lower()}")
            yield tree
            with TabbedContent():
                with TabPane("Servers"):
                    yield DataTable(cursor_type="row")
                with TabPane("Find"):
                    field = Input(placeholder="label")
                    field.cursor_blink = False
                    yield field
                    yield OptionList(*(Text(" ".join(server(n))) for n in range(40)))
                with TabPane("Glyphs"):
                    yield Static("plain ● ünï ▂▃▅▂▁ 漢字 😀 ❤️ e\u0301 👨‍👩‍👧 end", id="glyphs")
                    yield Static(Text("a link", style="link https://example.com bold"))
                    yield Static("[b]bold[/] [i]italic[/] [u]under[/] [s]struck[/] [reverse]reverse[/] [dim]dim[/]")
        yield Footer()

    def on_mount(self) -> None:
        super().on_mount()
        table = self.query_one(DataTable)
        table.add_columns("Label", "State", "Main IP", "Region", "Memory", "Transfer")
        table.add_rows(map(server, range(40)))
        table.focus()

    def action_open(self) -> None:
        self.push_screen(Dialog())

    def action_toast(self) -> None:
        self.notify("web-0000 was rebooted", timeout=600)

    def action_repaint(self) -> None:
        self.refresh(layout=True)

    def action_touch(self) -> None:
        self.touched += 1
        self.query_one(DataTable).update_cell_at(DataTable().cursor_coordinate, f"touched {self.touched}")

    def action_echo(self) -> None:
        self.bell()
        self.copy_to_clipboard("203.0.113.7")

    def action_strange(self) -> None:
        self.say("\x1b[3;5H\x1bP0;1q#0~\x1b\\")

    def action_crash(self) -> None:
        raise RuntimeError("as asked")

    def action_suspend(self) -> None:
        with self.suspend():
            os.write(1, b"\r\nelsewhere\r\n")
            sys.__stdin__.readline()  # type: ignore[union-attr]  # a stage has a terminal


class Patient(Typical):
    """An application that has its own answer to being told to end."""

    def __init__(self, **options: Any) -> None:
        signal.signal(signal.SIGTERM, lambda *_: self.call_later(self.notify, "not now", timeout=600))
        super().__init__(**options)


STAGES: dict[str, type[Stage]] = {"table": Table, "typical": Typical, "patient": Patient}


def main() -> None:
    """Show the stage that is named, with the driver that is named, on a terminal that becomes its own."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    app = STAGES[sys.argv[1]](driver_class=choose_driver(setting=sys.argv[2] == "writer"))
    app.run()
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()
