"""`vultr-tui api METHOD PATH`: a request as the service takes it, by the same way as every other."""

from __future__ import annotations

from vultr_tui.api.light import replace
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.oneshot import perform
from vultr_tui.command.opening import api_of
from vultr_tui.grammar.requests import request_command


def run(invocation: Invocation) -> Exit:
    """Send it, and print the reply as JSON if no other format is asked for."""
    command = request_command(api_of(invocation.options), invocation.words[1:], invocation.options)
    return perform(replace(command, options={"output": "json", **command.options}), invocation)
