"""The life of machines, from deploy to destroy, and what their disks are kept as."""

from tests.walk.both import addresses, joining, leaving, mounting, power
from tests.walk.step import Step

RUNNING = {"status": "active", "power_status": "running", "server_status": "ok"}
USER_DATA = "ZWNobyBIZWxsbyBXb3JsZA=="

SERVERS = (
    Step(
        "network create region=ewr description=inside v4_subnet=10.99.0.0 v4_subnet_mask=24",
        keep={"network": "id"},
        reply={"description": "inside", "region": "ewr"},
    ),
    Step("network list", reply=[{"id": "{network}", "v4_subnet": "10.99.0.0", "v4_subnet_mask": 24}]),
    Step("network describe {network} description=office", then=("network info {network}", {"description": "office"})),
    Step("network info {network}", reply={"id": "{network}"}),
    Step(
        "server create region=ewr plan=vc2-1c-1gb os_id=167 label=web-1 hostname=web-1.example.com",
        keep={"server": "id"},
        then=("server info {server}", {"label": "web-1", "status": "pending"}),
    ),
    Step("server create region=ewr plan=vc2-1c-1gb os_id=167 label=web-2", keep={"other": "id"}, later=600),
    Step("server list", reply=[{"id": "{server}", "label": "web-1", **RUNNING}, {"id": "{other}", **RUNNING}]),
    Step("server info {server}", reply={"id": "{server}", "plan": "vc2-1c-1gb", "os_id": "167"}),
    Step("server neighbors {server}"),
    Step("server user_scheme_set web-1 user_scheme=limited", then=("server info {server}", {"user_scheme": "limited"})),
    Step("server ddos_set web-1 ddos_protection=yes", then=("server info {server}", {"features": ["ddos_protection"]})),
    Step("server label_set {server} label=front", then=("server info {server}", {"label": "front"})),
    Step("server tag_set front tags=www,eu", then=("server info {server}", {"tags": ["www", "eu"]})),
    *power("server info {server}", RUNNING),
    *addresses(ipv4="ipv4", ipv6="ipv6", name="reverse"),
    *joining("vpc_id", "id"),
    Step("network attachments {network}", reply=[{"id": "{server}"}]),
    *leaving("vpc_id", "id"),
    Step(
        f"server set_user_data front user_data={USER_DATA}",
        then=("server get_user_data front", {"data": USER_DATA}),
    ),
    Step("server get_user_data front", reply={"data": USER_DATA}),
    Step("server bandwidth front"),
    Step("server upgrade_plan_list front", reply=["vc2-1c-2gb"]),
    Step(
        "server upgrade_plan front plan=vc2-1c-2gb",
        later=600,
        then=("server info {server}", {"plan": "vc2-1c-2gb", **RUNNING}),
    ),
    Step("server os_change_list front", reply=[{"id": "193"}]),
    Step("server os_change front os_id=193", later=900, then=("server info {server}", {"os_id": "193", **RUNNING})),
    Step("server app_change_list front", reply=[{"id": "1"}]),
    Step("server app_change front app_id=1", later=900, then=("server info {server}", {"app_id": "1", **RUNNING})),
    Step(
        "server image_change front image_id=openlitespeed-wordpress",
        later=900,
        then=("server info {server}", {"image_id": "openlitespeed-wordpress", **RUNNING}),
    ),
    Step("server reinstall front", later=900, then=("server info {server}", RUNNING)),
    Step("firewall group_create description=http", keep={"group": "id"}),
    Step(
        "server firewall_group_set front firewall_group_id={group}",
        then=("server info {server}", {"firewall_group_id": "{group}"}),
    ),
    Step("server destroy front", later=120, gone=("server list", {"id": "{server}"})),
)

