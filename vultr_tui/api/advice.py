"""What is not in the service's power, said where somebody looks for it; the same by any version."""

from __future__ import annotations

UNGUARDED = (
    "Vultr keeps nobody who may change servers from destroying them. In the settings a profile can say "
    'read_only = true, or protect = ["prod-*", "tag:prod"], and this program refuses.'
)
