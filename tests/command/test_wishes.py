"""What users of other programs for this service ask for (v2 facts: wishes), on an account that speaks v2."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.command.typist import Program
from vultr_tui.command.exits import Exit

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(program: Program) -> Run:
    """The program on the demo account, by v2."""
    return lambda *words: program("--demo", "--api", "v2", *words)


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    code, out, _ = run(*words, "-o", "json")
    assert code == Exit.OK
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_names_stand_for_ids_and_filters_find_parts_of_them(run: Run) -> None:
    code, out, _ = run("server", "info", "web-1", "-o", "json")
    assert code == Exit.OK
    assert json.loads(out)["label"] == "web-1"
    found = rows(run, "server", "list", "--filter", "label:web state:running")
    assert len(found) > 1
    assert all("web" in row["label"] for row in found)


def test_rows_come_as_csv(run: Run) -> None:
    _, out, _ = run("server", "list", "-o", "csv", "--columns", "label,main_ip")
    first, *others = csv.reader(out.splitlines())
    assert first == ["label", "main_ip"]
    assert len(others) == len(rows(run, "server", "list"))


def test_nothing_is_destroyed_unconfirmed(run: Run) -> None:
    code, _, err = run("server", "destroy", "web-1")
    assert code == Exit.GUARDED
    assert "--confirm web-1" in err
    assert run("server", "destroy", "web-1", "--confirm", "web-2")[0] == Exit.GUARDED
    assert any(row["label"] == "web-1" for row in rows(run, "server", "list"))


def test_what_it_costs_is_said_before_and_after(run: Run) -> None:
    wanted = ("server", "create", "region=ewr", "plan=vc2-1c-1gb", "os_id=167")
    code, out, _ = run(*wanted, "--dry-run", "-o", "json")
    assert code == Exit.OK
    assert json.loads(out)["monthly"] == 5.0
    assert {"product", "total", "unit_price"} <= rows(run, "billing", "pending")[0].keys()


def test_a_group_is_duplicated_with_its_rules(run: Run) -> None:
    before = rows(run, "firewall", "rule_list", "web")
    code, _, err = run("firewall", "duplicate", "web", "web again", "--yes")
    assert code == Exit.GUARDED
    assert "--confirm 'web again'" in err
    code, out, _ = run("firewall", "duplicate", "web", "web again", "--dry-run", "-o", "json")
    assert (code, json.loads(out)["arguments"]) == (Exit.OK, {"description": "web again"})
    assert run("firewall", "duplicate", "web", "web again", "--confirm", "web again")[0] == Exit.OK
    after = rows(run, "firewall", "rule_list", "web again")
    assert [{**row, "id": 0} for row in before] == [{**row, "id": 0} for row in after]
    assert run("firewall", "duplicate", "nobody's")[0] == Exit.NOT_FOUND
    assert run("firewall", "duplicate")[0] == Exit.USAGE
    assert run("firewall", "duplicate", "web", "third", "--confirm", "third", "--read-only")[0] == Exit.GUARDED


def test_what_a_reserved_ip_is_attached_to_is_what_the_service_says(run: Run) -> None:
    def attached() -> str:
        return next(str(row["instance_id"]) for row in rows(run, "reservedip", "list") if row["label"] == "spare")

    servers = {row["label"]: row["id"] for row in rows(run, "server", "list")}
    assert attached() == ""
    assert run("reservedip", "attach", "spare", "instance_id=web-2", "--yes", "--wait")[0] == Exit.OK
    assert attached() == servers["web-2"]
    code, _, err = run("reservedip", "attach", "spare", "instance_id=web-1", "--yes")
    assert code == Exit.GUARDED
    assert "it is attached to a server; detach it first" in err
    assert run("reservedip", "detach", "spare", "--yes", "--wait")[0] == Exit.OK
    assert attached() == ""


@pytest.mark.parametrize(
    ("group", "said"),
    [("apikeys", "subscriptions_view"), ("user", "subscriptions_view"), ("server", "read_only = true")],
)
def test_help_says_what_the_service_cannot(run: Run, group: str, said: str) -> None:
    code, out, _ = run(group, "--help")
    assert code == Exit.OK
    assert said in " ".join(out.split())