IMAGES = (
    Step("server create region=ewr plan=vc2-1c-1gb os_id=167 label=front", keep={"server": "id"}, later=600),
    Step("server backup_enable front", then=("server info {server}", {"features": ["auto_backups"]})),
    Step(
        "server backup_set_schedule front type=weekly hour=8 dow=6",
        then=("server backup_get_schedule front", {"type": "weekly", "hour": 8, "dow": 6, "enabled": True}),
    ),
    Step("server backup_get_schedule front", reply={"type": "weekly"}, later=15 * 86400),
    Step("backup list", keep={"backup": "id"}, reply=[{"status": "complete"}]),
    Step("backup info {backup}", reply={"id": "{backup}", "os_id": "167"}),
    Step("server restore_backup front backup_id={backup}", later=900, then=("server info {server}", RUNNING)),
    Step("server backup_disable front", then=("server info {server}", {"features": []})),
    Step("snapshot create front description=before", keep={"snapshot": "id"}, later=1200),
    Step("snapshot list", reply=[{"id": "{snapshot}", "status": "complete", "description": "before"}]),
    Step("snapshot describe {snapshot} description=base", then=("snapshot info {snapshot}", {"description": "base"})),
    Step("snapshot info {snapshot}", reply={"id": "{snapshot}"}),
    Step("server restore_snapshot front snapshot_id={snapshot}", later=900, then=("server info {server}", RUNNING)),
    Step("snapshot destroy {snapshot}", gone=("snapshot list", {"id": "{snapshot}"})),
    Step(
        "snapshot create_from_url url=https://example.com/disk.raw description=disk",
        keep={"fetched": "id"},
        later=600,
        then=("snapshot list", {"id": "{fetched}", "status": "complete"}),
    ),
    Step("iso create_from_url url=https://example.com/rescue.iso", keep={"iso": "id"}, later=600),
    Step("iso list", reply=[{"id": "{iso}", "filename": "rescue.iso", "status": "complete"}]),
    Step("iso describe {iso} description=rescue", then=("iso info {iso}", {"description": "rescue"})),
    Step("iso info {iso}", reply={"filename": "rescue.iso"}),
    *mounting("iso_id"),
    Step("iso destroy {iso}", gone=("iso list", {"id": "{iso}"})),
)

BARE_METAL = (
    Step("network create region=ewr description=inside", keep={"network": "id"}),
    Step(
        "baremetal create region=ewr plan=vbm-4c-32gb os_id=167 label=iron hostname=iron.example.com",
        keep={"iron": "id"},
        then=("baremetal info {iron}", {"label": "iron"}),
        later=3600,
    ),
    Step("baremetal list", reply=[{"id": "{iron}", "status": "active", "os_id": "167"}]),
    Step("baremetal info iron", reply={"plan": "vbm-4c-32gb", "cpu_count": 4}),
    Step("baremetal label_set iron label=steel", then=("baremetal info {iron}", {"label": "steel"})),
    Step("baremetal tag_set steel tags=heavy", then=("baremetal info {iron}", {"tags": ["heavy"]})),
    Step("baremetal list_ipv4 steel", keep={"address": "ip"}, reply=[{"type": "main_ip"}]),
    Step("baremetal list_ipv6 steel"),
    Step(
        "baremetal reverse_set_ipv4 steel ip={address} reverse=steel.example.com",
        then=("baremetal list_ipv4 steel", {"reverse": "steel.example.com"}),
    ),
    Step(
        "baremetal reverse_default_ipv4 steel ip={address}",
        gone=("baremetal list_ipv4 steel", {"reverse": "steel.example.com"}),
    ),
    Step(
        "baremetal create region=ewr plan=vbm-4c-32gb os_id=167 label=six enable_ipv6=yes",
        keep={"six": "id"},
        later=3600,
    ),
    Step(
        "baremetal user_scheme_set six user_scheme=limited", then=("baremetal info {six}", {"user_scheme": "limited"})
    ),
    Step("baremetal ipv6_enable steel", then=("baremetal list_ipv6 steel", {"type": "main_ip"})),
    Step("baremetal list_ipv6 six", keep={"address6": "ip"}, reply=[{"type": "main_ip"}]),
    Step("baremetal reverse_set_ipv6 six ip={address6} reverse=six.example.com"),
    Step("baremetal reverse_delete_ipv6 six ipv6={address6}"),
    Step(
        "baremetal private_network_enable steel vpc_id={network}",
        later=60,
        then=("baremetal private_networks steel", {"id": "{network}"}),
    ),
    Step("baremetal private_networks steel", reply=[{"id": "{network}"}]),
    Step(
        "baremetal private_network_disable steel vpc_id={network}",
        later=60,
        gone=("baremetal private_networks steel", {"id": "{network}"}),
    ),
    Step("baremetal halt steel"),
    Step("baremetal start steel", later=60),
    Step("baremetal reboot steel", later=60),
    Step("baremetal bandwidth steel"),
    Step("baremetal console steel"),
    Step(f"baremetal set_user_data steel user_data={USER_DATA}"),
    Step("baremetal get_user_data steel", reply={"data": USER_DATA}),
    Step("baremetal os_change_list steel", reply=[{"id": "193"}]),
    Step("baremetal os_change steel os_id=193", later=3600, then=("baremetal info {iron}", {"os_id": "193"})),
    Step("baremetal app_change_list steel", reply=[{"id": "1"}]),
    Step("baremetal app_change steel app_id=1", later=3600, then=("baremetal info {iron}", {"app_id": "1"})),
    Step(
        "baremetal image_change steel image_id=rocketchat",
        later=3600,
        then=("baremetal info {iron}", {"image_id": "rocketchat"}),
    ),
    Step("baremetal reinstall steel", later=3600, then=("baremetal info {iron}", {"status": "active"})),
    Step("baremetal destroy steel", later=600, gone=("baremetal list", {"id": "{iron}"})),
)
