"""What the user has set: profiles, where their keys come from, and where things are kept."""

from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.keys import Key, read_key
from vultr_tui.settings.paths import Paths
from vultr_tui.settings.profile import DEMO, FIRST, Profile
from vultr_tui.settings.settings import Settings

__all__ = ["DEMO", "FIRST", "Key", "Paths", "Profile", "Settings", "SettingsError", "read_key"]
