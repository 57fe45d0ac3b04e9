from __future__ import annotations

from typing import Any

import pytest

from tests.account.ground import PUBLIC_KEY, Ground, do, row
from vultr_tui.account import undoing
from vultr_tui.account.account import Account
from vultr_tui.account.entry import Inverse, Result
from vultr_tui.account.errors import CannotUndo
from vultr_tui.account.guard import Owed
from vultr_tui.account.tables import Tables
from vultr_tui.account.undo import intent_of
from vultr_tui.api.intent import Intent
from vultr_tui.client.errors import Unreachable

EXAMPLE = {"parent": "example.com", "domain": "example.com"}


async def made(account: Account, operation: str, word: str = "", parent: str = "", **arguments: Any) -> None:
    """Make the change, which must succeed."""
    outcome = await do(account, operation, word, parent, **arguments)
    assert outcome.ok, outcome.error


async def undone(account: Account) -> None:
    outcome = await account.undo()
    assert outcome.ok, outcome.error


async def test_a_label_comes_back(account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="shop-1")
    await undone(account)
    assert (await row(account, "server", "web-1")).row["tag"] == "web"


async def test_it_works_after_a_restart(ground: Ground, account: Account) -> None:
    await made(account, "server.tag_set", "web-1", tag="shop")
    await account.aclose()
    later = ground.account()
    await undone(later)
    assert (await row(later, "server", "web-1")).row["tag"] == "web"


async def test_an_undo_can_be_undone_and_that_too(account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="shop-1")
    await undone(account)
    redo = account.redoable()
    assert redo
    assert (await account.undo(redo)).ok
    await row(account, "server", "shop-1")
    assert account.redoable() is None
    await undone(account)
    await row(account, "server", "web-1")
    assert [entry.undone_by != "" for entry in account.journal.entries()] == [True, True, True, False]


async def test_the_changes_are_taken_back_from_the_last_to_the_first(account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="one")
    await made(account, "server.label_set", "one", label="two")
    await undone(account)
    await row(account, "server", "one")
    await undone(account)
    await row(account, "server", "web-1")
    assert account.undoable() is None
    with pytest.raises(CannotUndo, match="nothing"):
        await account.undo()


async def test_what_has_no_inverse_is_passed_over(account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="shop-1")
    await made(account, "server.reboot", "db-1")
    entry = account.undoable()
    assert entry
    assert entry.operation == "server.label_set"
    with pytest.raises(CannotUndo, match=r"server\.reboot"):
        await account.undo(account.journal.entries()[-1])


async def test_a_failed_change_is_not_taken_back(account: Account) -> None:
    assert not (await do(account, "dns.create_record", "example.com", name="x", type="A", data="nonsense")).ok
    assert account.undoable() is None


async def test_a_later_change_is_not_overwritten(ground: Ground, account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="mine")
    await made(ground.account("other"), "server.label_set", "mine", label="theirs")
    with pytest.raises(CannotUndo, match="'theirs'"):
        await account.undo()
    assert (await row(account, "server", "theirs")).row["tag"] == "web"
    await made(account, "server.label_set", "theirs", label="web-1")
    await row(account, "server", "web-1")


async def test_another_field_may_have_changed_since(ground: Ground, account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="mine")
    await made(ground.account("other"), "server.tag_set", "mine", tag="theirs")
    await undone(account)
    assert (await row(account, "server", "web-1")).row["tag"] == "theirs"


async def test_what_is_gone_is_not_taken_back(ground: Ground, account: Account) -> None:
    await made(account, "block.label_set", "scratch", label="mine")
    await made(ground.account("other"), "block.delete", "mine")
    with pytest.raises(CannotUndo, match="no longer there"):
        await account.undo()


async def test_a_change_is_taken_back_once(account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="mine")
    entry = account.journal.entries()[0]
    await undone(account)
    with pytest.raises(CannotUndo, match="already"):
        await account.undo(entry)


async def test_a_row_that_cannot_be_read_is_left_alone(ground: Ground, account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="mine")
    ground.line.down = True
    with pytest.raises(Unreachable):
        await account.undo()
    assert ground.line.requests["server/label_set"] == 1


