"""Everything but servers."""

from tests.walk.both import RECORD, SOA, WWW
from tests.walk.step import Step

ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"

CATALOGUE = (
    Step("account info"),
    Step("app list", reply=[{"short_name": "lemp"}]),
    Step("auth info", reply={"acls": None}),
    Step("os list", reply=[{"OSID": "167", "family": "centos"}, {"OSID": "159"}, {"OSID": "164"}, {"OSID": "186"}]),
    Step("plans list", reply=[{"VPSPLANID": "201", "ram": 1024, "vcpu_count": 1, "price_per_month": 5.0}]),
    Step("plans list_vc2", reply=[{"VPSPLANID": "201"}]),
    Step("plans list_vdc2", reply=[{"plan_type": "DEDICATED"}]),
    Step("plans list_baremetal", reply=[{"plan_type": "SSD"}], keep={"metal": "METALPLANID"}),
    Step("regions list", reply=[{"DCID": "1", "name": "New Jersey", "regioncode": "EWR", "block_storage": True}]),
    Step("regions availability DCID=1", reply=["201"]),
    Step("regions availability_vc2 DCID=1", reply=["201"]),
    Step("regions availability_vdc2 DCID=1"),
    Step("regions availability_baremetal DCID=1"),
)
"""What the service offers."""

BARE_METAL = (
    Step(
        "baremetal create DCID=1 METALPLANID={metal} OSID=167 label=iron hostname=iron.example.com enable_ipv6=no",
        keep={"iron": "SUBID"},
        then=("baremetal list SUBID={iron}", {"label": "iron"}),
        later=3600,
    ),
    Step("baremetal list", reply=[{"SUBID": "{iron}", "status": "active", "OSID": "167"}]),
    Step("baremetal label_set iron label=steel", then=("baremetal list SUBID={iron}", {"label": "steel"})),
    Step("baremetal tag_set steel tag=heavy", then=("baremetal list SUBID={iron}", {"tag": "heavy"})),
    Step("baremetal list_ipv4 steel", reply=[{"type": "main_ip"}]),
    Step("baremetal ipv6_enable steel", then=("baremetal list_ipv6 steel", {"type": "main_ip"}), later=60),
    Step("baremetal list_ipv6 steel", reply=[{"type": "main_ip"}]),
    Step("baremetal halt steel"),
    Step("baremetal reboot steel"),
    Step("baremetal bandwidth steel"),
    Step(
        "baremetal set_user_data steel userdata=ZWNobyBIZWxsbyBXb3JsZA==",
        then=("baremetal get_user_data steel", {"userdata": "ZWNobyBIZWxsbyBXb3JsZA=="}),
    ),
    Step("baremetal get_user_data steel"),
    Step("baremetal get_app_info steel", reply={"app_info": ""}),
    Step("baremetal os_change_list steel"),
    Step("baremetal os_change steel OSID=193", later=3600, then=("baremetal list SUBID={iron}", {"OSID": "193"})),
    Step("baremetal app_change_list steel", reply=[{"APPID": "1"}]),
    Step("baremetal app_change steel APPID=1", later=3600, then=("baremetal list SUBID={iron}", {"APPID": "1"})),
    Step("baremetal reinstall steel", later=3600, then=("baremetal list SUBID={iron}", {"status": "active"})),
    Step("baremetal destroy steel", later=600, gone=("baremetal list", {"SUBID": "{iron}"})),
)

DNS = (
    Step(
        "dns create_domain domain=example.com serverip=203.0.113.10",
        then=("dns records example.com", {"type": "A", "name": "", "data": "203.0.113.10"}),
    ),
    Step("dns list", reply=[{"domain": "example.com"}]),
    Step(
        "dns create_record example.com name=www type=A data=203.0.113.11 ttl=600",
        then=("dns records example.com", WWW),
    ),
    Step("dns records example.com", keep={"record": "RECORDID"}, pick={"name": "www"}),
    *RECORD,
    *SOA,
    Step("dns dnssec_enable example.com enable=yes"),
    Step("dns dnssec_info example.com"),
    Step("dns delete_domain example.com", gone=("dns list", {"domain": "example.com"})),
)

FIREWALL = (
    Step("firewall group_create description=ssh", keep={"wall": "FIREWALLGROUPID"}),
    Step("firewall group_list", reply=[{"FIREWALLGROUPID": "{wall}", "description": "ssh", "rule_count": 0}]),
    Step(
        "firewall group_set_description {wall} description=office",
        then=("firewall group_list", {"FIREWALLGROUPID": "{wall}", "description": "office"}),
    ),
    Step(
        "firewall rule_create {wall} direction=in ip_type=v4 protocol=tcp subnet=203.0.113.0 subnet_size=24 port=22",
        keep={"rule": "rulenumber"},
        then=("firewall group_list", {"FIREWALLGROUPID": "{wall}", "rule_count": 1}),
    ),
    Step(
        "firewall rule_list {wall} direction=in ip_type=v4",
        reply=[{"rulenumber": "{rule}", "protocol": "tcp", "port": "22", "subnet": "203.0.113.0", "subnet_size": 24}],
    ),
    Step(
        "firewall rule_delete {rule} FIREWALLGROUPID={wall}",
        then=("firewall group_list", {"FIREWALLGROUPID": "{wall}", "rule_count": 0}),
    ),
    Step("firewall group_delete {wall}", gone=("firewall group_list", {"FIREWALLGROUPID": "{wall}"})),
)

KEYS_AND_SCRIPTS = (
    Step(f"sshkey create name=laptop ssh_key='{ED25519} me@example.com'", keep={"key": "SSHKEYID"}),
    Step("sshkey list", reply=[{"SSHKEYID": "{key}", "name": "laptop"}]),
    Step("sshkey update {key} name=desk", then=("sshkey list", {"SSHKEYID": "{key}", "name": "desk"})),
    Step("sshkey destroy {key}", gone=("sshkey list", {"SSHKEYID": "{key}"})),
    Step("startupscript create name=hello 'script=#!/bin/sh\necho hello' type=boot", keep={"script": "SCRIPTID"}),
    Step("startupscript list", reply=[{"SCRIPTID": "{script}", "script": "#!/bin/sh\necho hello", "type": "boot"}]),
    Step(
        "startupscript update {script} name=greeting",
        then=("startupscript list", {"SCRIPTID": "{script}", "name": "greeting", "script": "#!/bin/sh\necho hello"}),
    ),
    Step("startupscript destroy {script}", gone=("startupscript list", {"SCRIPTID": "{script}"})),
)

USERS = (
    Step(
        "user create email=ops@example.com name=Operations password=correct-Horse-9 acls=subscriptions,dns",
        keep={"user": "USERID", "api_key": "api_key"},
    ),
    Step("user list", reply=[{"USERID": "{user}", "email": "ops@example.com", "acls": ["subscriptions", "dns"]}]),
    Step("user update {user} name=Night acls=dns", then=("user list", {"USERID": "{user}", "name": "Night"})),
    Step("user delete {user}", gone=("user list", {"USERID": "{user}"})),
)
