"""All steps, in groups of which each begins with an account that owns nothing."""

from tests.walk.others import BARE_METAL, CATALOGUE, DNS, FIREWALL, KEYS_AND_SCRIPTS, USERS
from tests.walk.servers import SERVERS
from tests.walk.step import Step

WALKS: dict[str, tuple[Step, ...]] = {
    "catalogue": CATALOGUE,
    "servers": SERVERS,
    "bare metal": (*(step for step in CATALOGUE if step.keep), *BARE_METAL),
    "dns": DNS,
    "firewall": FIREWALL,
    "keys and scripts": KEYS_AND_SCRIPTS,
    "users": USERS,
}