async def test_a_record_made_is_deleted(account: Account) -> None:
    await made(account, "dns.create_record", "example.com", name="new", type="A", data="192.0.2.9")
    await undone(account)
    names = {r["name"] for r in (await account.refresh("dns_record", "example.com")).rows}
    assert "www" in names
    assert "new" not in names


async def test_a_record_made_and_changed_since_is_kept(ground: Ground, account: Account) -> None:
    await made(account, "dns.create_record", "example.com", name="new", type="A", data="192.0.2.9")
    other = ground.account("other")
    await made(other, "dns.update_record", "new", **EXAMPLE, data="192.0.2.10")
    with pytest.raises(CannotUndo, match=r"192\.0\.2\.10"):
        await account.undo()


async def test_one_of_two_equal_records_is_deleted_and_it_is_ours(account: Account) -> None:
    before = (await account.refresh("dns_record", "example.com")).by_id.keys()
    for _ in range(2):
        await made(account, "dns.create_record", "example.com", name="new", type="A", data="192.0.2.9")
    first, second = sorted((await account.refresh("dns_record", "example.com")).by_id.keys() - before, key=int)
    await undone(account)
    left = (await account.refresh("dns_record", "example.com")).by_id
    assert first in left
    assert second not in left


async def test_a_record_deleted_is_made_again(account: Account) -> None:
    fields = ("name", "type", "data", "ttl", "priority")
    records = (await account.refresh("dns_record", "example.com")).rows
    for kind in ("MX", "SRV", "CNAME", "TXT", "CAA"):
        record = next(r for r in records if r["type"] == kind)
        await made(account, "dns.delete_record", str(record["RECORDID"]), **EXAMPLE)
        await undone(account)
        now = (await account.refresh("dns_record", "example.com")).rows
        assert [record[f] for f in fields] in [[r[f] for f in fields] for r in now], kind


async def test_a_record_of_the_zone_itself_comes_back_as_it_was(account: Account) -> None:
    records = (await account.refresh("dns_record", "example.com")).rows
    apex = next(r for r in records if r["type"] == "A" and r["name"] == "")
    await made(account, "dns.update_record", str(apex["RECORDID"]), **EXAMPLE, name="moved", data="192.0.2.77", ttl=60)
    await undone(account)
    assert (await account.refresh("dns_record", "example.com")).row(str(apex["RECORDID"])) == apex


async def test_a_rule_made_is_deleted_and_comes_back(account: Account) -> None:
    group = await account.resolve("firewall", "database")
    before = (await account.refresh("firewall_rule", group.id)).rows
    rule: dict[str, Any] = {
        "direction": "in",
        "ip_type": "v4",
        "protocol": "tcp",
        "subnet": "198.51.100.0",
        "subnet_size": 24,
    }
    await made(account, "firewall.rule_create", "database", **rule, port="8000:8080")
    await undone(account)
    assert (await account.refresh("firewall_rule", group.id)).rows == before
    await made(account, "firewall.rule_delete", str(before[0]["rulenumber"]), group.id, FIREWALLGROUPID=group.id)
    await undone(account)
    after = (await account.refresh("firewall_rule", group.id)).rows
    same = ("protocol", "subnet", "subnet_size", "port")
    assert sorted([str(r[f]) for f in same] for r in after) == sorted([str(r[f]) for f in same] for r in before)


async def test_a_range_of_ports_comes_back_as_it_was_listed(account: Account) -> None:
    group = await account.resolve("firewall", "database")
    rule: dict[str, Any] = {"direction": "in", "ip_type": "v4", "protocol": "tcp", "subnet": "198.51.100.0"}
    await made(account, "firewall.rule_create", "database", **rule, subnet_size=24, port="8000:8080")
    await account.refresh("firewall_rule", group.id)
    listed = [r for r in account.table("firewall_rule", group.id).rows if r["port"] == "8000 - 8080"]
    assert len(listed) == 1
    await made(account, "firewall.rule_delete", str(listed[0]["rulenumber"]), group.id, FIREWALLGROUPID=group.id)
    assert not [r for r in (await account.refresh("firewall_rule", group.id)).rows if r["port"] == "8000 - 8080"]
    await undone(account)
    assert [r for r in (await account.refresh("firewall_rule", group.id)).rows if r["port"] == "8000 - 8080"]


