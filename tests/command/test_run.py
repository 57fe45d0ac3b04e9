"""One-shot commands on the embedded account: what they print, change, and end with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.typist import Typist
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Type
from vultr_tui.command.arguments import check_arguments
from vultr_tui.command.exits import Exit
from vultr_tui.grammar.errors import GrammarError


async def test_a_list_is_an_array_of_whole_rows(typed: Typist) -> None:
    ended = await typed("server list -o json")
    assert ended.code == Exit.OK
    assert ended.err == ""
    assert {"SUBID", "label", "default_password", "kvm_url"} <= ended.data[0].keys()
    assert isinstance(ended.data[0]["SUBID"], str)
    assert isinstance(ended.data[0]["cost_per_month"], float)


async def test_one_row_of_a_list_is_still_a_list(typed: Typist) -> None:
    ended = await typed("server list SUBID=web-1 -o json")
    assert [row["label"] for row in ended.data] == ["web-1"]


async def test_one_object_is_an_object(typed: Typist) -> None:
    assert "balance" in (await typed("account info -o json")).data


async def test_a_change_prints_nothing(typed: Typist) -> None:
    ended = await typed("server halt web-1 --yes")
    assert (ended.code, ended.out) == (Exit.OK, "")
    assert ended.err == "server halt web-1: done\n"
    assert (await typed("server halt web-2 --yes -o json")).err == ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("server list", Exit.OK),
        ("regions availability ewr", Exit.OK),
        ("regions availability 'New Jersey' type=vc2", Exit.OK),
        ("regions availability DCID=ewr", Exit.OK),
        ("server bandwidth 99999999", Exit.REFUSED),
        ("server list SUBID=99999999", Exit.REFUSED),
        ("server label_set web-1 nonsense=1", Exit.USAGE),
        ("server label_set web-1", Exit.USAGE),
        ("server create DCID=1", Exit.USAGE),
        ("server halt", Exit.USAGE),
        ("server backup_set_schedule web-1 cron_type=never", Exit.USAGE),
        ("server list --filter 'nothing:1'", Exit.USAGE),
        ("server list --columns nothing", Exit.USAGE),
        ("server list --sort nothing", Exit.USAGE),
        ("server label_set web-1 label=x --filter x", Exit.USAGE),
        ("server create DCID=1 VPSPLANID=201 OSID=127 --yes --columns nothing", Exit.USAGE),
        ("server label_set web-1 label=x --columns x", Exit.USAGE),
        ("account info --filter x", Exit.USAGE),
        ("server label_set web-1 label=@/does/not/exist", Exit.USAGE),
        ("server label_set web-1 label=@~nobody-here/label", Exit.USAGE),
        ("server halt nosuch --yes", Exit.NOT_FOUND),
        ("server halt 99999999 --yes", Exit.NOT_FOUND),
        ("regions availability nowhere", Exit.NOT_FOUND),
        ("server create DCID=nowhere VPSPLANID=201 OSID=127 --yes", Exit.NOT_FOUND),
        ("server halt web --yes", Exit.NOT_FOUND),
        ("server halt 1400 --yes", Exit.GUARDED),
        ("server halt web-1", Exit.GUARDED),
        ("server destroy vpn", Exit.GUARDED),
        ("server destroy vpn --yes", Exit.GUARDED),
        ("server destroy vpn --confirm mail", Exit.GUARDED),
        ("server halt old-mail --yes", Exit.GUARDED),
    ],
)
async def test_exit_codes(typed: Typist, line: str, code: Exit) -> None:
    changes = typed.ground.line.requests
    ended = await typed(line)
    assert ended.code == code, ended.err
    assert (ended.err == "") == (code is Exit.OK)
    if code is not Exit.OK:
        assert ended.out == ""
        assert not [path for path in changes if path.rpartition("/")[2] in {"create", "halt", "destroy", "label_set"}]


async def test_a_key_without_permission_is_an_exit_code(typed: Typist) -> None:
    user = (await typed("user create email=a@example.com name=A password=correct-Horse-9 acls=dns -o json --yes")).data
    typed.account = typed.ground.account("limited", key=user["api_key"])
    assert (await typed("dns list")).code == Exit.OK
    assert (await typed("server list")).code == Exit.KEY
    typed.account = typed.ground.account("wrong", key="WRONG")
    ended = await typed("server list -o json")
    assert (ended.code, ended.errors[0]["kind"], ended.errors[0]["status"]) == (Exit.KEY, "forbidden", 403)


async def test_a_service_out_of_reach_is_an_exit_code(typed: Typist) -> None:
    typed.ground.line.down = True
    ended = await typed("server list -o json")
    assert (ended.code, ended.errors[0]["kind"]) == (Exit.UNAVAILABLE, "unreachable")


async def test_a_lost_answer_is_an_exit_code(typed: Typist) -> None:
    typed.ground.line.lost = {"server/create"}
    ended = await typed("server create DCID=1 VPSPLANID=201 OSID=127 label=lost --yes")
    assert ended.code == Exit.UNKNOWN
    assert typed.ground.line.requests["server/create"] == 1


async def test_the_service_speaks_in_its_own_words(typed: Typist) -> None:
    ended = await typed("server bandwidth 99999999")
    assert "Invalid server.  Check SUBID value" in ended.err


async def test_several_targets_have_a_result_each(typed: Typist) -> None:
    ended = await typed("server halt web-1 old-mail web-2 --yes")
    assert ended.code == Exit.GUARDED
    assert "web-1: done" in ended.err
    assert "web-2: done" in ended.err
    assert "old-mail: Cannot halt old-mail" in ended.err
    stopped = await typed("server list --filter state:stopped -o json")
    assert {"web-1", "web-2", "old-mail"} <= {row["label"] for row in stopped.data}


async def test_several_objects_are_a_list_even_if_one_is_missing(typed: Typist) -> None:
    ended = await typed("server get_app_info git 99999999 -o json")
    assert ended.code == Exit.REFUSED
    (row,) = ended.data
    assert row.keys() == {"app_info"}
    assert [error["target"] for error in ended.errors] == ["99999999"]
    assert isinstance((await typed("server bandwidth web-1 web-2 -o json")).data, list)


async def test_a_target_named_twice_is_one(typed: Typist) -> None:
    (row,) = (await typed("server list web-1 -o json")).data
    assert (await typed(f"server halt web-1 {row['SUBID']} {row['main_ip']} --yes")).code == Exit.OK
    assert typed.ground.line.requests["server/halt"] == 1


async def test_several_targets_of_a_destroying_verb_are_counted(typed: Typist) -> None:
    assert (await typed("server destroy vpn blog --yes")).code == Exit.GUARDED
    assert (await typed("server destroy vpn blog --confirm vpn")).code == Exit.GUARDED
    assert typed.ground.line.requests["server/destroy"] == 0
    assert (await typed("server destroy vpn blog --confirm 2")).code == Exit.OK
    assert typed.ground.line.requests["server/destroy"] == 2


async def test_the_name_or_the_id_confirms(typed: Typist) -> None:
    (row,) = (await typed("server list SUBID=vpn -o json")).data
    assert (await typed("server destroy vpn --confirm blog")).code == Exit.GUARDED
    assert typed.ground.line.requests["server/destroy"] == 0
    assert (await typed("server destroy vpn --confirm vpn")).code == Exit.OK
    (other,) = (await typed("server list SUBID=blog -o json")).data
    assert (await typed(f"server destroy blog --confirm {row['SUBID']}")).code == Exit.GUARDED
    assert (await typed(f"server destroy blog --confirm {other['SUBID']}")).code == Exit.OK


@pytest.mark.parametrize(
    ("line", "answer", "done"),
    [
        ("server halt web-1", "y", True),
        ("server halt web-1", "YES", True),
        ("server halt web-1", "n", False),
        ("server halt web-1", "", False),
        ("server destroy vpn", "vpn", True),
        ("server destroy vpn", "y", False),
        ("server destroy vpn", "VPN", False),
        ("server destroy vpn blog", "2", True),
        ("server destroy vpn blog", "vpn", False),
    ],
)
async def test_somebody_at_a_terminal_is_asked(typed: Typist, line: str, answer: str, done: bool) -> None:
    ended = await typed(line, answer=f"{answer}\n")
    assert ended.code == (Exit.OK if done else Exit.GUARDED)
    assert ("done" in ended.err.splitlines()[-1]) == done
    assert bool(typed.ground.line.requests["server/halt"] + typed.ground.line.requests["server/destroy"]) == done


async def test_the_question_says_what_will_happen(typed: Typist) -> None:
    ended = await typed("server destroy vpn", answer="\n")
    assert "vpn (203.0.113." in ended.err
    assert "POST /v1/server/destroy" in ended.err
    assert "Type vpn to go on" in ended.err
    ended = await typed("server create DCID=1 VPSPLANID=201 OSID=127", answer="n\n")
    assert "costs $5.00 a month" in ended.err


async def test_a_dry_run_changes_nothing(typed: Typist) -> None:
    ended = await typed("server destroy vpn --dry-run -o json")
    assert ended.code == Exit.OK
    assert {name: ended.data[name] for name in ("operation", "target", "risk", "confirm", "method")} == {
        "operation": "server.destroy",
        "target": "vpn",
        "risk": "destructive",
        "confirm": "--confirm vpn",
        "method": "POST",
    }
    assert ended.data["url"].endswith("/v1/server/destroy")
    assert (await typed("server halt web-1 web-2 --dry-run -o json")).data[1]["target"] == "web-2"
    assert (await typed("server halt old-mail --dry-run")).code == Exit.GUARDED
    assert not [path for path in typed.ground.line.requests if path.endswith(("destroy", "halt"))]


async def test_a_dry_run_hides_secrets(typed: Typist) -> None:
    ended = await typed("user create email=a@example.com name=A password=correct-Horse-9 acls=dns --dry-run -o json")
    assert "correct-Horse-9" not in ended.out


async def test_curl_lines_are_printed_not_sent(typed: Typist) -> None:
    ended = await typed("server halt web-1 web-2 --curl")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["curl", "curl"]
    assert typed.ground.line.requests["server/halt"] == 0


async def test_waiting_returns_what_was_made_as_it_is_then(typed: Typist) -> None:
    ended = await typed("server create DCID=ewr VPSPLANID=201 OSID=127 label=new --yes --wait -o json")
    assert ended.code == Exit.OK
    assert (ended.data["label"], ended.data["server_state"]) == ("new", "ok")
    ended = await typed("server halt new --yes --wait -o json")
    assert (ended.code, ended.out) == (Exit.OK, "")
    (row,) = (await typed("server list new -o json")).data
    assert row["power_status"] == "stopped"


async def test_a_wait_that_is_too_long_still_says_what_was_made(typed: Typist) -> None:
    ended = await typed("server create DCID=1 VPSPLANID=201 OSID=127 label=slow --yes --wait --timeout 1 -o json")
    assert ended.code == Exit.TIMED_OUT
    assert ended.data.keys() == {"SUBID"}
    assert ended.errors[0]["kind"] == "timed-out"


async def test_a_create_says_the_id(typed: Typist) -> None:
    ended = await typed("block create DCID=ewr size_gb=50 --yes -o id")
    assert ended.out.strip().isdigit()


async def test_rows_are_filtered_and_sorted(typed: Typist) -> None:
    ended = await typed("server list --filter 'region:ewr !cache state:running' --sort -price,label -o json")
    rows = ended.data
    assert {row["DCID"] for row in rows} == {"1"}
    assert [row["cost_per_month"] for row in rows] == sorted((row["cost_per_month"] for row in rows), reverse=True)
    assert not [row for row in rows if "cache" in row["label"]]
    names = await typed("server list --columns label --no-header --filter sort:label")
    assert names.out.splitlines() == sorted(names.out.splitlines())


async def test_values_come_from_files_and_pipes(typed: Typist, tmp_path: Path) -> None:
    (tmp_path / "label").write_text("from a file\n")
    await typed(f"server label_set web-1 label=@{tmp_path / 'label'}")
    await typed("server tag_set web-2 tag=-", input="piped\n")
    await typed(r"server tag_set web-3 'tag=\@home'")
    rows = {row["SUBID"]: row for row in (await typed("server list -o json")).data}
    assert "from a file" in {row["label"] for row in rows.values()}
    assert {"piped", "@home"} <= {row["tag"] for row in rows.values()}


async def test_files_are_encoded_where_the_wire_wants_it(typed: Typist, tmp_path: Path) -> None:
    (tmp_path / "init").write_text("#!/bin/sh\necho hi\n")
    await typed(f"server set_user_data web-1 userdata=@{tmp_path / 'init'} --yes")
    assert "echo hi" in (await typed("server get_user_data web-1")).out
    assert (await typed("server get_user_data web-1 -o json")).data == {"userdata": "IyEvYmluL3NoCmVjaG8gaGkK"}
    assert (await typed("server set_user_data web-1 userdata=- --yes", input="ls")).code == Exit.OK
    assert (await typed("server get_user_data web-1 -o json")).data == {"userdata": "bHM="}


async def test_standard_input_is_there_once(typed: Typist) -> None:
    ended = await typed("startupscript create name=- script=-", input="x")
    assert (ended.code, "standard input" in ended.err) == (Exit.USAGE, True)


async def test_names_stand_for_ids(typed: Typist) -> None:
    ended = await typed("server create DCID=ewr VPSPLANID=201 OSID=127 SSHKEYID=laptop --dry-run -o json")
    assert ended.code == Exit.OK
    keys = {row["name"]: row["SSHKEYID"] for row in (await typed("sshkey list -o json")).data}
    assert {name: ended.data["arguments"][name] for name in ("DCID", "SSHKEYID")} == {
        "DCID": "1",
        "SSHKEYID": [keys["laptop"]],
    }
    ended = await typed("server firewall_group_set web-1 FIREWALLGROUPID=0 --confirm web-1 --dry-run -o json")
    assert ended.data["arguments"]["FIREWALLGROUPID"] == "0"


async def test_a_zone_and_its_record_are_named_one_after_the_other(typed: Typist) -> None:
    rows = (await typed("dns records example.com -o json")).data
    record = next(row for row in rows if row["type"] == "A")
    assert (await typed(f"dns update_record example.com {record['RECORDID']} data=192.0.2.99")).code == Exit.OK
    rows = (await typed("dns records example.com -o json")).data
    assert "192.0.2.99" in {row["data"] for row in rows}


async def test_errors_are_json_for_programs(typed: Typist) -> None:
    for line, kind in (
        ("server lst -o json", "usage"),
        ("server list -o json --filter 'x:1'", "usage"),
        ("server halt nosuch --yes -o json", "not-found"),
        ("server destroy vpn -o json", "not-allowed"),
        ("server bandwidth 99999999 -o json", "refused"),
    ):
        ended = await typed(line)
        assert ended.out == ""
        (error,) = ended.errors
        assert error["kind"] == kind
        assert {"message", "hint"} <= error.keys()


async def test_a_wrong_word_is_pointed_at(typed: Typist) -> None:
    ended = await typed("server lst web-1")
    assert ended.err.splitlines()[1:3] == ["  server lst web-1", "         ^^^"]
    assert "list" in ended.err.splitlines()[3]
    ended = await typed("server list --filter 'web regoin:ewr'")
    assert ended.err.splitlines()[1:3] == ["  web regoin:ewr", "      ^^^^^^"]


async def test_what_the_account_holds_cannot_command_the_terminal(typed: Typist) -> None:
    await typed("server label_set web-1 label=-", input="\x1b[31mred\x1b]0;owned\x07")
    (row,) = (await typed("server list --filter red -o json")).data
    assert row["label"] == "\x1b[31mred\x1b]0;owned\x07"
    for line in ("server list", f"server halt {row['SUBID']}", f"server destroy {row['SUBID']}"):
        for answer in (None, "n\n"):
            ended = await typed(line, answer=answer)
            assert "\x1b" not in ended.out + ended.err


async def test_raw_is_what_the_service_sent(typed: Typist) -> None:
    ended = await typed("regions list -o raw")
    assert json.loads(ended.out)["1"]["name"] == "New Jersey"
    assert not ended.out.endswith("\n")


async def test_read_only_refuses(typed: Typist) -> None:
    typed.account = typed.ground.account("looking", read_only=True)
    assert (await typed("server list")).code == Exit.OK
    assert (await typed("server label_set web-1 label=x")).code == Exit.GUARDED
    typed.account = typed.ground.account("careful", protect=("web-*",))
    assert (await typed("server label_set web-1 label=x")).code == Exit.GUARDED
    assert typed.ground.line.requests["server/label_set"] == 0


async def test_what_the_service_throttles_is_retried(typed: Typist) -> None:
    typed.ground.line.answers["server/list"] = (503, "Rate limit reached - please try your request again later.")
    assert (await typed("server list")).code == Exit.UNAVAILABLE


def test_a_parameter_without_a_summary_is_named_alone() -> None:
    parameter = Parameter(name="a", summary="", type=Type.INTEGER)
    operation = Operation(name="thing.set", summary="Set it", method="POST", path="/thing/set", parameters=(parameter,))
    with pytest.raises(GrammarError) as caught:
        check_arguments(Intent(operation, {"a": "b"}))
    assert str(caught.value).startswith("thing set: a: ")
