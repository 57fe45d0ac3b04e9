"""Text in the details: coloured by its language, and searched."""

from __future__ import annotations

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk
from vultr_tui.console.panes.painting import MOST, language_of, painted
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.lines import Lines, Words, picked


def said(lines: list[Words]) -> str:
    return "\n".join("".join(part.text for part in line) for line in lines)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("#!/bin/sh\nset -e\n", "bash"),
        ("#!/usr/bin/env bash\n", "bash"),
        ("\ufeff#cloud-config\npackages: [nginx]\n", "yaml"),
        ("#!/usr/bin/python3 -u\nimport os\n", "python"),
        ("#ps1_sysnative\nGet-Item\n", "powershell"),
        ('{"a": 1}', "json"),
        ("#!ipxe\nchain http://boot.example\n", ""),
        ("plain words", ""),
        ("", ""),
    ],
)
def test_a_text_is_painted_by_how_it_begins_and_stays_what_it_says(text: str, language: str) -> None:
    assert language_of(text) == language
    assert said(painted(text, language)) == "\n".join(text.expandtabs(4).splitlines()).lstrip("\ufeff")
    tones = {part.tone for line in painted(text, language) for part in line}
    assert bool(tones - {""}) is bool(language)


def test_a_very_long_text_stays_plain() -> None:
    assert {part.tone for line in painted("#!/bin/sh\n" + "set -e\n" * MOST, "bash") for part in line} == {""}


def test_what_is_looked_for_is_picked_out_across_the_parts_of_a_line() -> None:
    line = (Part('"label"', "key"), Part(": "), Part('"web-1 and WEB-2"', "good"))
    assert [part.text for part, sought in picked(line, "web-") if sought] == ["web-", "WEB-"]
    assert [part.text for part, sought in picked(line, 'l": "W') if sought] == ['l"', ": ", '"w']
    assert "".join(part.text for part, _ in picked(line, "b")) == '"label": "web-1 and WEB-2"'
    assert not any(sought for _, sought in picked(line, ""))


async def test_a_script_has_a_tab_of_its_own(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("startupscript")
        await hands.press("enter")
        assert hands.lines()[3].startswith(" #!/bin/sh")
        assert hands.lines()[4].startswith(" set -e")
        await hands.press("right")
        assert "#!/bin/sh" not in hands.text


async def test_the_raw_row_is_searched_and_the_rows_stay(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("enter", "left", "slash")
        await hands.type("GATEWAY")
        lines = hands.console.main.detail.query_one(Lines)
        reversed_ = [s.text for y in range(20) for s in lines.render_line(y) if s.style and s.style.reverse]
        assert "gateway" in reversed_
        await hands.press("enter")
        assert hands.console.focused is lines
        assert hands.pane.place.filter == ""
        first = lines.scroll_offset.y
        await hands.press("slash")
        await hands.type("e")
        await hands.press("enter", "G", "n")
        assert lines.scroll_offset.y < first + 5
        await hands.press("N")
        assert lines.scroll_offset.y > 0
        await hands.press("slash")
        await hands.type("zzz")
        assert "not found" in hands.text
        await hands.press("escape")
        assert lines.sought == ""
        assert hands.console.focused is lines
        await hands.press("slash", "e", "enter", "left")
        assert lines.sought == ""