async def test_a_volume_goes_back_where_it_was(account: Account) -> None:
    web, db = await account.resolve("server", "web-1"), await account.resolve("server", "db-1")
    await made(account, "block.attach", "scratch", attach_to_SUBID=web.id)
    await undone(account)
    assert not (await row(account, "block", "scratch")).row["attached_to_SUBID"]
    await made(account, "block.detach", "db-data")
    await undone(account)
    assert str((await row(account, "block", "db-data")).row["attached_to_SUBID"]) == db.id


async def test_a_volume_attached_elsewhere_since_is_left_there(ground: Ground, account: Account) -> None:
    web, db = await account.resolve("server", "web-1"), await account.resolve("server", "db-1")
    await made(account, "block.attach", "scratch", attach_to_SUBID=web.id)
    other = ground.account("other")
    await made(other, "block.detach", "scratch")
    await made(other, "block.attach", "scratch", attach_to_SUBID=db.id)
    with pytest.raises(CannotUndo, match="attached_to_SUBID"):
        await account.undo()


async def test_a_reserved_ip_goes_back_where_it_was(account: Account) -> None:
    lb = await account.resolve("server", "lb-1")
    await made(account, "reservedip.detach", "www")
    await undone(account)
    assert str((await row(account, "reservedip", "www")).row["attached_SUBID"]) == lb.id


async def test_a_group_goes_back_and_none_is_a_group_too(account: Account) -> None:
    group = await account.resolve("firewall", "web")
    free = next(r for r in (await account.refresh("server")).rows if r["FIREWALLGROUPID"] == "0")
    await made(account, "server.firewall_group_set", str(free["SUBID"]), FIREWALLGROUPID=group.id)
    entry = account.undoable()
    assert entry
    assert account.guard(account.inverse(entry)).owed is Owed.NAME
    await undone(account)
    assert (await row(account, "server", str(free["SUBID"]))).row["FIREWALLGROUPID"] == "0"


async def test_a_part_of_the_target_goes_back(account: Account) -> None:
    server = await account.resolve("server", "db-1")
    before = (await account.refresh("server_schedule", server.id)).rows[0]
    await made(account, "server.backup_set_schedule", "db-1", cron_type="monthly", hour=3, dom=9)
    assert (await account.refresh("server_schedule", server.id)).rows[0]["cron_type"] == "monthly"
    await undone(account)
    after = (await account.refresh("server_schedule", server.id)).rows[0]
    assert (after["cron_type"], after["hour"]) == (before["cron_type"], before["hour"])


async def test_a_schedule_set_by_another_since_is_kept(ground: Ground, account: Account) -> None:
    await made(account, "server.backup_set_schedule", "db-1", cron_type="monthly", hour=3, dom=9)
    await made(ground.account("other"), "server.backup_set_schedule", "db-1", cron_type="daily", hour=4)
    with pytest.raises(CannotUndo, match="cron_type"):
        await account.undo()


async def test_a_reverse_name_goes_back(account: Account) -> None:
    web = await account.resolve("server", "web-1")
    ip = str(web.row["main_ip"])
    for operation, arguments in (
        ("server.reverse_set_ipv4", {"entry": "other.example.com"}),
        ("server.reverse_default_ipv4", {}),
    ):
        await made(account, operation, "web-1", ip=ip, **arguments)
        changed = (await account.refresh("server_ipv4", web.id)).row(ip)
        assert changed
        assert changed["reverse"] != "web-1.example.com"
        await undone(account)
        restored = (await account.refresh("server_ipv4", web.id)).row(ip)
        assert restored
        assert restored["reverse"] == "web-1.example.com"


