"""The faults that version 2 has words of its own for, and that the one that ends version 1 leaves it alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.command.typist import Typist
from tests.faults.site import site
from tests.shell.typist import Typist as Shell
from vultr_tui.account.entry import Result
from vultr_tui.command.exits import Exit

CREATE = "block create region=ewr size_gb=75 label=new-1 --yes -o json"
DESTROY = "server destroy vpn --confirm vpn -o json"
CASES = [
    ("storm@instances", "server list -o json", Exit.UNAVAILABLE, "throttled"),
    ("expired:1-@instances", "server list -o json", Exit.KEY, "forbidden"),
    ("refusal@POST", CREATE, Exit.REFUSED, "refused"),
    ("storm@POST", CREATE, Exit.UNAVAILABLE, "throttled"),
    ("error-after@POST", CREATE, Exit.UNKNOWN, "outcome-unknown"),
    ("reset-after@POST", CREATE, Exit.UNKNOWN, "outcome-unknown"),
    ("half-json@POST", CREATE, Exit.UNKNOWN, "outcome-unknown"),
    ("wrong-json@POST", CREATE, Exit.UNKNOWN, "outcome-unknown"),
    ("gateway-timeout@DELETE", DESTROY, Exit.UNKNOWN, "outcome-unknown"),
    ("gone", "server list -o json", Exit.OK, ""),
]


@pytest.mark.parametrize(("faults", "line", "code", "kind"), CASES)
async def test_a_cell(
    tmp_path: Path, capfd: Any, monkeypatch: pytest.MonkeyPatch, faults: str, line: str, code: Exit, kind: str
) -> None:
    with site(tmp_path, version="v2") as under:
        under.service.misbehave(faults)
        typist = Typist(under, capfd, monkeypatch, under.account())  # type: ignore[arg-type]  # as far as this goes
        ended = await typist(line)
        await under.close()
        assert ended.code == code, ended.err
        assert [error["kind"] for error in ended.errors] == ([kind] if kind else [])
        if code is Exit.UNKNOWN:
            assert [entry.outcome for entry in under.entries] == [Result.UNKNOWN]
        if code is Exit.UNKNOWN and line is CREATE:
            (found,) = ended.errors[0]["found"]
            assert f"new-1 ({found})" in ended.errors[0]["message"]
            assert len(under.called("block", "new-1")) == 1


async def test_what_was_made_a_moment_ago_is_asked_for_until_it_is_there(tmp_path: Path, capfd: Any) -> None:
    with site(tmp_path, version="v2") as under:
        at = Shell.at(under, capfd)  # type: ignore[arg-type]  # as far as this goes
        assert (await at(CREATE)).code is Exit.OK
        under.service.misbehave("not-yet:1-2@/v2/blocks/")
        renamed = await at("block label_set new-1 label=new-2")
        await at.shell.aclose()
        await under.close()
        assert renamed.code is Exit.OK, renamed.err
        assert len(under.called("block", "new-2")) == 1


async def test_what_was_never_made_is_not_waited_for(tmp_path: Path, capfd: Any) -> None:
    with site(tmp_path, version="v2") as under:
        at = Shell.at(under, capfd)  # type: ignore[arg-type]  # as far as this goes
        under.service.misbehave("not-yet:1-2@/v2/instances/")
        renamed = await at("server label_set vpn label=vpn-2")
        await at.shell.aclose()
        await under.close()
        assert renamed.code is Exit.REFUSED, renamed.err
        assert "instance not found" in renamed.err
