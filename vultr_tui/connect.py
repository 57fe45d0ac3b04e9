"""From a profile to its account: the one place that joins the embedded account and the client."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from vultr_tui.account.account import Account
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.account.private import folder
from vultr_tui.account.problems import Problems
from vultr_tui.api.catalogue import Api, Scope, load
from vultr_tui.api.light import define, field
from vultr_tui.client.clock import Clock, SystemClock
from vultr_tui.client.ledger import Ledger, Shared
from vultr_tui.client.session import Session
from vultr_tui.settings import DEMO, Paths, Profile, SettingsError, read_key
from vultr_tui.settings.paths import shown
from vultr_tui.settings.profile import BUDGET_HINT, LIVE

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from vultr_tui.account.log import Log
    from vultr_tui.client.pacing import Team
    from vultr_tui.simulator.app import EmbeddedAccount

DEMO_KEY = "DEMO"
DEMO_URL = "http://localhost"
DEMO_SEED = "typical"
GONE = 'Say api = "{live}" under [profile.{profile}] in {path}, or --api {live}: it is the same account.'
"""What to do with a profile of a version that is switched off."""
NOT_KEPT = "Make room, mend the permissions, remove the file (vultr-tui demo reset), or set XDG_STATE_HOME elsewhere."
"""What to do where the demo cannot be kept."""


def open_account(
    profile: Profile,
    paths: Paths,
    *,
    clock: Clock | None = None,
    read_only: bool | None = None,
    key: str = "",
    problems: Problems | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Account:
    """Open the profile's account; end with `aclose()`. Nothing is sent before something is asked.

    `read_only` and `key` take the place of what the profile says, if they are given, and what is wrong with what is
    kept is added to `problems`. Raises SettingsError if the profile's key cannot be had, and Misconfigured (an
    ApiError) for an address that cannot be used. Without a key the account opens all the same, and what needs one is
    Forbidden.
    """
    clock = clock or SystemClock()
    api = load(version_of(profile))
    reads = profile.read_only if read_only is None else read_only
    demo = profile.name == DEMO
    problems = problems or Problems()
    if profile.trouble:
        problems.add(profile.trouble.message, profile.trouble.hint)
    log = _log(paths.log, clock, problems, api) if paths.log else None
    embedded = _Embedded(paths, clock, problems) if demo else None
    url = DEMO_URL if demo else (profile.url or api.url).removesuffix("/")  # the rows are kept by it too
    key = DEMO_KEY if demo else key or read_key(profile, environment).value
    counted = (url, key if api.rate.scope is Scope.KEY else "")
    session = Session(
        api,
        url,
        key,
        clock=clock,
        transport=embedded,
        read_only=reads,
        insecure_http=profile.insecure_http,
        witness=log.attempt if log else None,
        ledger=_ledger(paths, *counted),
        team=_team(profile, _short_name(*counted), api, clock),
        gone="" if api.name == LIVE else GONE.format(profile=profile.name, path=shown(paths.settings), live=LIVE),
        typed=any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)),
    )
    owner = _short_name(api.name, url, key)  # another key may be another account
    return Account(
        session,
        name=profile.name,
        options=profile.options,
        journal=Journal(paths.journal(profile.name), profile.name, clock, problems, api.name),
        cache=Cache(paths.rows(profile.name) / owner, problems),
        clock=clock,
        problems=problems,
        protect=profile.protect,
        read_only=reads,
        on_close=embedded.close if embedded else None,
        served=not demo,
    )


def _log(path: Path, clock: Clock, problems: Problems, api: Api) -> Log:
    """Begin to write down what is asked of the service."""
    from vultr_tui.account.log import Log  # noqa: PLC0415  (few want one)

    log = Log(path, clock, problems)
    log.opened(api.name)
    return log


def _short_name(*parts: str) -> str:
    """Make a name for a file that tells nothing of the parts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _ledger(paths: Paths, *counted: str) -> Ledger:
    """Name the file in which this machine's processes count their requests together."""
    path = paths.budget(_short_name(os.uname().nodename, *counted))  # a home may be shared between machines
    with suppress(OSError):  # the pacer says so when it needs the file
        folder(path.parent)
    return Shared(path)


def _team(profile: Profile, name: str, api: Api, clock: Clock) -> Team | None:
    """Join the other machines, if the profile names a server at which they count. Raises SettingsError."""
    if not profile.budget:
        return None
    try:
        from vultr_tui.client.team import RedisTeam  # noqa: PLC0415  (an extra)

        return RedisTeam(profile.budget, name, api.rate, clock)
    except ImportError:
        advice = "Install it with pip install 'vultr-tui[redis]', or take the setting out."
        raise SettingsError(f"The budget of profile {profile.name!r} needs what is not installed.", advice) from None
    except ValueError:  # it may repeat the password
        raise SettingsError(f"The budget of profile {profile.name!r} is no address of a server.", BUDGET_HINT) from None


def version_of(profile: Profile) -> str:
    """Say which version of the API the profile's service speaks; it is asked if need be. Raises Misconfigured."""
    if profile.version:
        return profile.version
    from vultr_tui.client.versions import spoken_at  # noqa: PLC0415  (mostly it is known)

    return spoken_at(profile.url, insecure_http=profile.insecure_http)


def reset_demo(paths: Paths) -> None:
    """Forget everything about the embedded account: it starts afresh. Raises OSError."""
    import shutil  # noqa: PLC0415  (brings every kind of compression along, for one command)

    for path in (paths.demo, *(paths.demo.with_name(paths.demo.name + end) for end in ("-wal", "-shm", "-journal"))):
        path.unlink(missing_ok=True)
    paths.journal(DEMO).unlink(missing_ok=True)
    shutil.rmtree(paths.rows(DEMO), ignore_errors=True)


@define
class _Embedded:
    """The embedded account in this process, which is loaded and opened when it is first asked for something."""

    paths: Paths
    clock: Clock
    problems: Problems
    _app: EmbeddedAccount | None = field(init=False, default=None)

    def load(self) -> None:
        """Load what opening takes; any thread may do so."""
        import_module("vultr_tui.simulator")

    def __call__(self) -> httpx.AsyncBaseTransport:
        """Open it, in memory if it cannot be kept, and return the way to it."""
        import sqlite3  # noqa: PLC0415  (heavy, and needed for the demo alone)

        import httpx  # noqa: PLC0415

        from vultr_tui import simulator  # noqa: PLC0415
        from vultr_tui.simulator.store import MEMORY, StateError  # noqa: PLC0415

        paths, now = self.paths, self.clock.now
        try:
            folder(paths.state)
            app = simulator.create_app(paths.demo, key=DEMO_KEY, seed=DEMO_SEED, time=now)
        except (OSError, sqlite3.Error, StateError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            cause = str(error) if isinstance(error, StateError) else f"{paths.demo} cannot be used: {why}."
            self.problems.add(f"The demo begins afresh and is not kept, for {cause}", NOT_KEPT)
            app = simulator.create_app(MEMORY, key=DEMO_KEY, seed=DEMO_SEED, time=now)
        self._app = app
        return httpx.ASGITransport(app=app, raise_app_exceptions=False)

    def close(self) -> None:
        """Close its file, if it was opened."""
        if self._app:
            self._app.close()
