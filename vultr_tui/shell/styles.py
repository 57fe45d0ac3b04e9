"""The colours of the prompt, in the terminal's own sixteen so that they suit any background."""

from __future__ import annotations

from prompt_toolkit.styles import Style

STYLE = Style.from_dict(
    {
        "prompt.profile": "bold ansicyan",
        "prompt.sign": "bold",
        "prompt.more": "ansibrightblack",
        "word.group": "bold ansiblue",
        "word.verb": "bold",
        "word.own": "bold ansimagenta",
        "word.name": "ansicyan",
        "word.value": "",
        "word.option": "ansiyellow",
        "word.reference": "bold ansigreen",
        "word.operator": "bold ansiyellow",
        "word.foreign": "ansigreen",
        "word.file": "underline",
        "word.wrong": "ansired underline",
        "auto-suggestion": "ansibrightblack",
        "bottom-toolbar": "noreverse",
        "bar": "ansibrightblack",
        "bar.profile": "reverse bold",
        "bar.ro": "bold ansiyellow",
        "bar.busy": "bold ansired",
        "bar.hint": "italic",
        "completion-menu": "bg:default fg:default",
        "completion-menu.completion": "bg:default fg:default",
        "completion-menu.completion.current": "reverse",
        "completion-menu.meta.completion": "bg:default fg:ansibrightblack",
        "completion-menu.meta.completion.current": "reverse",
        "scrollbar.background": "bg:default",
        "scrollbar.button": "bg:ansibrightblack",
    }
)
