"""What was done to the account, by whomever: the service's own log and this program's journal, as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from vultr_tui.account.account import Account
from vultr_tui.account.entry import Entry, Result
from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import frozen, replace
from vultr_tui.api.operation import Operation
from vultr_tui.api.values import Json
from vultr_tui.grammar.places import placed
from vultr_tui.grammar.quantities import instant

LOG = "log"
"""The resource whose rows the service notes itself, where it does (v2 facts: list fields)."""
USER = "user"
APART = 60.0
"""Seconds by which two clocks may differ on when the same thing was done."""
HERE = "this program"


@frozen(kw_only=True)
class Deed:
    """One change: when, in seconds since 1970 UTC, by whom, from which address, at what, and what became of it."""

    time: float
    who: str
    address: str = ""
    what: str
    resource: str = ""
    row: str = ""
    result: str
    request: tuple[str, str]
    """Its method and path; empty where they are not known."""
    own: bool = False
    """Whether this program did it, on this machine."""


def deeds(account: Account) -> tuple[Deed, ...]:
    """Tell every known change, the latest first; what both the log and the journal know is one.

    What was only read is left out.
    """
    told = list(_logged(account))
    for entry in account.journal.entries():
        deed = _done(account.api, entry)
        twin = next((number for number, known in enumerate(told) if _same(known, deed)), None)
        if twin is None:
            told.append(deed)
        else:
            told[twin] = replace(deed, who=told[twin].who, address=told[twin].address)
    return tuple(sorted(told, key=lambda deed: -deed.time))


def _same(logged: Deed, done: Deed) -> bool:
    return not logged.own and logged.request == done.request != ("", "") and abs(logged.time - done.time) <= APART


def _logged(account: Account) -> Iterator[Deed]:
    """Understand the rows of the log that are of changes."""
    requests = Requests(account.api)
    for row in account.table(LOG).rows if LOG in account.api.resources_by_name else ():
        said = row.get("metadata")
        about: Mapping[str, Json] = said if isinstance(said, Mapping) else {}
        method, path = str(about.get("method") or ""), str(about.get("request_path") or "")
        meant = requests.meant(method, path)
        if all(operation.reads for operation in meant) and (meant or method == "GET"):
            continue
        target = meant[0].target_parameter if meant else None
        named = (placed(meant[0].path, path) if meant else None) or {}
        yield Deed(
            time=_moment(row.get("timestamp")),
            who=str(about.get("username") or "") or _user(account, str(about.get("user_id") or "")),
            address=str(about.get("ip_address") or ""),
            what=_words(meant, method, path) if method else str(row.get("message") or ""),
            resource=target.refers_to if target else "",
            row=named.get(target.name, "") if target else str(row.get("resource_id") or ""),
            result=_result(about.get("http_status_code")),
            request=(method, path),
        )


def _user(account: Account, id_: str) -> str:
    """Call a user by name, if it is known."""
    table = account.table(USER) if USER in account.api.resources_by_name else None
    row = table.row(id_) if table else None
    return table.resource.label_of(row) if table and row else id_


class Requests:
    """Tells what a request may have been, by its method and path alone."""

    def __init__(self, api: Api) -> None:
        self._like: dict[tuple[str, int, str], list[Operation]] = defaultdict(list)
        for operation in api.operations:
            self._like[_likeness(operation.method, operation.path)].append(operation)

    def meant(self, method: str, path: str) -> tuple[Operation, ...]:
        """Give the operations that it may have been: those with the fewest placeholders."""
        fitting = [o for o in self._like.get(_likeness(method, path), ()) if placed(o.path, path) is not None]
        fewest = min((o.path.count("{") for o in fitting), default=0)
        return tuple(operation for operation in fitting if operation.path.count("{") == fewest)


def _likeness(method: str, path: str) -> tuple[str, int, str]:
    """Tell what requests of the same path share, whatever their placeholders stand for."""
    parts = path.split("/")
    return method, len(parts), "/".join(parts[:3])


def _words(meant: tuple[Operation, ...], method: str, path: str) -> str:
    """Say what was done; a path may hold a secret, so it is shown only where nothing better is known."""
    if len(meant) == 1:
        return meant[0].typed
    groups = {operation.group for operation in meant}
    return f"{groups.pop()} changed" if len(groups) == 1 else f"{method} {path}"


def _result(status: Json) -> str:
    if not isinstance(status, int):
        return ""
    return "done" if status < HTTPStatus.BAD_REQUEST else f"refused ({status})"


def _moment(text: Json) -> float:
    """Read when it was, to the fraction of a second."""
    try:
        return instant(str(text)).timestamp()
    except ValueError:
        return 0.0


RESULTS = {Result.OK: "done", Result.FAILED: "failed", Result.UNKNOWN: "unknown", Result.PENDING: "under way"}


def _done(api: Api, entry: Entry) -> Deed:
    """Understand an entry of the journal."""
    operation, target = api.find(entry.operation), next(iter(entry.targets), None)
    names = f" {', '.join(target.name for target in entry.targets)}" if entry.targets else ""
    return Deed(
        time=entry.time,
        who=HERE,
        what=f"{entry.operation.replace('.', ' ', 1)}{names}",
        resource=target.resource if target else "",
        row=target.id if target else "",
        result=RESULTS[entry.outcome],
        request=_request(operation, entry) if operation else ("", ""),
        own=True,
    )


def _request(operation: Operation, entry: Entry) -> tuple[str, str]:
    """Write the request as the service saw it."""
    places = {name: str(value) for name, value in (*operation.fixed, *entry.arguments.items())}
    if operation.target and entry.targets:
        places[operation.target] = entry.targets[0].value
    try:
        return operation.method, operation.path.format_map(places)
    except KeyError:
        return "", ""
