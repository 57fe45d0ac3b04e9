"""`vultr-tui simulate` as a process of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command.typist import KEY, PROGRAM, folder_of


@contextmanager
def simulated(folder: Path, *options: str) -> Iterator[str]:
    """Serve an account on a free port, to whoever has the key; its address. It ends in good order."""
    serving = [*PROGRAM, "simulate", "--port", "0", "--key", KEY, "--no-rate-limit", *options]
    with subprocess.Popen(serving, env=folder_of(folder), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            line = server.stdout.readline()
            assert line.startswith("listening on http")
            yield line.split()[-1]
            server.terminate()
            assert server.wait(timeout=10) == 0
        finally:
            server.kill()


def settings_for(folder: Path, url: str) -> None:
    """Write settings with that address and the key, for programs whose files are kept below the folder."""
    path = Path(folder_of(folder)["XDG_CONFIG_HOME"], "vultr-tui", "settings.toml")
    path.parent.mkdir(parents=True)
    path.write_text(f'[profile.default]\napi = "v1"\nurl = "{url}"\nkey_command = "echo {KEY}"\n')
