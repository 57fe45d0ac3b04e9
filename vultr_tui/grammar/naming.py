"""Names that may be shortened while they stay clear."""

from __future__ import annotations

from collections.abc import Collection

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.grammar.errors import nearest
from vultr_tui.grammar.words import Word


def matching(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Find the names the text may stand for, in any case and with `-` for `_`.

    One if it is clear: the name itself, the only one that begins so, or the one all the others begin with
    (`li` is `list`, not `list_ipv4`). None or several otherwise.
    """
    wanted = text.casefold().replace("-", "_")
    by_folded = {name.casefold().replace("-", "_"): name for name in names}
    if wanted in by_folded:
        return (by_folded[wanted],)
    candidates = sorted((folded for folded in by_folded if wanted and folded.startswith(wanted)), key=len)
    if candidates and all(candidate.startswith(candidates[0]) for candidate in candidates):
        candidates = candidates[:1]
    return tuple(by_folded[candidate] for candidate in candidates)


def choose(word: Word, names: Collection[str], missing: str, beside: Collection[str] = ()) -> str:
    """Find the name the word stands for; GrammarError saying `missing` if there is none, or that it is not clear.

    What is `beside` the names may have been meant too.
    """
    found = matching(word.text, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise word.error(f"{word.text} is not clear: it may be {', '.join(found)}", found)
    raise word.error(missing, nearest(word.text, (*names, *beside)))


ELSEWHERE = {
    "list": ("ls", "show", "get", "info", "describe", "status"),
    "info": ("show", "get", "list", "describe"),
    "destroy": ("rm", "remove", "delete", "del", "terminate"),
    "delete": ("rm", "remove", "destroy", "del"),
    "create": ("new", "add", "deploy", "launch"),
    "halt": ("stop", "off", "shutdown", "poweroff"),
    "start": ("on", "boot", "poweron"),
    "reboot": ("restart", "reset"),
    "label_set": ("rename", "name"),
    "upgrade_plan": ("resize", "scale"),
}
"""What other programs call our verbs."""


def group_named(api: Api, word: Word, beside: Collection[str] = ()) -> str:
    """Find the group the word stands for; `beside` the groups, these commands may have been meant."""
    return choose(word, api.groups, f"there is no group called {word.text}", beside)


def operation_named(api: Api, group: str, word: Word) -> Operation:
    """Find the operation of that group the word stands for."""
    verbs = {operation.verb: operation for operation in api.groups[group]}
    if not matching(word.text, verbs):
        near = _called(word.text, verbs) or nearest(word.text, verbs) or (f"{group} --help",)
        raise word.error(f"{group} has no verb called {word.text}", near)
    return verbs[choose(word, verbs, "")]


def turned_round(api: Api, first: Word, second: Word) -> str:
    """Return the group and verb of words that name the verb first: `server list`; empty if they do not."""
    groups = matching(second.text, api.groups) or matching(second.text.removesuffix("s"), api.groups)
    if len(groups) != 1 or matching(first.text, api.groups):
        return ""
    verbs = [operation.verb for operation in api.groups[groups[0]]]
    found = matching(first.text, verbs) or _called(first.text, verbs)
    return f"{groups[0]} {found[0]}" if found else ""


def _called(text: str, verbs: Collection[str]) -> tuple[str, ...]:
    return tuple(verb for verb, others in ELSEWHERE.items() if verb in verbs and text.casefold() in others)