async def test_a_reverse_name_that_was_not_there_is_removed_and_one_that_was_comes_back(account: Account) -> None:
    web = await account.resolve("server", "web-1")
    address = str(web.row["v6_main_ip"])
    await made(account, "server.reverse_set_ipv6", "web-1", ip=address.upper(), entry="one.example.com")
    await undone(account)
    assert (await account.refresh("server_reverse_ipv6", web.id)).rows == ()
    await made(account, "server.reverse_set_ipv6", "web-1", ip=address, entry="one.example.com")
    await made(account, "server.reverse_set_ipv6", "web-1", ip=address.upper(), entry="two.example.com")
    await undone(account)
    (entry,) = (await account.refresh("server_reverse_ipv6", web.id)).rows
    assert entry["reverse"] == "one.example.com"


async def test_a_part_that_could_not_be_read_has_no_inverse(ground: Ground, account: Account) -> None:
    ground.line.answers["server/backup_get_schedule"] = (412, "no")
    await made(account, "server.backup_set_schedule", "db-1", cron_type="daily", hour=3)
    assert account.undoable() is None


async def test_a_start_of_authority_goes_back(account: Account) -> None:
    before = (await account.refresh("dns_soa", "example.com")).rows
    await made(account, "dns.soa_update", "example.com", email="other@example.com")
    await undone(account)
    assert (await account.refresh("dns_soa", "example.com")).rows == before


async def test_what_was_empty_is_made_empty_again(account: Account) -> None:
    await made(account, "sshkey.create", name="temp", ssh_key=PUBLIC_KEY)
    await made(account, "server.tag_set", "web-1", tag="")
    await undone(account)
    assert (await row(account, "server", "web-1")).row["tag"] == "web"
    await made(account, "server.label_set", "web-1", label="")
    await undone(account)
    await row(account, "server", "web-1")


async def test_secrets_are_not_kept_for_an_undo(account: Account) -> None:
    await made(account, "server.set_user_data", "web-1", userdata="aGVsbG8=")
    assert account.undoable() is None
    assert account.journal.entries()[0].outcome is Result.OK


async def test_an_undo_obeys_the_guard(ground: Ground, account: Account) -> None:
    await made(account, "server.label_set", "web-1", label="prod-1")
    guarded = ground.account(protect=("prod-*",))
    outcome = await guarded.undo()
    assert outcome.error
    assert "protected" in outcome.error.message


async def test_every_inverse_in_the_catalogue_can_be_built(account: Account) -> None:
    """Each undo names an operation that exists, and parameters that it has."""
    for operation in account.api.operations:
        undo = operation.undo
        while undo:
            inverse = account.api.operation(undo.operation)
            assert all(inverse.parameter(name) for name, _ in undo.arguments), operation.name
            undo = undo.otherwise


async def test_a_change_of_another_version_says_which_and_how_it_is_taken_back(account: Account) -> None:
    account.journal.api = "v2"
    await made(account, "server.label_set", "web-1", label="mine")
    (entry,) = account.journal.entries()
    account.journal.api = "v1"
    with pytest.raises(CannotUndo, match="through v2 of the API") as caught:
        await account.undo()
    assert f"vultr-tui undo {entry.id} --api v2" in caught.value.hint
    with pytest.raises(CannotUndo, match="through v2 of the API"):
        account.inverse(entry)


async def test_the_way_back_through_another_version_leads_to_the_same_account(ground: Ground) -> None:
    account = ground.account(options="--profile prod --api v1 --url http://localhost")
    account.journal.api = "v2"
    await made(account, "server.label_set", "web-1", label="mine")
    (entry,) = account.journal.entries()
    with pytest.raises(CannotUndo) as caught:
        await account.undo()
    assert f"vultr-tui --profile prod --url http://localhost undo {entry.id} --api v2" in caught.value.hint


async def test_what_is_taken_back_is_looked_up_once(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    await made(account, "server.label_set", "web-1", label="mine")
    asked: list[Inverse] = []

    def counted(tables: Tables, undo: Inverse) -> Intent:
        asked.append(undo)
        return intent_of(tables, undo)

    monkeypatch.setattr(undoing, "intent_of", counted)
    await undone(account)
    assert len(asked) == 1
