"""`vultr-tui simulate`: an embedded account served over HTTP."""

from __future__ import annotations

from vultr_tui.api.ports import LAST_PORT
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.page import Section, section
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import number

PORT = 8080


def run(invocation: Invocation) -> Exit:
    """Serve until interrupted. Raises GrammarError for an address that cannot be had."""
    from vultr_tui.simulator import create_app  # noqa: PLC0415  (SQLite, for this alone)
    from vultr_tui.simulator.faults.choice import Faults, chosen_by  # noqa: PLC0415
    from vultr_tui.simulator.serving import serve  # noqa: PLC0415
    from vultr_tui.simulator.store import StateError  # noqa: PLC0415

    options = invocation.options
    port = number(options, "port", PORT)
    if port > LAST_PORT or port != int(port):
        raise GrammarError(f"--port is a number from 0 to {LAST_PORT}")
    host = options.get("host", "127.0.0.1")
    try:
        faults = Faults(chosen_by(options.get("faults", "")), options.get("faults-seed", "0"))
    except ValueError as error:
        raise GrammarError(f"--faults: {error}", suggestions=("simulate --help",)) from None
    try:
        app = create_app(
            options.get("state", ":memory:"),
            key=options.get("key"),
            seed=options.get("seed-account", "typical"),
            clock_rate=number(options, "clock-rate", 1.0),
            rate_limit="no-rate-limit" not in options,
            faults=faults,
        )
        serve(app, host, int(port), refuse_tls=faults.of_listener)
    except StateError as error:
        raise GrammarError(str(error)) from None
    except OSError as error:
        raise GrammarError(f"cannot listen on {host} port {int(port)}: {error.strerror}") from None
    return Exit.OK


def further_help() -> tuple[Section, ...]:
    """Say which faults there are, and how they are asked for."""
    from vultr_tui.simulator.faults import table, when  # noqa: PLC0415  (the simulator, for this alone)

    return (
        section("Faults, several with commas between them", when.HELP),
        section("Their names", ((fault.name, fault.summary) for fault in table.FAULTS)),
    )
