"""Firewall groups in the console: rules in order, ports by name, warnings, duplicates."""

from __future__ import annotations

import pytest

from tests.console.conftest import LARGE, MEDIUM, SMALL, Opening
from tests.console.desk import Desk, Hands
from tests.console.test_screens import Compare, compared
from vultr_tui.console.dialogs.ask import Ask
from vultr_tui.console.dialogs.steps import Preview


def group(desk: Desk, description: str) -> str:
    groups = desk.read("firewall/group_list")
    assert isinstance(groups, dict)
    return next(str(id_) for id_, row in groups.items() if row["description"] == description)


def rules(desk: Desk, id_: str) -> set[tuple[str, str, str, int]]:
    found: set[tuple[str, str, str, int]] = set()
    for version in ("v4", "v6"):
        rows = desk.read("firewall/rule_list", FIREWALLGROUPID=id_, direction="in", ip_type=version)
        listed = rows.values() if isinstance(rows, dict) else ()
        found |= {(version, row["protocol"], row["port"], row["subnet_size"]) for row in listed}
    return found


def let_in(desk: Desk, description: str, port: str) -> None:
    desk.do(
        "firewall/rule_create",
        FIREWALLGROUPID=group(desk, description),
        direction="in",
        ip_type="v4",
        protocol="tcp",
        subnet="0.0.0.0",
        subnet_size="0",
        port=port,
    )


async def rules_of(hands: Hands, desk: Desk, description: str) -> None:
    await hands.command("firewall")
    hands.table.move_to(group(desk, description))
    await hands.press("enter")


async def test_rules_stand_in_their_order_and_ports_have_names(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await rules_of(hands, desk, "web")
        numbers = [int(row) for row in hands.table.ids]
        assert numbers == sorted(numbers)
        assert {"22 ssh", "80 http", "443 https"} < {
            cell.text for row in hands.table.ids for cell in hands.table.cells_of(row)
        }
        await hands.press("slash")
        await hands.type("port:https")
        assert {row["port"] for row in map(hands.pane.known.row, hands.table.ids) if row} == {"443"}


async def test_ssh_open_to_the_world_is_told_of_the_rule_and_of_the_group(desk: Desk, opened: Opening) -> None:
    let_in(desk, "ops", "20:30")
    let_in(desk, "mail", "3389")
    async with opened(desk) as hands:
        await hands.command("firewall")
        lines = {line.split()[0]: line for line in hands.lines()[3:8]}
        assert "✖ ssh open to all" in lines["ops"]
        assert "✖ rdp open to all" in lines["mail"]
        assert "✖" not in lines["web"]
        await rules_of(hands, desk, "ops")
        told = [line for line in hands.lines() if "✖ ssh open to all" in line]
        assert len(told) == 1
        assert "20 - 30" in told[0]


async def test_the_head_of_a_group_warns_as_its_line_does(desk: Desk, opened: Opening) -> None:
    let_in(desk, "ops", "22")
    async with opened(desk, size=MEDIUM) as hands:
        await hands.command("firewall")
        hands.table.move_to(group(desk, "ops"))
        await hands.elapse(1)
        assert any(line.rstrip().endswith("ops  ssh open to all") for line in hands.lines())


async def test_a_group_is_duplicated_with_its_rules(desk: Desk, opened: Opening) -> None:
    let_in(desk, "web", "22")
    async with opened(desk) as hands:
        await hands.command("firewall")
        hands.table.move_to(group(desk, "web"))
        await hands.press("a")
        await hands.type("duplicate")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Ask)
        await hands.press("enter")
        preview = hands.console.screen
        assert isinstance(preview, Preview)
        assert "! ssh open to all" in hands.text
        await hands.read_it()
        await hands.type(str(len(preview.wanted)))
        await hands.press("enter")
        assert f"{len(preview.wanted)} of {len(preview.wanted)} done" in hands.text
    assert rules(desk, group(desk, "web (copy)")) == rules(desk, group(desk, "web"))


async def asked_to_duplicate(hands: Hands, desk: Desk) -> None:
    await hands.command("firewall")
    hands.table.move_to(group(desk, "database"))
    await hands.command("duplicate second")
    await hands.read_it()


async def test_without_a_group_no_rule_is_sent_and_both_can_be_tried_again(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await asked_to_duplicate(hands, desk)
        desk.line.down = True
        await hands.press("3", "enter")
        await hands.elapse(60)
        assert "0 of 3 done" in hands.text
        assert desk.sent("firewall/rule_create") == 0
        desk.line.down = False
        await hands.press("r")
        await hands.elapse(10)
        assert "3 of 3 done" in hands.text
    assert rules(desk, group(desk, "second")) == rules(desk, group(desk, "database"))


async def test_to_a_group_of_which_nobody_knows_no_rule_is_sent(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await asked_to_duplicate(hands, desk)
        desk.line.lost.add("firewall/group_create")
        await hands.press("3", "enter")
        await hands.elapse(60)
        for _ in range(2):
            assert "0 of 3 done" in hands.text
            await hands.press("r")
            await hands.elapse(10)
    assert desk.sent("firewall/group_create") == 1
    assert desk.sent("firewall/rule_create") == 0


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE], ids=["80x24", "120x40", "200x50"])
@pytest.mark.parametrize("what", ["groups", "rules", "duplicate"])
def test_looks(snap_compare: Compare, desk: Desk, size: tuple[int, int], what: str) -> None:
    let_in(desk, "web", "22")
    let_in(desk, "mail", "3000:4000")

    async def steps(hands: Hands) -> None:
        await hands.command("firewall")
        hands.table.move_to(group(desk, "web"))
        await hands.wait()
        if what == "rules":
            await hands.press("enter")
        elif what == "duplicate":
            await hands.command("duplicate web (copy)")

    assert compared(snap_compare, desk, size, steps)
