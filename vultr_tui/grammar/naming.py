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


def choose(word: Word, names: Collection[str], missing: str) -> str:
    """Find the name the word stands for; GrammarError saying `missing` if there is none, or that it is not clear."""
    found = matching(word.text, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise word.error(f"{word.text} is not clear: it may be {', '.join(found)}", found)
    raise word.error(missing, nearest(word.text, names))


def group_named(api: Api, word: Word) -> str:
    """Find the group the word stands for."""
    return choose(word, api.groups, f"there is no group called {word.text}")


def operation_named(api: Api, group: str, word: Word) -> Operation:
    """Find the operation of that group the word stands for."""
    verbs = {operation.verb: operation for operation in api.groups[group]}
    return verbs[choose(word, verbs, f"{group} has no verb called {word.text}")]
