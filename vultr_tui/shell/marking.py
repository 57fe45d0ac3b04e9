"""What each part of a typed text is, by the catalogue: what the colours come from, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.validation import check_value
from vultr_tui.grammar.commands import NAMED
from vultr_tui.grammar.given import read
from vultr_tui.grammar.naming import matching
from vultr_tui.grammar.options import Option
from vultr_tui.grammar.partial import tolerant
from vultr_tui.grammar.script import CURL, Reference, Token

Mark = tuple[int, int, str]
"""From where to where, and what it is."""

WRONG = "wrong"


@frozen
class Marker:
    """Marks texts for one API, and the shell's own commands, aliases and options."""

    api: Api
    own: Collection[str]
    options: Sequence[Option]

    def marks(self, text: str) -> Iterator[Mark]:
        """Say what is where; a word at the end that may still become right is not wrong."""
        words: list[list[Token]] = []
        place = ""
        for token in (*tolerant(text), Token("\n", len(text), len(text))):
            if token.kind == "part" and not place:
                if words and words[-1][-1].end == token.start:
                    words[-1].append(token)
                else:
                    words.append([token])
            elif token.kind == "part":
                yield token.start, token.end, place
            elif token.kind in {"\n", ";", "&&"}:
                yield from self._command(words, len(text))
                yield token.start, token.end, "operator"
                words, place = [], ""
            elif token.kind in {"|", ">", ">>"}:
                yield token.start, token.end, "operator"
                place = "foreign" if token.kind == "|" else "file"

    def _command(self, words: Sequence[Sequence[Token]], end: int) -> Iterator[Mark]:
        texts = [_text(word) for word in words]
        start = 2 if texts and texts[0] == "watch" else 0
        if start:
            yield words[0][0].start, words[0][-1].end, "own"
        if len(texts) <= start:
            return
        if texts[start] == CURL or texts[start] in self.own:
            yield words[start][0].start, words[start][-1].end, "own"
            return
        operation = None
        for index, (word, text) in enumerate(zip(words[start:], texts[start:], strict=True)):
            typing = word[-1].end == end
            if index == 0:
                yield _mark(word, "group", wrong=_is_no(text, (*self.api.groups, *self.own), typing))
            elif index == 1 and not text.startswith("-"):
                operation = self._operation(texts[start], text)
                group = matching(texts[start], self.api.groups)
                verbs = [o.verb for o in self.api.groups[group[0]]] if len(group) == 1 else []
                yield _mark(word, "verb", wrong=bool(verbs) and _is_no(text, verbs, typing))
            elif text.startswith("-") and len(text) > 1:
                yield _mark(word, "option", wrong=self._is_no_option(text, typing))
            else:
                yield from self._argument(operation, word, text, typing)

    def _operation(self, group: str, verb: str) -> Operation | None:
        groups = matching(group, self.api.groups)
        if len(groups) != 1:
            return None
        verbs = {operation.verb: operation for operation in self.api.groups[groups[0]]}
        found = matching(verb, verbs)
        return verbs[found[0]] if len(found) == 1 else None

    def _is_no_option(self, text: str, typing: bool) -> bool:
        name, equals, _ = text.partition("=")
        if not text.startswith("--"):
            return all(option.short != text[1] for option in self.options)
        known = [f"--{option.name}" for option in self.options]
        return name not in known and (bool(equals) or not typing or not any(k.startswith(name) for k in known))

    def _argument(self, operation: Operation | None, word: Sequence[Token], text: str, typing: bool) -> Iterator[Mark]:
        start, end = word[0].start, word[-1].end
        named = NAMED.match(text)
        if any(isinstance(part.part, Reference) for part in word):
            yield start, end, "reference"
        elif operation is None or named is None:
            yield start, end, "value"
        else:
            parameter = operation.parameter(named[1])
            middle = min(start + named.end(), end)
            yield start, middle, "name" if parameter else WRONG
            value = text[named.end() :]
            wrong = parameter is not None and bool(value) and _is_wrong(parameter, value, typing)
            yield middle, end, WRONG if wrong else "value"


def _mark(word: Sequence[Token], kind: str, *, wrong: bool) -> Mark:
    return word[0].start, word[-1].end, WRONG if wrong else kind


def _text(word: Sequence[Token]) -> str:
    return "".join(part.part if isinstance(part.part, str) else part.part.text for part in word)


def _is_no(text: str, names: Collection[str], typing: bool) -> bool:
    """Whether the text is none of the names, and no beginning of one that is still being typed."""
    if typing:
        folded = text.casefold().replace("-", "_")
        return not any(name.casefold().replace("-", "_").startswith(folded) for name in names)
    return text not in names and len(matching(text, names)) != 1


def _is_wrong(parameter: Parameter, text: str, typing: bool) -> bool:
    """Whether the text cannot be the parameter's value; what is looked up by name may be anything."""
    if parameter.refers_to or parameter.decided_by:
        return False
    values = read(parameter, text)
    for value in values if isinstance(values, tuple) else (values,):
        if not isinstance(value, str):
            continue
        if parameter.allowed:
            wrong = value not in parameter.allowed
            if wrong and not (typing and any(word.startswith(value) for word in parameter.allowed)):
                return True
        elif not typing and check_value(parameter, value):
            return True
    return False
