"""One account as the user reaches it."""

from __future__ import annotations

import re

from vultr_tui.api.light import field, frozen, replace
from vultr_tui.settings.errors import SettingsError

DEMO = "demo"
"""The profile of the embedded account; it always exists and needs no key."""
FIRST = "default"
"""The profile that is meant where none is named."""
AUTO = "auto"
LIVE = "v2"
"""What Vultr's own service speaks."""
EMBEDDED = "v1"
"""What the demo speaks unless it is told otherwise."""
KEY_SOURCES = ("key_command", "key_file", "key_env", "keyring")
BUDGET = re.compile(r"rediss?://[^/]+(/.*)?")
BUDGET_HINT = 'Say budget = "redis://HOST:6379/0", or "rediss://…" with TLS.'
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
"""What a profile may be called: files are named after it."""


@frozen
class Profile:
    """One account as the user reaches it. An empty text means the usual."""

    name: str
    api: str = AUTO
    """The version of the API: v1, v2, or auto for what the service at the address speaks."""
    url: str = ""
    """The address of the service, where it is not Vultr's own."""
    key_command: str = ""
    """A command that prints the key on its first line."""
    key_file: str = ""
    """A file that holds the key, readable by its owner alone."""
    key_env: str = ""
    """The environment variable that holds the key."""
    keyring: bool = False
    """Whether the key is in the system's keyring, under the name of the profile."""
    read_only: bool = False
    """Whether every change is refused."""
    protect: tuple[str, ...] = ()
    """Patterns of labels (`prod-*`) and of tags (`tag:prod`) of what may not be changed."""
    colour: str = ""
    """What stands behind the profile's name in the console."""
    ssh_user: str = "root"
    """Who logs in to a server from the console."""
    budget: str = field(default="", repr=False)
    """A Redis server where machines with the same key count together: `redis://HOST:6379/0`; needs vultr-tui[redis]"""
    insecure_http: bool = False
    """Whether the key may go unencrypted to another machine."""
    trouble: SettingsError | None = None
    """Why the settings are not followed in this; no setting itself."""
    options: str = field(default="", compare=False)
    """What a command line says to mean this profile, where it would mean another without; no setting itself."""

    @property
    def keyless(self) -> Profile:
        """The profile without a source of its key."""
        return replace(self, key_command="", key_file="", key_env="", keyring=False)

    @property
    def version(self) -> str:
        """The version of the API, as far as it is known without asking the service; else an empty text."""
        if self.api != AUTO:
            return self.api
        if self.name == DEMO:
            return EMBEDDED
        return "" if self.url else LIVE


EMBEDDED_ACCOUNT = Profile(DEMO, options="--demo")
"""The profile of the demo as the settings leave it."""
