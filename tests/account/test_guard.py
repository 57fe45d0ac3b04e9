from __future__ import annotations

from typing import Any

import pytest

from tests.account.ground import Ground, aimed, do
from vultr_tui.account.account import Account
from vultr_tui.account.guard import Owed
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Risk


async def many(account: Account, operation: str, *words: str, **arguments: str) -> Intent:
    verb = account.api.operation(operation)
    targets = tuple([await account.resolve(verb.target_resource, word) for word in words])
    return Intent(verb, arguments, targets)


@pytest.mark.parametrize(
    ("operation", "words", "arguments", "owed", "name"),
    [
        ("server.bandwidth", ["web-1"], {}, Owed.NOTHING, "web-1"),
        ("server.label_set", ["web-1"], {"label": "x"}, Owed.NOTHING, "web-1"),
        ("server.reboot", ["web-1"], {}, Owed.YES, "web-1"),
        ("server.destroy", ["web-1"], {}, Owed.NAME, "web-1"),
        ("server.label_set", ["web-1", "web-2"], {"label": "x"}, Owed.COUNT, "web-1"),
        ("server.destroy", ["web-1", "web-2"], {}, Owed.COUNT, "web-1"),
        ("server.bandwidth", ["web-1", "web-2"], {}, Owed.NOTHING, "web-1"),
        ("server.firewall_group_set", ["web-1"], {"FIREWALLGROUPID": "0"}, Owed.NAME, "web-1"),
        ("dns.delete_domain", ["example.com"], {}, Owed.NAME, "example.com"),
    ],
)
async def test_what_is_owed_follows_from_risk_and_number(
    account: Account, operation: str, words: list[str], arguments: dict[str, str], owed: Owed, name: str
) -> None:
    verdict = account.guard(await many(account, operation, *words, **arguments))
    assert (verdict.owed, verdict.name, verdict.count) == (owed, name, len(words))
    assert verdict.refusal == ""


async def test_opening_ports_to_all_names_the_group(account: Account) -> None:
    rule: dict[str, Any] = {"ip_type": "v4", "protocol": "tcp", "subnet": "0.0.0.0", "subnet_size": 0, "port": "22"}
    verdict = account.guard(await aimed(account, "firewall.rule_create", "web", **rule))
    assert (verdict.risk, verdict.owed, verdict.name) == (Risk.DESTRUCTIVE, Owed.NAME, "web")
    assert any("internet" in warning for warning in verdict.warnings)


async def test_creating_owes_a_yes(account: Account) -> None:
    verdict = account.guard(Intent(account.api.operation("block.create"), {"DCID": 1, "size_gb": 10}))
    assert (verdict.owed, verdict.count) == (Owed.YES, 1)


async def test_the_request_is_the_one_that_is_sent(account: Account) -> None:
    request = account.guard(await aimed(account, "server.halt", "web-1")).request
    web = await account.resolve("server", "web-1")
    assert (request.method, request.path, request.form) == ("POST", "/v1/server/halt", (("SUBID", web.id),))


async def test_no_argument_takes_the_place_of_the_target(account: Account) -> None:
    web, other = await account.resolve("server", "web-1"), await account.resolve("server", "db-1")
    intent = Intent(account.api.operation("server.halt"), {"subid": other.id, "SUBID": other.id}, (web,))
    assert account.guard(intent).request.form == (("SUBID", web.id),)


async def test_what_the_row_implies_is_filled_in(account: Account) -> None:
    mail = await account.resolve("server", "mail")
    request = account.guard(await aimed(account, "reservedip.detach", "mail")).request
    assert dict(request.form)["detach_SUBID"] == mail.id


async def test_read_only_refuses_changes_alone(ground: Ground) -> None:
    account = ground.account(read_only=True)
    assert "read-only" in account.guard(await aimed(account, "server.label_set", "web-1", label="x")).refusal
    assert account.guard(await aimed(account, "server.bandwidth", "web-1")).refusal == ""


