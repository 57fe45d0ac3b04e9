"""The faults that version 2 has words of its own for, and that the one that ends version 1 leaves it alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.command.typist import Typist
from tests.faults.site import site
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
