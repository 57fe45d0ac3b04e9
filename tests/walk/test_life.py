"""The life of one server in one run, after which the account is as it was and the journal tells the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.walk.terminal import Terminal
from vultr_tui.api.catalogue import load

OWNED = ("server list", "block list", "reservedip list", "snapshot list", "firewall group_list", "dns list")


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one version calls things."""

    version: str
    id: str
    place: str
    plan: str
    larger: str
    system: str
    tag: str
    server: str
    """What names a server that a volume is attached to, or an address."""
    to_address: str
    attached: str
    address_of: str
    free: str | None
    name: str
    snapshot: str
    group: str
    first: str
    state: str
    memory: object


VERSIONS = (
    Words(
        version="v1",
        id="SUBID",
        place="DCID=1",
        plan="VPSPLANID=201",
        larger="VPSPLANID=202",
        system="OSID=167",
        tag="tag",
        server="attach_to_SUBID",
        to_address="attach_SUBID",
        attached="attached_to_SUBID",
        address_of="attached_SUBID",
        free=None,
        name="entry",
        snapshot="SNAPSHOTID",
        group="FIREWALLGROUPID",
        first="serverip",
        state="server_state",
        memory="2048 MB",
    ),
    Words(
        version="v2",
        id="id",
        place="region=ewr",
        plan="plan=vc2-1c-1gb",
        larger="plan=vc2-1c-2gb",
        system="os_id=167",
        tag="tags",
        server="instance_id",
        to_address="instance_id",
        attached="attached_to_instance",
        address_of="instance_id",
        free="",
        name="reverse",
        snapshot="snapshot_id",
        group="firewall_group_id",
        first="ip",
        state="server_status",
        memory=2048,
    ),
)


def owned(terminal: Terminal) -> dict[str, Any]:
    return {line: terminal.do(line) for line in OWNED}


@pytest.mark.parametrize("words", VERSIONS, ids=lambda words: words.version)
def test_the_life_of_a_server(terminal: Terminal, words: Words) -> None:
    terminal.api = load(words.version)
    do = terminal.do
    running = {"status": "active", "power_status": "running", words.state: "ok"}

    def server() -> Any:
        (row,) = (row for row in do("server list") if row[words.id] == made[words.id])
        return row

    before = owned(terminal)

    made = do(f"server create {words.place} {words.plan} {words.system} label=nameless --wait")
    assert server().items() >= running.items()

    do("server label_set nameless label=web-1")
    do(f"server tag_set web-1 {words.tag}=www")

    do(f"block create {words.place} size_gb=100 label=files --wait")
    do(f"block attach files {words.server}=web-1")
    assert do("block list")[0][words.attached] == made[words.id]

    do(f"reservedip create {words.place} ip_type=v4 label=floating")
    do(f"reservedip attach floating {words.to_address}=web-1")
    assert do("reservedip list")[0][words.address_of] == made[words.id]

    address = server()["main_ip"]
    do(f"server reverse_set_ipv4 web-1 ip={address} {words.name}=web-1.example.com")
    assert do("server list_ipv4 web-1")[0]["reverse"] == "web-1.example.com"

    do("snapshot create web-1 description=clean --wait")
    do(f"server restore_snapshot web-1 {words.snapshot}=clean --wait")
    assert server().items() >= running.items()

    do(f"server upgrade_plan web-1 {words.larger} --wait")
    assert server()["ram"] == words.memory

    do(f"dns create_domain domain=example.com {words.first}={address}")
    do(f"dns create_record example.com name=web-1 type=A data={address}")
    assert address in [record["data"] for record in do("dns records example.com") if record["name"] == "web-1"]

    do("firewall group_create description=http")
    do("firewall rule_create http ip_type=v4 protocol=tcp subnet=203.0.113.0 subnet_size=24 port=80")
    do(f"server firewall_group_set web-1 {words.group}=http")
    assert do("firewall group_list")[0]["instance_count"] == 1

    terminal.clock.advance(300)  # a younger server cannot be destroyed in v1
    do("server destroy web-1 --wait")
    assert do("block list")[0][words.attached] == words.free
    assert do("firewall group_list")[0]["instance_count"] == 0
    for line in (
        "block delete files",
        "reservedip destroy floating",
        "snapshot destroy clean",
        "firewall group_delete http",
        "dns delete_domain example.com",
    ):
        do(line)
    assert owned(terminal) == before

    story = do("journal")
    assert [entry["operation"] for entry in story] == [
        "server.create",
        "server.label_set",
        "server.tag_set",
        "block.create",
        "block.attach",
        "reservedip.create",
        "reservedip.attach",
        "server.reverse_set_ipv4",
        "snapshot.create",
        "server.restore_snapshot",
        "server.upgrade_plan",
        "dns.create_domain",
        "dns.create_record",
        "firewall.group_create",
        "firewall.rule_create",
        "server.firewall_group_set",
        "server.destroy",
        "block.delete",
        "reservedip.destroy",
        "snapshot.destroy",
        "firewall.group_delete",
        "dns.delete_domain",
    ]
    assert {entry["outcome"] for entry in story} == {"ok"}
