"""What a request must pass before it is answered, in the order the service looks at it."""

from __future__ import annotations

from collections.abc import Mapping

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import YES_NO, Parameter
from vultr_tui.api.validation import Kind, check
from vultr_tui.api.values import Format
from vultr_tui.simulator.wire import Fields, Request
from vultr_tui.simulator.world.users import User

NO_LOCATION = "Invalid API location.  Check the URL that you are using."
WRONG_METHOD = "Invalid HTTP method.  Check that the method (POST|GET) matches what the documentation indicates."
WRONG_KEY = "Invalid API key.  Check that your API key is present and matches your assigned key."
WRONG_ADDRESS = "Your IP ({}) is not authorized to use this API key"
"""Recorded."""
TOO_OFTEN = "Rate limit reached - please try your request again later.  Current rate limit: {:g} requests/sec"
WRONG_ARGUMENT = "Invalid {0}.  Check {0} value"
NO_ACCESS = "Your API key is not authorized to use this function.  Required access: {}"


class DeniedError(Exception):
    """The request goes no further; it is answered with the status and text."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


Routes = Mapping[str, Mapping[str, Operation]]
"""The operations by path and method."""

ALSO_POSTED = frozenset({"server.list_ipv6", "server.reverse_list_ipv6"})
"""Operations to be asked by GET that the service takes by POST as well (clients agree)."""


def routes(api: Api) -> Routes:
    """Gather the operations of an API by path and method."""
    found: dict[str, dict[str, Operation]] = {}
    for operation in api.operations:
        methods = found.setdefault(operation.path, {})
        methods[operation.method] = operation
        if operation.name in ALSO_POSTED:
            methods["POST"] = operation
    return found


def operation_of(routes: Routes, request: Request) -> Operation:
    """Find what is asked for; raises DeniedError for an unknown path and for the wrong method."""
    methods = routes.get(request.path)
    if methods is None:
        raise DeniedError(400, NO_LOCATION)
    if request.method not in methods:
        raise DeniedError(405, WRONG_METHOD)
    return methods[request.method]


def require_access(operation: Operation, user: User) -> None:
    """Raise DeniedError unless the user may do this."""
    if operation.access and operation.access not in user.acls:
        raise DeniedError(403, NO_ACCESS.format(operation.access))


def require_arguments(operation: Operation, arguments: Fields) -> None:
    """Raise DeniedError for an argument that is missing or of the wrong type.

    What names something, has a form of its own or depends on another argument is left to the world, which has the
    service's words for it.
    """
    sent = {
        parameter.name: arguments[parameter.name] for parameter in operation.parameters if parameter.name in arguments
    }
    for problem in check(operation, sent):
        parameter = operation.parameter(problem.parameter)
        if parameter and _is_ours(parameter, problem.kind):
            raise DeniedError(412, WRONG_ARGUMENT.format(parameter.name))


def _is_ours(parameter: Parameter, kind: Kind) -> bool:
    if parameter.refers_to or parameter.when or parameter.format is not Format.PLAIN:
        return False
    return kind in {Kind.MISSING, Kind.TYPE} or (kind is Kind.VALUE and parameter.allowed == YES_NO)
