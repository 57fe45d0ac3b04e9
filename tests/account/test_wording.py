from __future__ import annotations

import pytest

from tests.account.ground import aimed
from vultr_tui.account.account import Account
from vultr_tui.account.wording import MOST_NAMED, plain
from vultr_tui.api.intent import Intent


@pytest.mark.parametrize(
    ("operation", "word", "beginning"),
    [
        ("server.destroy", "web-1", "Destroy web-1 (203.0.113."),
        ("server.label_set", "web-1", "Label web-1 (203.0.113."),
        ("server.reboot", "web-1", "Reboot web-1 (203.0.113."),
        ("dns.delete_domain", "example.com", "Delete example.com and every record in it. "),
        ("firewall.group_delete", "web", "Delete web ("),
        ("block.detach", "assets", "Detach assets ("),
        ("reservedip.destroy", "spare", "Give up spare ("),
    ],
)
async def test_the_target_stands_in_the_sentence(account: Account, operation: str, word: str, beginning: str) -> None:
    sentence = account.guard(await aimed(account, operation, word)).sentence
    assert sentence.startswith(beginning)
    assert sentence.endswith((".", ")"))


async def test_every_operation_on_a_target_names_it(account: Account) -> None:
    for operation in account.api.operations:
        if operation.target:
            row = {account.api.resource(operation.target_resource).key: "n4me"}
            target = account.target(operation, row)
            assert "n4me" in account.guard(Intent(operation, {}, (target,))).sentence, operation.name


async def test_values_are_said_by_their_names(account: Account) -> None:
    await account.ensure("region")
    intent = Intent(account.api.operation("block.create"), {"DCID": 1, "size_gb": 75, "label": ""})
    assert account.guard(intent).sentence.startswith("Create a volume, with location New Jersey, size 75 GB. Billed")


async def test_secrets_are_not_said(account: Account) -> None:
    intent = Intent(
        account.api.operation("user.create"), {"name": "X", "password": "hunter2", "acls": ("dns", "billing")}
    )
    sentence = account.guard(intent).sentence
    assert "hunter2" not in sentence
    assert "may dns billing" in sentence


async def test_several_are_counted_and_named(account: Account) -> None:
    operation = account.api.operation("server.reboot")
    targets = tuple(account.target(operation, {"SUBID": str(n), "label": f"web-{n}"}) for n in range(MOST_NAMED + 5))
    two = account.guard(Intent(operation, {}, targets[:2])).sentence
    assert two.startswith("Reboot 2 servers: web-0 (0), web-1 (1). ")
    all_ = account.guard(Intent(operation, {}, targets)).sentence
    assert "25 servers" in all_
    assert "and 5 more" in all_
    assert "web-20" not in all_


async def test_a_label_cannot_break_out_of_the_sentence(account: Account) -> None:
    operation = account.api.operation("server.destroy")
    hostile = "x\r\n\x1b[2J\u202e{label}[bold]%s"
    target = account.target(operation, {"SUBID": "1", "label": hostile})
    sentence = account.guard(Intent(operation, {}, (target,))).sentence
    assert sentence.isprintable()
    assert "{label}[bold]%s" in sentence


def test_plain_keeps_what_can_be_seen() -> None:
    assert plain("größe 日本 ok") == "größe 日本 ok"
    assert plain("a\tb") == "a�b"
