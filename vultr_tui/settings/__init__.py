"""What the user has set: profiles, where their keys come from, and where things are kept."""

from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.keys import Key, read_key
from vultr_tui.settings.paths import Paths
from vultr_tui.settings.profile import DEMO, FIRST, Profile
from vultr_tui.settings.reading import wrong_at
from vultr_tui.settings.settings import Settings
from vultr_tui.settings.writing import edited

__all__ = ["DEMO", "FIRST", "Key", "Paths", "Profile", "Settings", "SettingsError", "edited", "read_key", "wrong_at"]
