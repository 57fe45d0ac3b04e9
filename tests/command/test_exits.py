"""Every error has its exit code, and programs are told its kind."""

import pytest

from vultr_tui.account.errors import Ambiguous, CannotUndo, Changed, NotAllowed, NotFound, NotSent
from vultr_tui.client import errors
from vultr_tui.client.errors import ApiError, Denial
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.report import facts
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.settings import SettingsError


@pytest.mark.parametrize(
    ("error", "code", "kind"),
    [
        (errors.Refused("no", status=412), 1, "refused"),
        (errors.Unreadable(), 1, "unreadable"),
        (errors.NoSuchLocation(), 1, "no-such-location"),
        (errors.WrongMethod(), 1, "wrong-method"),
        (GrammarError("what?"), 2, "usage"),
        (SettingsError("line 1", "mend it"), 2, "settings-error"),
        (errors.Misconfigured(), 2, "misconfigured"),
        (errors.Forbidden(Denial.KEY), 3, "forbidden"),
        (errors.Forbidden(Denial.ACCESS), 3, "forbidden"),
        (errors.Forbidden(Denial.ADDRESS), 3, "forbidden"),
        (NotFound("server", "x"), 4, "not-found"),
        (errors.Throttled(), 5, "throttled"),
        (errors.ServerFault(), 5, "server-fault"),
        (errors.Unreachable(), 5, "unreachable"),
        (errors.Untrusted(), 5, "untrusted"),
        (errors.Discontinued(), 5, "discontinued"),
        (Ambiguous("servers", "x", ()), 6, "ambiguous"),
        (NotAllowed("no"), 6, "not-allowed"),
        (Changed("it"), 6, "changed"),
        (NotSent("it"), 6, "not-sent"),
        (CannotUndo("it"), 6, "cannot-undo"),
        (errors.ReadOnly(), 6, "read-only"),
        (errors.TimedOut(), 7, "timed-out"),
        (errors.OutcomeUnknown(), 8, "outcome-unknown"),
        (errors.TimedOut(maybe_done=True), 8, "timed-out"),
    ],
)
def test_an_error_has_its_code(error: Exception, code: int, kind: str) -> None:
    assert exit_of(error) == code
    told = facts(error)
    assert told["kind"] == kind
    assert told["message"]


def test_every_error_of_the_client_is_known() -> None:
    def below(kind: type[ApiError]) -> set[type[ApiError]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    plain = {errors.Refused, errors.NotOffered, errors.Unreadable, errors.NoSuchLocation, errors.Redirected}
    plain |= {errors.WrongMethod, ApiError}
    for kind in below(ApiError):
        if kind.__module__ == errors.__name__ and kind not in plain:
            error = kind(Denial.KEY) if kind is errors.Forbidden else kind()
            assert exit_of(error) is not Exit.REFUSED, kind


def test_the_status_is_told_where_there_was_one() -> None:
    assert facts(errors.Refused("no", status=412))["status"] == 412
    assert "status" not in facts(errors.Unreachable())
