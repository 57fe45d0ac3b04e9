"""A command reads the parts of the catalogue that it is about, and no others."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from tests.walk.terminal import Terminal

SCRIPT = """
import sys
from vultr_tui.cli import main
code = main(sys.argv[1:])
print(*(name for name in sys.modules if name.startswith("vultr_tui.api.v")), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize("line", ["server list", "dns list"])
def test_a_list_reads_its_own_part(terminal: Terminal, line: str, version: str) -> None:
    assert terminal.do("sshkey list") == []  # the service is there, under the address in the environment
    group, verb = line.split()
    words = [sys.executable, "-c", SCRIPT, group, verb, "--api", version]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    read = set(done.stderr.split())
    package = f"vultr_tui.api.{version}"
    parts = {f"{package}.{name}" for name in import_module(package).PARTS}
    assert read & parts == {f"{package}.{group}"}
    other = {"v1": "v2", "v2": "v1"}[version]
    assert not [name for name in read if name.startswith(f"vultr_tui.api.{other}")]
