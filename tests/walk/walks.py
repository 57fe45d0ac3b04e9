"""All steps by version, in groups of which each begins with an account that owns nothing."""

from tests.walk.step import Step
from tests.walk.v1 import others as v1
from tests.walk.v1.servers import SERVERS
from tests.walk.v2 import account, machines, network, products
from tests.walk.v2 import catalogue as v2

WALKS: dict[tuple[str, str], tuple[Step, ...]] = {
    ("v1", "catalogue"): v1.CATALOGUE,
    ("v1", "servers"): SERVERS,
    ("v1", "bare metal"): (*(step for step in v1.CATALOGUE if step.keep), *v1.BARE_METAL),
    ("v1", "dns"): v1.DNS,
    ("v1", "firewall"): v1.FIREWALL,
    ("v1", "keys and scripts"): v1.KEYS_AND_SCRIPTS,
    ("v1", "users"): v1.USERS,
    ("v2", "catalogue"): v2.CATALOGUE,
    ("v2", "servers"): machines.SERVERS,
    ("v2", "images"): machines.IMAGES,
    ("v2", "bare metal"): machines.BARE_METAL,
    ("v2", "dns"): network.DNS,
    ("v2", "firewall"): network.FIREWALL,
    ("v2", "volumes and addresses"): network.ATTACHED,
    ("v2", "keys and scripts"): account.KEYS_AND_SCRIPTS,
    ("v2", "users"): account.USERS,
    ("v2", "money"): account.MONEY,
    ("v2", "products"): products.PRODUCTS,
}
"""By version and name."""
