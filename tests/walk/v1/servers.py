"""The life of a server, from deploy to destroy, through all of its verbs."""

from tests.walk.both import addresses, joining, leaving, mounting, power, volume
from tests.walk.step import Step

RUNNING = {"status": "active", "power_status": "running", "server_state": "ok"}

SERVERS = (
    Step(
        "network create DCID=1 description=inside v4_subnet=10.99.0.0 v4_subnet_mask=24", keep={"network": "NETWORKID"}
    ),
    Step(
        "network list", reply=[{"NETWORKID": "{network}", "description": "inside", "DCID": "1", "v4_subnet_mask": 24}]
    ),
    Step(
        "server create DCID=1 VPSPLANID=201 OSID=167 label=web-1 hostname=web-1.example.com",
        keep={"server": "SUBID"},
        then=("server list SUBID={server}", {"label": "web-1", "DCID": "1", "VPSPLANID": "201", "status": "pending"}),
    ),
    Step("server create DCID=1 VPSPLANID=201 OSID=167 label=web-2", keep={"other": "SUBID"}, later=600),
    Step("server list", reply=[{"SUBID": "{server}", "label": "web-1", **RUNNING}, {"SUBID": "{other}", **RUNNING}]),
    Step("server neighbors {server}"),
    Step("server label_set {server} label=front", then=("server list SUBID={server}", {"label": "front"})),
    Step("server tag_set front tag=www", then=("server list SUBID={server}", {"tag": "www"})),
    *power("server list SUBID={server}", RUNNING),
    *addresses(ipv4="ip", ipv6="ip", name="entry"),
    *joining("NETWORKID", "NETWORKID"),
    *leaving("NETWORKID", "NETWORKID"),
    Step("server backup_enable front", then=("server list SUBID={server}", {"auto_backups": "yes"})),
    Step(
        "server backup_set_schedule front cron_type=weekly hour=8 dow=6",
        then=("server backup_get_schedule front", {"cron_type": "weekly", "hour": 8, "dow": 6, "enabled": True}),
    ),
    Step("server backup_get_schedule front", reply={"cron_type": "weekly"}, later=15 * 86400),
    Step("backup list SUBID={server}", keep={"backup": "BACKUPID"}, reply=[{"status": "complete"}]),
    Step("server restore_backup front BACKUPID={backup}", later=900, then=("server list SUBID={server}", RUNNING)),
    Step("server backup_disable front", gone=("server list SUBID={server}", {"auto_backups": "yes"})),
    Step("snapshot create front description=before", keep={"snapshot": "SNAPSHOTID"}, later=1200),
    Step("snapshot list", reply=[{"SNAPSHOTID": "{snapshot}", "status": "complete", "description": "before"}]),
    Step(
        "server restore_snapshot front SNAPSHOTID={snapshot}", later=900, then=("server list SUBID={server}", RUNNING)
    ),
    Step("snapshot destroy {snapshot}", gone=("snapshot list", {"SNAPSHOTID": "{snapshot}"})),
    Step("iso create_from_url url=https://example.com/rescue.iso", keep={"iso": "ISOID"}, later=600),
    Step("iso list", reply=[{"ISOID": "{iso}", "filename": "rescue.iso", "status": "complete"}]),
    *mounting("ISOID"),
    Step(
        "server set_user_data front userdata=ZWNobyBIZWxsbyBXb3JsZA==",
        then=("server get_user_data front", {"userdata": "ZWNobyBIZWxsbyBXb3JsZA=="}),
    ),
    Step("server get_user_data front", reply={"userdata": "ZWNobyBIZWxsbyBXb3JsZA=="}),
    Step("server get_app_info front", reply={"app_info": ""}),
    Step("server bandwidth front"),
    Step("server upgrade_plan_list front", reply=["202"]),
    Step(
        "server upgrade_plan front VPSPLANID=202",
        later=600,
        then=("server list SUBID={server}", {"VPSPLANID": "202", **RUNNING}),
    ),
    Step("server os_change_list front"),
    Step("server os_change front OSID=193", later=900, then=("server list SUBID={server}", {"OSID": "193", **RUNNING})),
    Step("server app_change_list front", reply=[{"APPID": "1"}]),
    Step("server app_change front APPID=1", later=900, then=("server list SUBID={server}", {"APPID": "1", **RUNNING})),
    Step("server reinstall front", later=900, then=("server list SUBID={server}", RUNNING)),
    Step("firewall group_create description=http", keep={"group": "FIREWALLGROUPID"}),
    Step(
        "server firewall_group_set front FIREWALLGROUPID={group}",
        then=("server list SUBID={server}", {"FIREWALLGROUPID": "{group}"}),
    ),
    Step("block create DCID=1 size_gb=50 label=files", keep={"block": "SUBID"}, later=120),
    Step("block list", reply=[{"SUBID": "{block}", "size_gb": 50, "status": "active", "attached_to_SUBID": None}]),
    *volume("attach_to_SUBID", "attached_to_SUBID", None),
    Step("block delete archive", later=60, gone=("block list", {"SUBID": "{block}"})),
    Step("reservedip create DCID=1 ip_type=v4 label=floating", keep={"reserved": "SUBID"}),
    Step("reservedip list", reply=[{"SUBID": "{reserved}", "ip_type": "v4"}], keep={"floating": "subnet"}),
    Step(
        "reservedip attach {floating}/32 attach_SUBID={server}",
        then=("reservedip list", {"SUBID": "{reserved}", "attached_SUBID": "{server}"}),
    ),
    Step(
        "reservedip detach {floating}/32 detach_SUBID={server}",
        then=("reservedip list", {"SUBID": "{reserved}", "attached_SUBID": None}),
    ),
    Step("reservedip destroy {floating}/32", gone=("reservedip list", {"SUBID": "{reserved}"})),
    Step("server list_ipv4 {other}", keep={"theirs": "ip"}),
    Step(
        "reservedip convert SUBID={other} ip_address={theirs}/32 label=kept",
        keep={"kept": "SUBID"},
        then=("reservedip list", {"SUBID": "{kept}", "subnet": "{theirs}"}),
    ),
    Step("server destroy front", later=120, gone=("server list", {"SUBID": "{server}"})),
)
"""Steps on servers and on what is attached to them."""
