"""Zones, firewalls, and what is attached to servers."""

from tests.walk.both import RECORD, SOA, WWW, volume
from tests.walk.step import Step

DNS = (
    Step(
        "dns create_domain domain=example.com ip=203.0.113.10",
        then=("dns records example.com", {"type": "A", "name": "", "data": "203.0.113.10"}),
    ),
    Step("dns list", reply=[{"domain": "example.com", "dns_sec": "disabled"}]),
    Step("dns info example.com", reply={"domain": "example.com"}),
    Step(
        "dns create_record example.com name=www type=A data=203.0.113.11 ttl=600",
        keep={"record": "id"},
        then=("dns records example.com", WWW),
    ),
    Step("dns records example.com", reply=[{"id": "{record}"}]),
    Step("dns record_info {record} domain=example.com", reply={"name": "www", "priority": -1}),
    *RECORD,
    *SOA,
    Step("dns dnssec_enable example.com dns_sec=enabled", then=("dns info example.com", {"dns_sec": "enabled"})),
    Step("dns dnssec_info example.com"),
    Step("dns delete_domain example.com", gone=("dns list", {"domain": "example.com"})),
)

FIREWALL = (
    Step("firewall group_create description=ssh", keep={"wall": "id"}),
    Step("firewall group_list", reply=[{"id": "{wall}", "description": "ssh", "rule_count": 0}]),
    Step(
        "firewall group_set_description {wall} description=office",
        then=("firewall group_info {wall}", {"description": "office"}),
    ),
    Step("firewall group_info {wall}", reply={"id": "{wall}"}),
    Step(
        "firewall rule_create {wall} ip_type=v4 protocol=tcp subnet=203.0.113.0 subnet_size=24 port=22 notes=office",
        keep={"rule": "id"},
        then=("firewall group_list", {"id": "{wall}", "rule_count": 1}),
    ),
    Step(
        "firewall rule_list {wall}",
        reply=[{"id": "{rule}", "protocol": "tcp", "port": "22", "subnet": "203.0.113.0", "notes": "office"}],
    ),
    Step("firewall rule_info {rule} firewall_group_id={wall}", reply={"subnet_size": 24, "action": "accept"}),
    Step(
        "firewall rule_delete {rule} firewall_group_id={wall}",
        then=("firewall group_list", {"id": "{wall}", "rule_count": 0}),
    ),
    Step("firewall group_delete {wall}", gone=("firewall group_list", {"id": "{wall}"})),
)

ATTACHED = (
    Step("server create region=ewr plan=vc2-1c-1gb os_id=167 label=web-1", keep={"server": "id"}, later=600),
    Step("block create region=ewr size_gb=50 label=files", keep={"block": "id"}, later=120),
    Step("block list", reply=[{"id": "{block}", "size_gb": 50, "status": "active", "attached_to_instance": ""}]),
    Step("block info {block}", reply={"block_type": "high_perf"}),
    *volume("instance_id", "attached_to_instance", ""),
    Step("block snapshot_create archive description=before", keep={"saved": "id"}, later=60),
    Step("block snapshots", reply=[{"id": "{saved}", "state": "COMPLETE", "block_id": "{block}"}]),
    Step(
        "block snapshot_describe {saved} description=later",
        then=("block snapshot_info {saved}", {"description": "later"}),
    ),
    Step("block snapshot_info {saved}", reply={"id": "{saved}"}),
    Step("block snapshot_delete {saved}", gone=("block snapshots", {"id": "{saved}"})),
    Step("block delete archive", later=60, gone=("block list", {"id": "{block}"})),
    Step("reservedip create region=ewr ip_type=v4 label=floating", keep={"reserved": "id"}),
    Step("reservedip list", reply=[{"id": "{reserved}", "ip_type": "v4", "instance_id": ""}]),
    Step("reservedip label_set {reserved} label=www", then=("reservedip info {reserved}", {"label": "www"})),
    Step("reservedip info {reserved}", reply={"id": "{reserved}"}),
    Step(
        "reservedip attach www instance_id={server}",
        then=("reservedip list", {"id": "{reserved}", "instance_id": "{server}"}),
    ),
    Step("reservedip detach www", then=("reservedip list", {"id": "{reserved}", "instance_id": ""})),
    Step("reservedip destroy www", gone=("reservedip list", {"id": "{reserved}"})),
    Step("server list_ipv4 web-1", keep={"address": "ip"}),
    Step(
        "reservedip convert ip_address={address} label=kept",
        keep={"kept": "id"},
        then=("reservedip list", {"id": "{kept}", "subnet": "{address}", "instance_id": "{server}"}),
    ),
)
