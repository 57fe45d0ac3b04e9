"""A line that `--curl` prints does in a POSIX shell what the command does."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess

import pytest

from tests.command.typist import PROGRAM, Program

pytestmark = pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")


def printed(service: dict[str, str], line: str) -> str:
    command = [*PROGRAM, *shlex.split(line)]
    return subprocess.run(command, env=service, capture_output=True, text=True, check=True, timeout=60).stdout


def performed(service: dict[str, str], line: str, **variables: str) -> str:
    """What the service answers to the curl line that is printed for a command, run by `/bin/sh` as it stands."""
    script = printed(service, f"{line} --curl")
    done = subprocess.run(
        ["/bin/sh", "-ec", script], env=service | variables, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_a_read_says_the_same(service: dict[str, str]) -> None:
    for line in ("sshkey list", "regions list", "dns records example.com", "regions availability ewr type=vc2"):
        assert json.loads(performed(service, line)) == json.loads(printed(service, f"{line} -o raw"))


@pytest.mark.parametrize(
    "label", ["plain", "a b", "$HOME `id` $(id)", 'it\'s "quoted"', "a&b=c;d|e", "back\\slash", "ünïcödé", "*", "%41+x"]
)
def test_a_change_is_made_with_exactly_what_was_given(service: dict[str, str], label: str) -> None:
    assert performed(service, f"server label_set cache-1 {shlex.quote(f'label={label}')}") == ""
    (row,) = json.loads(printed(service, "server list -o json --query \"[?tag=='cache']\""))
    assert row["label"] == label
    performed(service, f"server label_set {row['SUBID']} label=cache-1")


def test_a_change_without_a_body_and_one_of_many_values(service: dict[str, str]) -> None:
    made = performed(service, "server create DCID=1 VPSPLANID=203 OSID=167 SSHKEYID=laptop,deploy label=curled")
    assert json.loads(made).keys() == {"SUBID"}
    assert performed(service, "firewall group_create").startswith("{")


def test_a_secret_is_a_variable(service: dict[str, str]) -> None:
    line = "user create email=c@example.com name=C password=correct-Horse-9 acls=dns,billing"
    assert "correct-Horse-9" not in printed(service, f"{line} --curl")
    assert "USERID" in json.loads(performed(service, line, PASSWORD="other Horse'$9"))
    (row,) = json.loads(printed(service, "user list -o json --query \"[?name=='C']\""))
    assert row["acls"] == ["dns", "billing"]


def test_the_key_is_a_variable(service: dict[str, str]) -> None:
    assert "$VULTR_API_KEY" in printed(service, "account info --curl")
    assert service["VULTR_API_KEY"] not in printed(service, "account info --curl")
    assert "Invalid API key" in performed(service | {"VULTR_API_KEY": "WRONG"}, "account info")


def test_several_targets_are_several_lines(service: dict[str, str]) -> None:
    assert performed(service, "server halt lb-1 ns-1") == ""
    rows = json.loads(printed(service, "server list -o json --filter 'label=lb-1|ns-1' --query '[].power_status'"))
    assert rows == ["stopped", "stopped"]


def test_the_demo_names_the_service_itself_and_says_that_nobody_serves_the_demo(program: Program) -> None:
    code, out, err = program("--demo", "server", "reboot", "web-1", "--curl")
    assert (code, shlex.split(out)[-1]) == (0, "https://api.vultr.com/v1/server/reboot")
    assert '"API-Key: $VULTR_API_KEY"' in out
    assert "Nobody serves the demo" in err
    row = json.loads(program("--demo", "server", "reboot", "web-1", "--dry-run", "-o", "json")[1])
    assert row["url"] == "https://api.vultr.com/v1/server/reboot"
