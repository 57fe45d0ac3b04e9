"""The oldest versions that the package allows, and what is known to be wrong with those that are installed.

`python -m tests.dependencies oldest` prints constraints for pip, and `… touching` the tests to run with them;
`… audit` tells whether an advisory speaks against what the package is installed with, or that nobody could be asked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import distribution, requires
from itertools import chain
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
PACKAGE = "vultr-tui"
_REQUIREMENT = re.compile(r"(?P<name>[\w-]+)(\[\w+\])?>=(?P<least>[\w.]+)(,<[\w.]+)?")

TOUCHED_BY = {
    "certifi": ("tests/client/test_wire.py",),
    "dnspython": ("tests/grammar/test_zonefile.py",),
    "httpx": ("tests/client/test_wire.py",),
    "jmespath": ("tests/grammar/test_query.py",),
    "keyring": ("tests/test_settings_keys.py",),
    "limits": ("tests/client/test_team.py",),
    "platformdirs": ("tests/test_folders.py",),
    "prompt-toolkit": ("tests/shell/test_completion.py",),
    "pygments": ("tests/console/test_reading.py",),
    "pyyaml": ("tests/output",),
    "redis": ("tests/client/test_team.py",),
    "textual": ("tests/console/test_copying.py", "tests/console/test_themes.py", "tests/console/writer/test_style.py"),
    "tomlkit": ("tests/test_settings_writing.py",),
    "uvicorn": ("tests/simulator/test_serving.py",),
    "wcwidth": ("tests/output",),
}
"""By the name of a requirement, the tests that notice soonest that a version of it does not do."""


def touching() -> list[str]:
    """Give the tests that touch any of them, and the one that imports everything."""
    return ["tests/test_architecture.py", *dict.fromkeys(chain.from_iterable(TOUCHED_BY.values()))]


def stated(project: Path = PROJECT) -> list[str]:
    """Give each requirement of the package and of its extras, but for those of its tests."""
    told = tomllib.loads(project.read_text())["project"]
    extras = told.get("optional-dependencies", {})
    return list(chain(told["dependencies"], *(extras[name] for name in extras if name != "test")))


def oldest(project: Path = PROJECT) -> list[str]:
    """Pin each requirement of the package and of its extras to the oldest version it allows."""
    found = [_REQUIREMENT.fullmatch(requirement) for requirement in stated(project)]
    return [f"{match['name']}=={match['least']}" for match in found if match]


def installed(package: str = PACKAGE) -> list[str]:
    """Pin everything that the package needs, and what that needs, as it is installed here."""
    known: dict[str, str] = {}
    waiting = [package]
    while waiting:
        for requirement in requires(waiting.pop()) or ():
            name = re.split(r"[\s;<>=!~\[(]", requirement, maxsplit=1)[0].lower()
            if name in known or "extra ==" in requirement:
                continue
            try:
                known[name] = distribution(name).version
            except ModuleNotFoundError:  # it is for another system, or an older Python
                continue
            waiting.append(name)
    return [f"{name}=={version}" for name, version in sorted(known.items())]


def audit() -> int:
    """Ask for advisories; 1 if there is one, 0 if there is none or nobody could be asked, which is said."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(installed()))
        file.flush()
        options = ["--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json", "-r", file.name]
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", *options], capture_output=True, text=True, check=False
        )
    told, advisories = audited(done.stdout)
    sys.stdout.write(f"{told}\n")
    return int(advisories)


def audited(said: str) -> tuple[str, bool]:
    """Put what pip-audit says as JSON in words, and tell whether an advisory is among it."""
    try:
        packages = json.loads(said)["dependencies"]
    except (ValueError, LookupError):
        packages = []
    asked = [package for package in packages if "skip_reason" not in package]
    if not asked:
        return "not audited: unreachable", False
    found = [f"{p['name']} {p['version']}: {v['id']}" for p in asked for v in p["vulns"]]
    left = [package["name"] for package in packages if "skip_reason" in package]
    parts = [f"audited: {len(asked)} packages", f"not audited: {', '.join(left)}" if left else "", *found]
    return "\n".join(filter(None, parts)), bool(found)


PRINTED = {"oldest": oldest, "touching": touching}

if __name__ == "__main__":
    if sys.argv[1] == "audit":
        sys.exit(audit())
    sys.stdout.writelines(f"{line}\n" for line in PRINTED[sys.argv[1]]())
