"""What API v2's catalogue lacks of the facts about the service, and what it says that they do not.

`python -m tests.api.coverage FACTS`, where FACTS is the folder that `catalogue_v2.json` is in: the operations of the
specification, with its defects repaired and its parameters' kinds read out of the prose. It prints a line for each
difference, and fails if there is one. When Vultr adds operations:

1. Make `catalogue_v2.json` anew from the specification (its paths, parameters, enums and envelopes, mechanically).
2. Run this. `missing` names what is to be described; `parameter` what an operation does not take yet, or takes though
   the service does not; `key` a call that is public, or no longer.
3. Describe it in the module of its product, or in a new one that `vultr_tui/api/v2/__init__.py` lists: risk, cost,
   what it ends in and what takes it back are not in any specification, and have to be thought of. Where the
   specification and its example differ, the example is right.
4. What is left out on purpose is listed below, with the reason.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation

BY_ONE = "several targets are acted upon one by one, each with its result"
FORMER = "for networks of a kind that cannot be made any more; VPCs took their place"
LEFT_OUT = {
    "pending-charges-csv": "the same as the list, which is printed as CSV here",
    "halt-instances": BY_ONE,
    "reboot-instances": BY_ONE,
    "start-instances": BY_ONE,
    "halt-baremetals": BY_ONE,
    "reboot-bare-metals": BY_ONE,
    "start-bare-metals": BY_ONE,
    "assign-iam-policy-to-role-deprecated": "deprecated; the other one names the policy in the path",
    "iam-aws-sts-assume-role": "spoken by the tools of another service; iam role_assume does the same",
    "oidc-authorize": "the page a browser is sent to for logging in",
}
"""Operations that the catalogue does without, and why."""
LEFT_OUT_PATHS = {r"/vpc2\b": FORMER, r"/private-networks\b": FORMER}
PAGING = {"per_page", "cursor"}
WANTS_KEY = {"list-object-storage-tiers", "list-object-storage-cluster-tiers"}
"""Public by the specification; the service was seen to want a key (v2 facts: auth)."""
UNUSED = {
    r"/users(/{})? name$": "the former word for first_name and last_name",
    r"/(instances|bare-metals)(/{})? tag$": "the former word for tags",
    r"vpc2$|private_network$": FORMER,
    r"PATCH /instances/{} (enable|attach|detach)_vpc$": "requests of their own do that, and say what failed",
    r"/databases\b.* pending_charges$": "what the service tells, not what it is told",
}
"""Parameters that no operation takes, by request and name, and why."""
EXAMPLES = {
    "POST /storage-gateways/{}/exports": {"label", "vfs_uuid", "pseudo_root_path", "allowed_ips"},
}
"""Parameters that the specification has in its example alone."""

Facts = dict[tuple[str, str], dict[str, Any]]


def read(folder: Path) -> Facts:
    """Read the operations of the specification, by method and path."""
    document = json.loads((folder / "catalogue_v2.json").read_text())
    return {(fact["method"], template(fact["path"])): fact for fact in document["operations"]}


def template(path: str) -> str:
    """Strip what a path says besides its places: the version, the names of placeholders, a query."""
    return re.sub(r"\{[^}]*\}", "{}", path.removeprefix("/v2").partition("?")[0])


def ours() -> defaultdict[tuple[str, str], list[Operation]]:
    """Give the catalogue's operations by method and path; one request may be several."""
    found = defaultdict(list)
    for operation in load("v2").operations:
        found[operation.method, template(operation.path)].append(operation)
    return found


def taken(operations: list[Operation]) -> set[str]:
    """Name what the operations of one request send besides its path."""
    sent = {p.name for o in operations for p in o.parameters} | {name for o in operations for name, _ in o.fixed}
    return sent - {name for o in operations for name in re.findall(r"\{(\w+)\}", o.path)}


def offers(request: tuple[str, str], fact: dict[str, Any]) -> set[str]:
    """Name the parameters of a request that are of use here."""
    said = " ".join(request)
    names = {p["name"] for p in fact["params"] if p["in"] != "path"} - PAGING
    unused = {name for name in names if any(re.search(pattern, f"{said} {name}") for pattern in UNUSED)}
    return (names - unused) | EXAMPLES.get(said, set())


def differences(facts: Facts) -> Iterator[str]:
    """Tell each difference in a line."""
    described = ours()
    for request, fact in facts.items():
        if request not in described:
            if fact["operationId"] not in LEFT_OUT and not any(re.search(p, fact["path"]) for p in LEFT_OUT_PATHS):
                yield f"missing    {' '.join(request)} ({fact['operationId']}, {fact['tag']})"
            continue
        operations, where = described[request], f"{' '.join(request)} ({described[request][0].name})"
        sent, offered = taken(operations), offers(request, fact)
        yield from (f"parameter  {where}: {name} is not taken" for name in sorted(offered - sent))
        yield from (f"parameter  {where}: {name} is made up" for name in sorted(sent - offered))
        public = fact["public"] and fact["operationId"] not in WANTS_KEY
        if any(operation.key_required == public for operation in operations):
            yield f"key        {where}: {'none' if public else 'one'} is needed"
    yield from (f"made up    {' '.join(request)}" for request in described.keys() - facts.keys())


if __name__ == "__main__":
    found = list(differences(read(Path(sys.argv[1]))))
    print(*found, sep="\n")
    print(f"{len(found)} differences", file=sys.stderr)
    sys.exit(bool(found))
