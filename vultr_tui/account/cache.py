"""The rows last known, kept on disk so that the next run opens on them. Without secrets."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

from vultr_tui.account.private import write
from vultr_tui.account.problems import MEND, Problems
from vultr_tui.account.redaction import secret_fields, without_secrets
from vultr_tui.account.tables import Table
from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import define, field
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import shared

VERSION = 1
CATALOGUE = 3600.0
"""A resource that stays fresh this many seconds or longer is taken from an earlier run without asking again."""


@define
class Cache:
    """One file for each table, in a folder of the profile's own; what cannot be read or kept is a problem."""

    folder: Path
    problems: Problems = field(default_factory=Problems)

    def load(self, api: Api, resource: Resource, parent: str = "") -> Table:
        """Give the table as an earlier run knew it; an empty one if there is none that can be read."""
        path = self._path(api, resource, parent)
        try:
            kept = json.loads(path.read_bytes(), object_hook=shared)
            if kept["version"] != VERSION:
                self.problems.add(f"{path} was written by another version of vultr-tui and is ignored.")
                return Table(resource, parent)
            rows = tuple(row for row in kept["rows"] if isinstance(row, dict))
            fetched_at, complete = float(kept["fetched_at"]), bool(kept["complete"])
            if not math.isfinite(fetched_at):
                raise ValueError("its time is no time")  # noqa: TRY301  (told like any other damage)
        except (FileNotFoundError, NotADirectoryError):
            return Table(resource, parent)
        except OSError as error:
            self.problems.add(f"{path} cannot be read and is ignored: {error.strerror}.")
            return Table(resource, parent)
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
            self.problems.add(f"{path} is damaged and is ignored.")
            return Table(resource, parent)
        return Table(resource, parent, rows, fetched_at, complete, outdated=resource.fresh_for < CATALOGUE)

    def save(self, api: Api, table: Table) -> None:
        """Keep the table, without its secrets; what cannot be written is a problem and no more."""
        secret = secret_fields(api, table.resource)
        kept = {
            "version": VERSION,
            "fetched_at": table.fetched_at,
            "complete": table.complete,
            "rows": [without_secrets(row, secret) for row in table.rows],
        }
        path = self._path(api, table.resource, table.parent)
        try:
            write(path, json.dumps(kept, separators=(",", ":")).encode(), lasting=False)  # it can be asked for again
        except OSError as error:
            message = f"The rows last known cannot be kept in {self.folder}: {error.strerror}."
            self.problems.add(message, f"{MEND} XDG_CACHE_HOME names another folder.")

    def _path(self, api: Api, resource: Resource, parent: str) -> Path:
        of = "." + hashlib.sha256(parent.encode()).hexdigest()[:16] if parent else ""  # a parent's id is hostile text
        return self.folder / f"{api.name}.{resource.name}{of}.json"