@pytest.mark.parametrize(
    ("pattern", "refused"),
    [
        ("web-*", True),
        ("web-1", True),
        ("tag:web", True),
        ("tag:w*", True),
        ("*", True),
        ("WEB-*", True),
        ("web", False),
    ],
)
async def test_protected_targets_are_refused(ground: Ground, pattern: str, refused: bool) -> None:
    account = ground.account(protect=("none-*", pattern))
    verdict = await account.prepare(await aimed(account, "server.label_set", "web-1", label="x"))
    assert (repr(pattern) in verdict.refusal) is refused
    assert account.guard(await aimed(account, "server.bandwidth", "web-1")).refusal == ""


async def test_one_protected_target_of_many_refuses_all(ground: Ground) -> None:
    account = ground.account(protect=("db-1",))
    assert "db-1" in account.guard(await many(account, "server.reboot", "web-1", "db-1")).refusal


async def test_a_part_of_something_protected_is_refused(ground: Ground) -> None:
    account = ground.account(protect=("example.com", "web"))
    record = await aimed(account, "dns.delete_record", "www", "example.com", domain="example.com")
    assert "protected" in account.guard(record).refusal
    group = await account.resolve("firewall", "web")
    rules = await account.ensure("firewall_rule", group.id)
    rule = account.target(account.api.operation("firewall.rule_delete"), rules.rows[0])
    intent = Intent(account.api.operation("firewall.rule_delete"), {"FIREWALLGROUPID": group.id}, (rule,))
    assert "protected" in account.guard(intent).refusal


async def test_what_is_only_used_may_be_protected(ground: Ground) -> None:
    account = ground.account(protect=("New Jersey", "laptop"))
    await account.ensure("region")
    key = await account.resolve("sshkey", "laptop")
    arguments: dict[str, Any] = {"DCID": 1, "VPSPLANID": 201, "OSID": 244, "SSHKEYID": key.id}
    assert account.guard(Intent(account.api.operation("server.create"), arguments)).refusal == ""


async def test_what_may_be_protected_is_loaded_first(ground: Ground) -> None:
    account = ground.account(protect=("web",))
    group = await ground.account("other").resolve("firewall", "web")
    arguments = {"FIREWALLGROUPID": group.id}
    intent = Intent(account.api.operation("firewall.group_delete"), {}, (Target("firewall", group.id, "?", group.id),))
    assert "not known" in account.guard(intent).refusal
    server = await aimed(account, "server.firewall_group_set", "db-1", **arguments)
    assert "web is protected" in (await account.prepare(server)).refusal


async def test_protection_that_cannot_be_checked_refuses(ground: Ground) -> None:
    account = ground.account(protect=("web",))
    server = await aimed(account, "server.firewall_group_set", "db-1", FIREWALLGROUPID="9a164106")
    ground.line.down = True
    verdict = await account.prepare(server)
    assert "not known" in verdict.refusal


async def test_a_missing_permission_is_named(ground: Ground, account: Account) -> None:
    made = await do(
        account, "user.create", email="x@example.com", name="X", password="correct horse", acls=("subscriptions", "dns")
    )
    assert made.answer
    user = ground.account(key=str(made.answer.object["api_key"]))
    intent = Intent(user.api.operation("block.create"), {"DCID": 1, "size_gb": 10})
    assert user.guard(intent).refusal == ""
    await user.ensure("auth")
    assert "'provisioning'" in user.guard(intent).refusal
    assert "'provisioning'" in (await user.prepare(intent)).refusal
    assert user.guard(await aimed(user, "server.halt", "web-1")).refusal == ""
    await account.ensure("auth")
    assert account.guard(intent).refusal == ""
    assert (await do(account, "user.update", "X", acls=("subscriptions", "provisioning"))).ok
    assert "'provisioning'" in user.guard(intent).refusal
    assert (await user.prepare(intent)).refusal == ""


async def test_a_requirement_that_is_not_met_is_told(account: Account) -> None:
    refusal = account.guard(await aimed(account, "server.halt", "old-mail")).refusal
    assert refusal == "Cannot halt old-mail: it is already stopped."


