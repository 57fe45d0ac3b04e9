"""The console at the far end of a real SSH connection, on the loopback address, in a window of tmux."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.console.seat import ENTER, running
from tests.console.window import Window
from tests.console.writer.session import PATIENCE, ROOT
from vultr_tui.console.dialogs.dialog import SETTLE

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
SEPARATION = Path("/run/sshd")
"""Where sshd wants to be locked up; it starts as root only if that is there."""
CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/own.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
"""


@dataclass(frozen=True)
class Far:
    """A machine to log in to: the folder it has everything in, and its port."""

    folder: Path
    port: int

    def login(self) -> Window:
        """Log in and open the console on the demo."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        program = shlex.join(["env", f"HOME={home}", "LANG=C.UTF-8", sys.executable, "-m", "vultr_tui", "--demo"])
        there = f"cd {shlex.quote(str(ROOT))} && echo $$ > {shlex.quote(str(self.folder / 'pid'))} && exec {program}"
        options = {
            "UserKnownHostsFile": self.folder / "known",
            "StrictHostKeyChecking": "accept-new",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
        }
        said = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        own, port = str(self.folder / "own"), str(self.port)
        user = f"{getpass.getuser()}@127.0.0.1"
        return Window(self.folder, "ssh", "-F", "none", "-tt", "-i", own, "-p", port, *said, user, there)

    @property
    def pid(self) -> int:
        """The process of the console that was opened last."""
        return int((self.folder / "pid").read_text())


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Far]:
    if not Path(SSHD).exists() or not shutil.which("ssh"):
        pytest.skip("no sshd is installed (Debian: openssh-server)")
    if not shutil.which("tmux"):
        pytest.skip("no tmux is installed (Debian: tmux)")
    if os.getuid() == 0:
        SEPARATION.mkdir(mode=0o755, exist_ok=True)
    for name in ("host", "own"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(words, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = tmp_path / "sshd_config"
    config.write_text(CONFIG.format(port=port, folder=tmp_path))
    process = subprocess.Popen([SSHD, "-D", "-E", str(tmp_path / "log"), "-f", str(config)])
    try:
        answering(port, process)
        yield Far(tmp_path, port)
    finally:
        process.terminate()
        process.wait()


def answering(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("sshd does not answer")


def test_a_day_at_the_far_end(far: Far) -> None:
    with far.login() as window:
        window.await_screen(r"Servers +\d+ +live")
        window.type("/")
        window.type(f"tag:web{ENTER}")
        window.await_screen(r"Servers +\d+ of 25")

        window.command("server create DCID=1 VPSPLANID=201 OSID=244 label=far-1")
        window.await_screen("a month")
        confirmed(window)
        window.await_screen("server create far-1: done")

        window.command("servers far-1")
        window.await_screen(r"Servers +1 of 26")

        window.command("server destroy blog")
        window.await_screen("Type the name to confirm: blog")
        window.await_screen("Looking up", gone=True)
        window.type("blog")
        time.sleep(SETTLE)
        window.type(ENTER)
        window.await_screen("server destroy blog: done")

        assert window.full_screen
        window.resize(120, 40)
        window.await_screen("(?s)Compute.*far-1")
        window.type("\x1b")
        console = far.pid
        os.kill(window.pid, 9)
        end = time.monotonic() + PATIENCE
        while running(console):
            assert time.monotonic() < end, "the console outlives its connection"
            time.sleep(0.05)

    with far.login() as window:
        window.await_screen(r"Servers +\d+ +live")
        window.command("servers far-1")
        window.await_screen("far-1")
        window.type("q")
        assert not window.full_screen


def confirmed(window: Window) -> None:
    """Answer the dialog with yes, once it can be read and its focus is on Cancel."""
    window.await_screen("Looking up", gone=True)
    time.sleep(SETTLE)
    window.type("\t")
    window.type(ENTER)
