"""What only v2 knows: load balancers, Kubernetes, databases and object storage."""

from tests.walk.step import Step

PRODUCTS = (
    Step(
        "loadbalancer create region=ewr label=web"
        """ 'firewall_rules=[{{"port": 80, "source": "192.0.2.0/24", "ip_type": "v4"}}]'""",
        keep={"balancer": "id"},
        reply={"status": "pending", "ipv4": ""},
        later=90,
    ),
    Step("loadbalancer list", reply=[{"id": "{balancer}", "status": "active", "region": "ewr", "nodes": 1}]),
    Step("loadbalancer info {balancer}", reply={"label": "web"}),
    Step("loadbalancer label_set web label=front", then=("loadbalancer info {balancer}", {"label": "front"})),
    Step("loadbalancer rule_list {balancer}", keep={"rule": "id"}, reply=[{"frontend_port": 80}]),
    Step("loadbalancer rule_info {rule} load_balancer_id={balancer}", reply={"backend_protocol": "http"}),
    Step("loadbalancer firewall_rule_list {balancer}", keep={"filter": "id"}, reply=[{"port": "80", "ip_type": "v4"}]),
    Step("loadbalancer firewall_rule_info {filter} load_balancer_id={balancer}", reply={"source": "192.0.2.0/24"}),
    Step("loadbalancer destroy front", gone=("loadbalancer list", {"id": "{balancer}"})),
    Step("kubernetes version_list", reply=["v1.34.1+1"]),
    Step(
        "kubernetes create region=ewr version=v1.34.1+1 label=cluster"
        """ 'node_pools=[{{"plan": "vc2-1c-2gb", "node_quantity": 2, "label": "workers"}}]'""",
        keep={"cluster": "id"},
        reply={"status": "pending", "ip": "0.0.0.0"},
        later=300,
    ),
    Step("kubernetes list", reply=[{"id": "{cluster}", "status": "active", "version": "v1.34.1+1"}]),
    Step("kubernetes info cluster", reply={"region": "ewr"}),
    Step("kubernetes label_set cluster label=apps", then=("kubernetes info {cluster}", {"label": "apps"})),
    Step("kubernetes pool_list {cluster}", keep={"pool": "id"}, reply=[{"label": "workers", "node_quantity": 2}]),
    Step("kubernetes pool_info {pool} vke_id={cluster}", reply={"plan": "vc2-1c-2gb", "status": "active"}),
    Step("kubernetes destroy apps", gone=("kubernetes list", {"id": "{cluster}"})),
    Step("database plan_list", reply=[{"id": "vultr-dbaas-startup-cc-1-55-2"}]),
    Step(
        "database create region=ewr plan=vultr-dbaas-startup-cc-1-55-2 database_engine=pg database_engine_version=16"
        " label=orders",
        keep={"database": "id"},
        reply={"status": "Rebuilding"},
        later=300,
    ),
    Step("database list", reply=[{"id": "{database}", "status": "Running", "plan_ram": 2048}]),
    Step("database info orders", reply={"database_engine": "pg"}),
    Step("database label_set orders label=shop", then=("database info {database}", {"label": "shop"})),
    Step("database tag_set shop tag=prod", then=("database info {database}", {"tag": "prod"})),
    Step("database destroy shop", gone=("database list", {"id": "{database}"})),
    Step("objectstorage cluster_list", reply=[{"id": "2", "region": "ewr"}]),
    Step("objectstorage tier_list", reply=[{"id": "2", "price": 18}]),
    Step("objectstorage cluster_tiers 2", reply=[{"id": "1"}]),
    Step(
        "objectstorage create cluster_id=2 tier_id=2 label=files",
        keep={"store": "id"},
        reply={"status": "pending"},
        later=60,
    ),
    Step("objectstorage list", reply=[{"id": "{store}", "status": "active", "region": "ewr"}]),
    Step("objectstorage info files", reply={"s3_hostname": "ewr1.vultrobjects.com"}),
    Step("objectstorage label_set files label=assets", then=("objectstorage info {store}", {"label": "assets"})),
    Step("objectstorage destroy assets", gone=("objectstorage list", {"id": "{store}"})),
)
