"""What the settings file and the environment say, taken together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from vultr_tui.api.light import field, frozen, replace
from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.paths import Paths, shown
from vultr_tui.settings.profile import DEMO, EMBEDDED_ACCOUNT, FIRST, KEY_SOURCES, Profile
from vultr_tui.settings.reading import LOCAL, read

MEANWHILE = "Until that is mended, the usual settings hold, and only the demo can be changed."
"""What is said of a file that cannot be followed, where things go on in spite of it."""


@frozen
class Settings:
    """Everything the settings file says; what it does not say is as usual."""

    path: Path
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    default: str = FIRST
    """The profile that is meant where none is named."""
    theme: str = ""
    """The console's look: dark, light, terminal (its own sixteen colours) or plain; else as the terminal can."""
    mouse: bool = True
    """Whether the console takes the mouse; without, the terminal selects text with it."""
    sparing: bool = True
    """Whether the console sends only the cells that changed; without, Textual writes as it does elsewhere."""
    time: str = LOCAL
    """What times of day are shown in."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Key bindings: the id of an action and the key for it."""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    trouble: SettingsError | None = None
    """Why the file cannot be followed, if these are the usual settings in place of what it says."""

    @classmethod
    def load_or_usual(cls) -> Settings:
        """Read the user's settings file; where it cannot be followed, take the usual settings, and the trouble."""
        try:
            return cls.load()
        except SettingsError as error:
            return cls(Paths.find().settings, trouble=error)

    @classmethod
    def load(cls, path: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings file, by default the user's own, which may be absent. Raises SettingsError."""
        file = path or Paths.find().settings
        try:
            text = file.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            if path:
                raise SettingsError(f"There is no settings file {path}.", "Check the path.") from None
            text = ""
        except (OSError, UnicodeDecodeError) as error:
            cause = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
            raise SettingsError(
                f"{shown(file)} cannot be read: {cause}.", "Mend the file or its permissions."
            ) from None
        if not text:
            return cls(path=file, environment=environment)
        said = read(file, text)
        return cls(path=file, profiles=said.profiles, keys=said.keys, environment=environment, **said.others)

    @property
    def _borne(self) -> SettingsError | None:
        """The trouble as it is told where things go on in spite of it."""
        error = self.trouble
        return SettingsError(error.message, f"{error.hint} {MEANWHILE}") if error else None

    def profile(self, name: str = "") -> Profile:
        """Find the profile of that name, or else the one that VULTR_PROFILE, or else the file, names.

        VULTR_API_KEY and VULTR_API_URL take the place of what the file says, but not of what it says of a profile
        that was asked for by name. Raises SettingsError if there is no such profile. Where the file cannot be
        followed there is none but the demo, and the key in the environment, with which nothing may be changed then.
        """
        asked = name or self.environment.get("VULTR_PROFILE", "")
        wanted = asked or self.default
        if wanted == DEMO:
            return replace(EMBEDDED_ACCOUNT, trouble=self._borne)
        if self.trouble and (asked or not self.environment.get("VULTR_API_KEY")):
            raise self.trouble
        first = Profile(FIRST, read_only=self.trouble is not None, trouble=self._borne)
        profile = self.profiles.get(wanted, first if wanted == FIRST else None)
        if profile is None:
            known = ", ".join(sorted({*self.profiles, FIRST, DEMO}))
            raise SettingsError(
                f"There is no profile {wanted!r}.", f"Name one of: {known}; or add it to {shown(self.path)}."
            )
        if wanted != self.default or self.environment.get("VULTR_PROFILE", wanted) != wanted:
            profile = replace(profile, options=f"--profile {wanted}")
        has_key = any(getattr(profile, source) for source in KEY_SOURCES)
        if self.environment.get("VULTR_API_KEY") and not (name and has_key):
            profile = replace(profile.keyless, key_env="VULTR_API_KEY")
        url = self.environment.get("VULTR_API_URL")
        return replace(profile, url=url) if url and not (name and profile.url) else profile
