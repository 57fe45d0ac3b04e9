"""What a reader is told: topics written by hand, and pages read off the catalogue, the keys and the settings."""

from __future__ import annotations

import re

TOPICS = {
    "console": "the console: panes, filters, special panes, profiles, copying",
    "command": "every option, exit code and variable of the environment",
    "keys": "every key of the console, with the id by which the settings change it",
    "settings": "every setting, the environment, and where files are kept",
    "trust": "what is promised, the tests that show it, and what is not promised",
    "versions": "API v2 and v1, what a key may do, and a user who can only look",
    "speed": "what it costs on the line and in time, measured, and how to measure it again",
    "contributing": "the house, how to add an endpoint, and how to release",
    "changes": "what each version brought",
}
"""The pages of this folder, `NAME.md`, in the order that help lists them, and what each is about."""

_COMMENT = r"(?m)^<!--.*-->\n\n"


def read(topic: str) -> str:
    """Return the text of a topic, in Markdown, without what is said to its writers alone."""
    from pathlib import Path  # noqa: PLC0415  (every face knows the topics, and few read one)

    return re.sub(_COMMENT, "", Path(__file__).with_name(f"{topic}.md").read_text(encoding="utf-8"))
