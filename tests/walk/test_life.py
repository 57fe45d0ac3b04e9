"""The life of one server in one run, after which the account is as it was and the journal tells the story."""

from __future__ import annotations

from typing import Any

from tests.walk.terminal import Terminal

RUNNING = {"status": "active", "power_status": "running", "server_state": "ok"}
OWNED = ("server list", "block list", "reservedip list", "snapshot list", "firewall group_list", "dns list")


def owned(terminal: Terminal) -> dict[str, Any]:
    return {line: terminal.do(line) for line in OWNED}


def test_the_life_of_a_server(terminal: Terminal) -> None:
    do = terminal.do

    def server() -> Any:
        return do("server list SUBID={server}")[0]

    before = owned(terminal)

    made = do("server create DCID=1 VPSPLANID=201 OSID=167 label=nameless --wait")
    terminal.known["server"] = made["SUBID"]
    assert server().items() >= RUNNING.items()

    do("server label_set nameless label=web-1")
    do("server tag_set web-1 tag=www")

    do("block create DCID=1 size_gb=100 label=files --wait")
    do("block attach files attach_to_SUBID=web-1")
    assert do("block list")[0]["attached_to_SUBID"] == made["SUBID"]

    do("reservedip create DCID=1 ip_type=v4 label=floating")
    do("reservedip attach floating attach_SUBID=web-1")
    assert do("reservedip list")[0]["attached_SUBID"] == made["SUBID"]

    address = server()["main_ip"]
    do(f"server reverse_set_ipv4 web-1 ip={address} entry=web-1.example.com")
    assert do("server list_ipv4 web-1")[0]["reverse"] == "web-1.example.com"

    do("snapshot create web-1 description=clean --wait")
    do("server restore_snapshot web-1 SNAPSHOTID=clean --wait")
    assert server().items() >= RUNNING.items()

    do("server upgrade_plan web-1 VPSPLANID=202 --wait")
    assert server()["ram"] == "2048 MB"

    do(f"dns create_domain domain=example.com serverip={address}")
    do(f"dns create_record example.com name=web-1 type=A data={address}")
    assert address in [record["data"] for record in do("dns records example.com") if record["name"] == "web-1"]

    do("firewall group_create description=http")
    do("firewall rule_create http ip_type=v4 protocol=tcp subnet=203.0.113.0 subnet_size=24 port=80")
    do("server firewall_group_set web-1 FIREWALLGROUPID=http")
    assert do("firewall group_list")[0]["instance_count"] == 1

    terminal.clock.advance(300)  # a younger server cannot be destroyed
    do("server destroy web-1 --wait")
    assert do("block list")[0]["attached_to_SUBID"] is None
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
