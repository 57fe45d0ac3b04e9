"""What a line does at the shell, on the embedded account."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from tests.clocks import settle
from tests.shell.typist import Typist, labels, written
from vultr_tui.command.exits import Exit
from vultr_tui.settings import Profile


async def test_an_operation_prints_as_the_command_does(typed: Typist) -> None:
    ended = await typed("server list -o json")
    assert (ended.code, ended.err) == (Exit.OK, "")
    assert "web-1" in labels(ended.data)
    assert (await typed("ser li --filter web-1 -o id")).out.strip().isdigit()


async def test_rows_just_listed_are_referred_to(typed: Typist) -> None:
    listed = (await typed("server list --filter 'web-' --sort label -o id")).out.split()
    assert typed.shell.rows == tuple(listed)
    assert (await typed("server label_set $1 label=first")).code == Exit.OK
    assert (await typed("server tag_set $2..3 tag=mine --yes")).code == Exit.OK
    assert typed.shell.rows == tuple(listed)
    rows = {row["SUBID"]: row for row in (await typed("server list -o json")).data}
    assert rows[listed[0]]["label"] == "first"
    assert [id_ for id_ in listed if rows[id_]["tag"] == "mine"] == listed[1:3]


async def test_all_of_the_rows_and_the_one_just_made(typed: Typist) -> None:
    await typed("server list --filter 'name:web-' -o id")
    made = await typed("block create DCID=1 size_gb=50 --yes -o id")
    assert typed.shell.rows == (made.out.strip(),)
    assert (await typed("block label_set $_ label='all $_'")).code == Exit.OK
    assert "all $_" in labels((await typed("block list -o json")).data)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("server reboot $1", "nothing has been listed"),
        ("os list -o id; server reboot $99..100", "from $1 to"),
        ("os list -o id; server reboot $0", "from $1 to"),
    ],
)
async def test_a_reference_to_nothing_is_pointed_at(typed: Typist, line: str, said: str) -> None:
    ended = await typed(line)
    assert ended.code == Exit.USAGE
    assert said in ended.err
    told, shown, marks, *_ = ended.err.splitlines()
    assert marks.index("^") == shown.index("$")
    assert told


async def test_one_after_the_other(typed: Typist) -> None:
    both = await typed("account info -o json && os list -o id")
    assert "balance" in both.out
    assert "127" in both.out
    neither = await typed("server lst && os list -o id")
    assert (neither.code, neither.out) == (Exit.USAGE, "")
    anyway = await typed("server lst ; os list -o id")
    assert anyway.code == Exit.USAGE
    assert "127" in anyway.out


async def test_pipes(typed: Typist) -> None:
    ended = await typed("server list -o json | tr a-z A-Z && os list -o id | head -n 1")
    assert '"LABEL": "WEB-1"' in ended.out
    assert ended.out.splitlines()[-1].isdigit()
    failed = await typed("os list | exit 3 && account info")
    assert (failed.code, failed.out) == (Exit.USAGE, "")
    assert "status 3" in failed.err
    assert (await typed("server list -o json | true")).code == Exit.OK


async def test_files(typed: Typist, tmp_path: Path) -> None:
    assert (await typed("os list -o id > 'a file'")).out == ""
    once = written(tmp_path / "a file")
    assert "127" in once.split()
    await typed("os list -o id >> 'a file'")
    assert written(tmp_path / "a file") == once * 2
    await typed("server lst > 'a file'")
    assert written(tmp_path / "a file") == once * 2
    assert (await typed("os list > /does/not/exist")).code == Exit.USAGE


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("server lst web-1", "lst"),
        ("os list; nonsense x", "nonsense"),
        ("server label_set web-1 labl=x", "labl=x"),
        ("server list --nope", "--nope"),
        ("server halt nosuch --yes", "nosuch"),
        ("server create DCID=nowhere VPSPLANID=201 OSID=127", "DCID=nowhere"),
        ("server list || os list", "||"),
        ("set nonsense", "nonsense"),
        ("curl https://api.vultr.com/v1/nothing/here", "https://api.vultr.com/v1/nothing/here"),
    ],
)
async def test_errors_point_at_the_word(typed: Typist, line: str, wrong: str) -> None:
    ended = await typed(line)
    assert ended.code in {Exit.USAGE, Exit.NOT_FOUND}
    lines = ended.err.splitlines()
    at = next(index for index, text in enumerate(lines) if text.strip() == "^" * len(wrong))
    start = lines[at].index("^")
    assert lines[at - 1][start : start + len(wrong)] == wrong


async def test_the_line_that_is_wrong_is_shown_of_several(typed: Typist) -> None:
    ended = await typed("os list -o id\nserver lst\n")
    assert "  server lst\n         ^^^" in ended.err


async def test_what_is_not_confirmed_is_refused(typed: Typist) -> None:
    ended = await typed("server halt web-1")
    assert ended.code == Exit.GUARDED
    assert "--yes" in ended.err
    assert (await typed("server destroy vpn --yes")).code == Exit.GUARDED
    assert typed.ground.line.requests["server/halt"] == typed.ground.line.requests["server/destroy"] == 0
    assert (await typed("server destroy vpn --confirm vpn")).code == Exit.OK


async def test_a_curl_line_is_the_command_and_its_key_is_nothing(typed: Typist) -> None:
    (row,) = (await typed("server list web-1 -o json")).data
    line = f"curl -H 'API-Key: KEYOFSOMEONE' -d SUBID={row['SUBID']} \\\n --data-urlencode 'label=a b!'"
    ended = await typed(f"{line} \\\n 'https://api.vultr.com/v1/server/label_set'")
    assert (ended.code, ended.out) == (Exit.OK, "")
    assert "a b!" in labels((await typed("server list -o json")).data)
    kept = b"".join(path.read_bytes() for path in typed.ground.folder.rglob("*") if path.is_file())
    assert b"KEYOFSOMEONE" not in kept


async def test_undo_and_journal(typed: Typist) -> None:
    await typed("server label_set web-1 label=other")
    (entry,) = (await typed("journal -o json")).data
    assert (entry["operation"], entry["target"]) == ("server.label_set", "web-1")
    assert (await typed("undo")).code == Exit.OK
    assert "web-1" in labels((await typed("server list -o json")).data)
    assert (await typed("undo")).code == Exit.GUARDED


async def test_waiting(typed: Typist) -> None:
    await typed("server halt web-1 --yes")
    assert (await typed("wait server web-1 stopped")).code == Exit.OK
    await typed("server start web-1 --yes")
    assert (await typed("wait server web-1")).code == Exit.OK
    assert (await typed("wait server web-1 stopped --timeout 5")).code == Exit.TIMED_OUT
    assert (await typed("wait server nosuch")).code == Exit.NOT_FOUND
    for wrong in ("wait", "wait server", "wait nothing web-1", "wait server web-1 purple", "wait server a b c"):
        assert (await typed(wrong)).code == Exit.USAGE, wrong


async def test_help(typed: Typist) -> None:
    whole = (await typed("help")).out
    assert all(word in whole for word in ("server", "watch", "$2..4", "curl", "Ctrl-R"))
    assert (await typed("help server create")).out.startswith("server create DCID VPSPLANID OSID")
    assert (await typed("server create --help")).out.startswith("vultr-tui server create")
    assert "every 60" not in (await typed("help watch")).out
    assert (await typed("help nothing")).code == Exit.USAGE


async def test_settings_hold_for_what_follows(typed: Typist) -> None:
    assert (await typed("set output id; os list")).out.split()[0].isdigit()
    assert (await typed("os list -o json")).data
    assert (await typed("set dry-run yes; server halt web-1 -o json")).data["operation"] == "server.halt"
    await typed("set dry-run no")
    assert (await typed("server halt web-1")).code == Exit.GUARDED
    assert (await typed("set output nonsense")).code == Exit.USAGE


async def test_aliases(typed: Typist) -> None:
    assert (await typed("alias webs='server list --filter web- -o id'")).code == Exit.OK
    assert (await typed("webs --sort label")).out.split()
    await typed("alias ids os list -o id")
    assert "127" in (await typed("ids")).out
    assert "there is none" in (await typed("watch 5 webs")).err
    assert "webs" in (await typed("alias")).out
    await typed("unalias webs")
    assert (await typed("webs")).code == Exit.USAGE
    for wrong in ("alias server=x", "alias exit x", "alias a/b x", "alias p='user create password=x'", "unalias none"):
        assert (await typed(wrong)).code == Exit.USAGE, wrong


async def test_files_of_commands_stop_at_an_error(typed: Typist, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(
        "# one\nserver label_set web-1 \\\n  label=one\nserver lst\nserver label_set web-2 label=two\n"
    )
    ended = await typed("source script; account info -o json")
    assert ended.code == Exit.USAGE
    assert "balance" in ended.out
    found = labels((await typed("server list -o json")).data)
    assert "one" in found
    assert "two" not in found
    assert (await typed("source nothing")).code == Exit.USAGE
    (tmp_path / "loop").write_text("source loop\n")
    assert (await typed("source loop")).code == Exit.USAGE


async def test_other_profiles(typed: Typist) -> None:
    await typed.shell.switch(Profile("second", read_only=True))
    assert typed.shell.account.name == "second"
    assert (await typed("server label_set web-1 label=x")).code == Exit.GUARDED
    assert (await typed("profile nothing")).code == Exit.USAGE
    assert typed.shell.account.name == "second"


async def test_a_shell_that_is_opened_read_only_is_so_by_every_profile(typed: Typist) -> None:
    typed.shell.restricted = True
    await typed.shell.switch(Profile("second"))
    assert (await typed("server label_set web-1 label=x")).code == Exit.GUARDED
    typed.shell.restricted = False
    await typed.shell.switch(Profile("third"))
    assert (await typed("server label_set web-1 label=x")).code == Exit.OK


@pytest.mark.parametrize(("asked", "spoken"), [("", "auto"), ("v2", "v2")])
async def test_the_demo_speaks_what_the_shell_was_opened_with(typed: Typist, asked: str, spoken: str) -> None:
    typed.shell.api = asked
    assert (await typed("profile demo")).code == Exit.OK
    assert (typed.shell.profile.name, typed.shell.profile.api) == ("demo", spoken)


async def test_leaving(typed: Typist) -> None:
    ended = await typed("exit; os list")
    assert (ended.code, ended.out, typed.shell.leaving) == (Exit.OK, "", True)


async def test_ctrl_c_leaves_what_is_on_its_way_and_sends_no_more(typed: Typist) -> None:
    answered = typed.ground.line.held["server/halt"] = asyncio.Event()
    typed.capfd.readouterr()
    running = asyncio.create_task(typed.shell.run("server halt web-1 web-2 --yes"))
    async with asyncio.timeout(20):
        while not typed.ground.line.requests["server/halt"]:
            await settle()
        os.kill(os.getpid(), signal.SIGINT)
        while not typed.shell.course.stop.is_set():
            await settle()
        answered.set()
        assert await running == Exit.GUARDED
    assert typed.ground.line.requests["server/halt"] == 1
    said = typed.capfd.readouterr().err
    assert "on its way" in said
    assert "web-1: done" in said
    assert "web-2: Stopped" in said
    assert (await typed("account info")).code == Exit.OK


async def test_ctrl_c_ends_a_reading(typed: Typist) -> None:
    typed.ground.line.held["server/list"] = asyncio.Event()
    running = asyncio.create_task(typed.shell.run("server list; account info"))
    async with asyncio.timeout(20):
        while not typed.ground.line.requests["server/list"]:
            await settle()
        os.kill(os.getpid(), signal.SIGINT)
        assert await running == Exit.INTERRUPTED
    assert typed.ground.line.requests["account/info"] == 0


async def test_nothing_ends_the_shell(typed: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a\x1b[31mb")

    with monkeypatch.context() as patch:
        patch.setattr(typed.shell.account, "perform", fail)
        ended = await typed("server list")
    assert ended.code == Exit.REFUSED
    assert "ZeroDivisionError" in ended.err
    assert "Traceback" not in ended.err
    assert "\x1b" not in ended.err
    typed.ground.line.down = True
    assert (await typed("server list")).code == Exit.UNAVAILABLE
    typed.ground.line.down = False
    assert (await typed("server list --sort x")).code == Exit.USAGE
    ended = await typed("server list")
    assert (ended.code, "web-1" in ended.out) == (Exit.OK, True)


async def test_a_secret_that_was_not_kept_is_not_sent(typed: Typist) -> None:
    ended = await typed("user create email=a@example.com name=A password=… acls=dns --yes")
    assert ended.code == Exit.USAGE
    assert typed.ground.line.requests["user/create"] == 0


async def test_standard_input_is_no_value_where_it_gives_commands(typed: Typist) -> None:
    assert (await typed("server label_set web-1 label=-")).code == Exit.USAGE


async def test_the_command_as_help_writes_it(typed: Typist) -> None:
    assert "127" in (await typed("vultr-tui os list -o id")).out


@pytest.mark.parametrize("line", ["firewall duplicate web 'web 2'", "duplicate web 'web 2'"])
async def test_a_firewall_group_is_duplicated(typed: Typist, line: str) -> None:
    refused = await typed(line)
    assert refused.code == Exit.GUARDED
    assert "--confirm 'web 2'" in refused.err
    assert (await typed(f"{line} --confirm 'web 2'")).code == Exit.OK
    counts = {row["description"]: row["rule_count"] for row in (await typed("firewall group_list -o json")).data}
    assert counts["web 2"] == counts["web"] > 0
