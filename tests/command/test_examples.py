"""The example in the help of every verb does what it says, in a typical account."""

from __future__ import annotations

import json
import shlex
from base64 import b64encode
from pathlib import Path

import pytest

from tests.command.typist import Program
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.command.example import example

API = load("v1")
PUBLIC_KEY = "ssh-ed25519 " + b64encode(b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + bytes(32)).decode()
FILES = {
    "init.yaml": "#cloud-config\n",
    "script.sh": "#!/bin/sh\n",
    "password.txt": "correct-Horse-9\n",
    ".ssh/id_ed25519.pub": f"{PUBLIC_KEY}\n",
}
BEFORE = {
    "network.destroy": "network create DCID=1 description=old",
    "server.destroy_ipv4": "server create_ipv4 web-1 reboot=no --yes --wait",
}
"""What must have been done before the example."""
FOUND = {
    "server.destroy_ipv4": ("203.0.113.10", "server list_ipv4 web-1", "[?type=='secondary_ip'].ip | [0]"),
    "server.restore_backup": (
        "59fd7b3c6b022",
        "backup list",
        "sort_by([?status=='complete'], &date_created)[-1].BACKUPID",
    ),
}
"""An id that nobody can know before, and how it is found."""


@pytest.fixture
def desk(tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program in a folder with the files that examples name."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return program


@pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)
def test_every_example_does_something(operation: Operation, desk: Program) -> None:
    line = example(API, operation)
    if operation.name in BEFORE:
        assert desk("--demo", *shlex.split(BEFORE[operation.name]))[0] == 0
    if operation.name in FOUND:
        written, listing, query = FOUND[operation.name]
        assert written in line
        line = line.replace(written, json.loads(desk("--demo", *listing.split(), "-o", "json", "--query", query)[1]))
    code, out, err = desk("--demo", *shlex.split(line))
    assert code == 0, f"{line}: {err}"
    assert bool(out) or not operation.reads or operation.name == "server.reverse_list_ipv6"