async def test_a_requirement_is_told_in_brief_where_verb_and_target_stand_beside_it(account: Account) -> None:
    one, other = [await aimed(account, "server.halt", name) for name in ("old-mail", "ci-2")]
    assert account.refusal(one, brief=True) == "It is already stopped."
    both = replace(one, targets=(*one.targets, *other.targets))
    assert account.refusal(both, brief=True) == "old-mail: it is already stopped. ci-2: it is already stopped."


async def test_nothing_is_required_of_what_is_not_known(account: Account) -> None:
    unknown = Target("server", "1", "1", "1")
    assert account.guard(Intent(account.api.operation("server.halt"), {}, (unknown,))).refusal == ""


async def test_a_name_that_cannot_be_typed_is_replaced_by_the_id(account: Account) -> None:
    for number, label in enumerate(["two\nlines", " edge", "x" * 50, "\x1b[2J"]):
        row = {"SUBID": str(number), "label": label}
        target = account.target(account.api.operation("server.destroy"), row)
        verdict = account.guard(Intent(account.api.operation("server.destroy"), {}, (target,)))
        assert verdict.name == str(number)
        assert verdict.sentence.isprintable()


async def test_dependents_are_loaded_and_listed(account: Account) -> None:
    verdict = await account.prepare(await aimed(account, "server.destroy", "db-1"))
    assert [(d.resource, d.name, d.field) for d in verdict.dependents] == [("block", "db-data", "attached_to_SUBID")]


async def test_parts_that_can_be_acted_upon_are_dependents(account: Account) -> None:
    verdict = await account.prepare(await aimed(account, "dns.delete_domain", "example.com"))
    assert {d.resource for d in verdict.dependents} == {"dns_record"}
    assert "CNAME www" in {d.name for d in verdict.dependents}


async def test_a_group_has_its_servers_as_dependents(account: Account) -> None:
    verdict = await account.prepare(await aimed(account, "firewall.group_delete", "mail"))
    assert {d.name for d in verdict.dependents if d.resource == "server"} >= {"mail", "old-mail"}


async def test_a_mild_operation_has_no_dependents(account: Account) -> None:
    await account.ensure("block")
    assert account.guard(await aimed(account, "server.reboot", "db-1")).dependents == ()


async def test_a_glance_asks_nothing(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.destroy", "db-1")
    before = ground.line.requests.total()
    account.guard(intent)
    assert ground.line.requests.total() == before


async def test_what_could_not_be_looked_up_is_told(ground: Ground, account: Account) -> None:
    ground.line.answers["block/list"] = (412, "no")
    verdict = await account.prepare(await aimed(account, "server.destroy", "db-1"))
    assert any("Volumes could not be looked up" in warning for warning in verdict.warnings)


async def test_what_an_earlier_run_knew_of_the_key_refuses_nothing(ground: Ground, account: Account) -> None:
    made = await do(account, "user.create", email="x@example.com", name="X", password="correct horse", acls=("dns",))
    assert made.answer
    key = str(made.answer.object["api_key"])
    before = ground.account("user", key=key)
    await before.ensure("auth")
    await before.aclose()
    later = ground.account("user", key=key)
    intent = Intent(later.api.operation("block.create"), {"DCID": 1, "size_gb": 10})
    assert "'provisioning'" in before.guard(intent).refusal
    assert later.guard(intent).refusal == ""


async def test_a_bare_target_is_protected_by_what_the_list_says(ground: Ground) -> None:
    account = ground.account(protect=("web",))
    group = await ground.account("other").resolve("firewall", "web")
    bare = Target("firewall", group.id, group.id, group.id)
    intent = Intent(account.api.operation("firewall.group_delete"), {}, (bare,))
    assert "web is protected" in (await account.prepare(intent)).refusal
    (outcome,) = await account.perform(intent)
    assert outcome.error
    assert ground.line.requests["firewall/group_delete"] == 0


async def test_the_parts_of_each_target_are_looked_up(account: Account) -> None:
    intent = await many(
        account, "dns.delete_domain", *(str(row["domain"]) for row in (await account.ensure("dns")).rows)
    )
    verdict = await account.prepare(intent)
    assert verdict.complete
    assert len(intent.targets) > 1
    assert all(account.table("dns_record", target.id).rows for target in intent.targets)
