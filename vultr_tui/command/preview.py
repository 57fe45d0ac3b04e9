"""What a command would do, without doing it: a dry run, or the curl line that does the same."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.account.account import Account
from vultr_tui.account.calls import calls
from vultr_tui.account.guard import Verdict
from vultr_tui.account.redaction import redacted
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Shape
from vultr_tui.api.request import build
from vultr_tui.api.values import Arguments, Row
from vultr_tui.command.confirm import Confirmation
from vultr_tui.grammar import curl
from vultr_tui.output.content import Content


def curl_lines(account: Account, intent: Intent) -> Iterator[str]:
    """One line for each request."""
    for _, arguments in calls(intent):
        yield curl.render(account.api, intent.operation, arguments, account.address)


def dry_run(account: Account, intent: Intent, verdict: Verdict) -> Content:
    """Show what would be sent, and what would be asked before: a row for each request."""
    rows = [_row(account, intent, verdict, target, arguments) for target, arguments in calls(intent)]
    if len(rows) == 1:
        return Content(shape=Shape.OBJECT, data=rows[0])
    return Content(shape=Shape.ROWS, data=rows)


def _row(account: Account, intent: Intent, verdict: Verdict, target: Target | None, arguments: Arguments) -> Row:
    operation = intent.operation
    shown = redacted(operation, arguments)
    request = build(operation, shown)
    return {
        "operation": operation.name,
        "target": target.name if target else None,
        "risk": verdict.risk.name.lower(),
        "what": verdict.sentence,
        "warnings": list(verdict.warnings),
        "monthly": verdict.monthly,
        "confirm": Confirmation(intent, verdict).flag,
        "refusal": verdict.refusal,
        "method": request.method,
        "url": f"{account.address}{request.location}",
        "arguments": shown,
    }
