"""Keys, scripts, people, and the account's money."""

from tests.walk.step import Step
from tests.walk.v1.others import ED25519

KEYS_AND_SCRIPTS = (
    Step(f"sshkey create name=laptop ssh_key='{ED25519} me@example.com'", keep={"key": "id"}),
    Step("sshkey list", reply=[{"id": "{key}", "name": "laptop"}]),
    Step("sshkey update {key} name=desk", then=("sshkey info {key}", {"name": "desk"})),
    Step("sshkey info {key}", reply={"id": "{key}"}),
    Step("sshkey destroy {key}", gone=("sshkey list", {"id": "{key}"})),
    Step("startupscript create name=hello script=IyEvYmluL3NoCg==", keep={"script": "id"}),
    Step("startupscript list", reply=[{"id": "{script}", "name": "hello", "type": "boot"}]),
    Step(
        "startupscript update {script} name=greeting",
        then=("startupscript info {script}", {"name": "greeting", "script": "IyEvYmluL3NoCg=="}),
    ),
    Step("startupscript info {script}", reply={"type": "boot"}),
    Step("startupscript destroy {script}", gone=("startupscript list", {"id": "{script}"})),
)

USERS = (
    Step(
        "user create email=ops@example.com first_name=Olga last_name=Operator password=correct-Horse-9"
        " acls=subscriptions,dns",
        keep={"user": "id"},
        reply={"name": "Olga Operator"},
    ),
    Step("user list", reply=[{"id": "{user}", "email": "ops@example.com", "acls": ["subscriptions", "dns"]}]),
    Step("user update {user} first_name=Nina acls=dns", then=("user info {user}", {"name": "Nina Operator"})),
    Step("user info {user}", reply={"last_name": "Operator", "acls": ["dns"]}),
    Step(
        "user address_add {user} subnet=192.0.2.0 subnet_size=24",
        then=("user addresses {user}", {"subnet": "192.0.2.0", "ip_type": "v4"}),
    ),
    Step("user addresses {user}", reply=[{"subnet_size": 24}]),
    Step(
        "user address_remove {user} subnet=192.0.2.0 subnet_size=24",
        gone=("user addresses {user}", {"subnet": "192.0.2.0"}),
    ),
    Step("user key_create {user} name=laptop", keep={"further": "id"}, then=("user keys {user}", {"name": "laptop"})),
    Step("user keys {user}", reply=[{"id": "{further}"}]),
    Step("user key_destroy {further} user_id={user}", gone=("user keys {user}", {"id": "{further}"})),
    Step("user delete {user}", gone=("user list", {"id": "{user}"})),
    Step("apikeys create name=backup expire=yes date_expire=2019-01-01", keep={"own": "id"}),
    Step("apikeys list", reply=[{"id": "{own}", "name": "backup", "expire": True}]),
    Step("apikeys info {own}", reply={"name": "backup"}),
    Step("apikeys destroy {own}", gone=("apikeys list", {"id": "{own}"})),
)

MONEY = (
    Step("server create region=ewr plan=vc2-1c-1gb os_id=167 label=web-1", later=40 * 86400),
    Step("billing pending", reply=[{"product": "Vultr Cloud Compute"}]),
    Step("billing invoices", keep={"invoice": "id"}),
    Step("billing invoice {invoice}", reply={"id": "{invoice}"}),
    Step("billing items {invoice}", reply=[{"product": "Vultr Cloud Compute", "unit_type": "hours"}]),
    Step("billing history", reply=[{"id": "{invoice}", "type": "invoice"}]),
    Step("logs list", reply=[{"message": "POST /v2/instances", "resource_type": "instances"}]),
)
