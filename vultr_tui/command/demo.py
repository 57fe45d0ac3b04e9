"""`vultr-tui demo reset`: the demo account as it was at first."""

from __future__ import annotations

from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.settings import Paths, SettingsError


def run(invocation: Invocation) -> Exit:
    """Forget the state of the demo account; the next use makes it anew."""
    from vultr_tui.connect import reset_demo  # noqa: PLC0415  (loads the client)

    said = [word.text for word in invocation.words[1:]]
    if said != ["reset"]:
        raise invocation.words[-1].error("demo does one thing: reset", ("demo reset",))
    try:
        reset_demo(Paths.find())
    except OSError as error:
        message = f"The demo cannot be made as new: {error.strerror}: {error.filename}."
        raise SettingsError(message, "Mend the permissions of the file or its folder.") from None
    return Exit.OK
