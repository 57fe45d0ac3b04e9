"""The keys of the main screen and of all screens. Each has an id, by which a profile may give it another key."""

from __future__ import annotations

from textual.binding import Binding, BindingType

APP: list[BindingType] = [
    Binding("ctrl+z", "suspend_process", "stop", show=False, tooltip="back to the shell; fg continues", id="app.stop"),
]
"""Those of every screen."""

ON_ROWS = frozenset({("detail",), *(("rows", deed) for deed in ("act", "copy", "destroy", "edit", "related"))})
"""What keys of the main screen do that takes a row."""

MAIN: list[BindingType] = [
    Binding("a", "rows('act')", "actions", tooltip="all that can be done to the row, or why not", id="row.actions"),
    Binding("slash", "filter", "filter", key_display="/", tooltip="show matching rows only", id="pane.filter"),
    Binding(
        "colon", "command", "command", key_display=":", tooltip="go to a pane, or type a command", id="app.command"
    ),
    Binding("c", "rows('create')", "create", tooltip="make a new row", id="pane.create"),
    Binding("e", "rows('edit')", "edit", tooltip="set the label, or what can be taken back", id="row.edit"),
    Binding("u", "app.undo", "undo", tooltip="take the last change back", id="app.undo"),
    Binding("question_mark", "app.help", "help", key_display="?", tooltip="this page", id="app.help"),
    Binding("y", "rows('copy')", "copy", tooltip="copy the id, an address, the row, a command", id="row.copy"),
    Binding("d", "detail", "details", tooltip="all fields of the row, and its tabs", id="row.detail"),
    Binding("D", "rows('destroy')", "destroy", tooltip="do away with the row, after asking", id="row.destroy"),
    Binding("tab", "part(1)", "panes", tooltip="to the list of panes, the rows, the details", id="app.next_part"),
    Binding("ctrl+p", "app.palette", "palette", tooltip="find any operation, pane or theme", id="app.palette"),
    Binding("r", "refresh", "refresh", tooltip="ask the service again", id="pane.refresh"),
    Binding("o", "rows('related')", "related", tooltip="go to what this row has to do with", id="row.related"),
    Binding("O", "app.drawer", "operations", tooltip="what is running, and what has finished", id="app.drawer"),
    Binding("J", "app.journal", "journal", tooltip="what was done to the account", id="app.journal"),
    Binding("exclamation_mark", "app.errors", "errors", key_display="!", tooltip="what went wrong", id="app.errors"),
    Binding("q", "app.quit", "quit", tooltip="leave", id="app.quit"),
    Binding("U,ctrl+r", "app.redo", "redo", show=False, tooltip="make again what was taken back", id="app.redo"),
    Binding("full_stop", "reveal", "secrets", show=False, tooltip="show the secrets in the details", id="row.reveal"),
    Binding("s", "rows('ssh')", "ssh", show=False, tooltip="go to the server by ssh, and come back", id="row.ssh"),
    Binding("ctrl+o", "app.shell", "shell", show=False, tooltip="type commands; exit comes back", id="app.shell"),
    Binding(
        "comma",
        "columns",
        "columns",
        show=False,
        key_display=",",
        tooltip="which columns, in which order",
        id="pane.columns",
    ),
    Binding("escape", "back", "back", show=False, tooltip="one step back: details, marks, filter", id="app.escape"),
    Binding("shift+tab", "part(-1)", "part before", show=False, id="app.part_before"),
    Binding("left_square_bracket", "history(-1)", "pane before", show=False, key_display="[", id="app.back"),
    Binding("right_square_bracket", "history(1)", "pane after", show=False, key_display="]", id="app.forth"),
    Binding("minus", "swap", "to the other pane and back", show=False, key_display="-", id="app.swap"),
]
