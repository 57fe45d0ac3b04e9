"""What the service offers, and whose account it is."""

from tests.walk.step import Step

CATALOGUE = (
    Step("account info", reply={"last_payment_amount": 0}),
    Step("auth info", reply={"email": "owner@example.com"}),
    Step("account bandwidth"),
    Step("account bgp", reply={"enabled": False}),
    Step("app list", reply=[{"short_name": "lemp"}, {"image_id": "openlitespeed-wordpress", "type": "marketplace"}]),
    Step("os list", reply=[{"id": "167", "family": "centos"}, {"id": "159", "family": "iso"}]),
    Step("plans list", reply=[{"id": "vc2-1c-1gb", "ram": 1024, "vcpu_count": 1, "monthly_cost": 5.0}]),
    Step("plans list_baremetal", reply=[{"id": "vbm-4c-32gb", "disk": 240, "disk_count": 2}]),
    Step("regions list", reply=[{"id": "ewr", "city": "New Jersey", "options": ["ddos_protection", "block_storage"]}]),
    Step("regions availability ewr", reply=["vc2-1c-1gb"]),
    Step("iso list_public", reply=[{"name": "Finnix"}]),
)
