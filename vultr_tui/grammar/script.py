"""What a shell reads: commands one after another, with pipes, files to write to, and rows listed before.

`&&` goes on if the command before succeeded, `;` and a new line in any case; `| COMMAND` hands what is printed to a
program of the system, `> FILE` and `>> FILE` to a file. `$1` is the first row that was listed last, `$2..4` are the
second to the fourth, `$_` is all of them. Between single quotes none of this has a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from vultr_tui.api.light import frozen, replace
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.words import CONTINUED, Unfinished, Word, meaning, piece_at, unescaped

CURL = "curl"
_REFERENCE = re.compile(r"\$(?:(?P<all>_)(?!\w)|(?P<first>\d{1,9})(?:\.\.(?P<last>\d{1,9}))?(?!\w))", re.ASCII)
_OPERATOR = re.compile(r"&&|\|\||;|\||>>|>")
_SPECIAL = re.compile(rf"{_OPERATOR.pattern}|{_REFERENCE.pattern.replace('?P<', '?P<_')}", re.ASCII)
_ESCAPE_OR_REFERENCE = re.compile(rf"\\.|{_REFERENCE.pattern}", re.ASCII | re.DOTALL)
_GOES_ON = re.compile(r"['\"-]|https?://")
"""How a line begins that can only be the rest of a curl line, copied without its backslash."""


@frozen
class Reference:
    """Rows that were listed before, counted from 1; the last is None for all of them."""

    text: str
    first: int
    last: int | None

    def of(self, rows: Sequence[str]) -> Sequence[str]:
        """Return the ids that are meant; IndexError if there are not that many."""
        last = len(rows) if self.last is None else self.last
        if not 1 <= self.first <= last <= len(rows):
            raise IndexError
        return rows[self.first - 1 : last]


@frozen
class Phrase:
    """A word as it was typed, and where; what its references stand for is only known when it runs."""

    parts: tuple[str | Reference, ...]
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The word with its references as they were typed."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def words(self, rows: Sequence[str]) -> Iterator[Word]:
        """Give the words that are meant when these ids were listed last: one for each row referred to."""
        choices = [[part] if isinstance(part, str) else self._referred(part, rows) for part in self.parts]
        for texts in product(*choices):
            yield Word("".join(texts), self.start, self.end)

    def _referred(self, reference: Reference, rows: Sequence[str]) -> Sequence[str]:
        try:
            return reference.of(rows)
        except IndexError:
            word = Word(reference.text, self.start, self.end)
            if not rows:
                raise word.error(f"{reference.text}: nothing has been listed yet") from None
            raise word.error(f"{reference.text}: there are {len(rows)} rows, from $1 to ${len(rows)}") from None


@frozen
class Redirection:
    """The file that takes what is printed."""

    file: Phrase
    append: bool


@frozen
class Step:
    """One command of a script: the part of the text from `start` to `end`."""

    phrases: tuple[Phrase, ...]
    start: int
    end: int
    conditional: bool = False
    """Whether it runs only if the one before succeeded."""
    pipe: str = ""
    """The command line that reads what is printed."""
    redirection: Redirection | None = None

    @property
    def command(self) -> str:
        """The first word, or an empty string."""
        return self.phrases[0].plain if self.phrases else ""

    def words(self, rows: Sequence[str]) -> tuple[Word, ...]:
        """Return the words that are meant when these ids were listed last."""
        return tuple(word for phrase in self.phrases for word in phrase.words(rows))


@frozen
class Token:
    """A part of a word, an operator, a line's end, or a blank."""

    kind: str
    start: int
    end: int
    part: str | Reference = ""


def read(text: str) -> tuple[Step, ...]:
    """Cut the text into its commands. Raises GrammarError, Unfinished where more is needed."""
    steps: list[Step] = []
    for step, began in _Reader(text).steps():
        goes_on = began == "\n" and _GOES_ON.match(text, step.start)
        if goes_on and steps and steps[-1].command == CURL and not (steps[-1].pipe or steps[-1].redirection):
            before = steps.pop()
            joined = replace(step, phrases=before.phrases + step.phrases, start=before.start)
            steps.append(replace(joined, conditional=before.conditional))
        else:
            steps.append(step)
    return tuple(steps)


class _Reader:
    """Goes through the tokens of a text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = [*tokens(text), Token("\n", len(text), len(text))]
        self._at = 0

    def steps(self) -> Iterator[tuple[Step, str]]:
        """Give each command with the operator before it."""
        before, operator = "\n", self._tokens[0]
        while self._at < len(self._tokens):
            step = self._step(conditional=before == "&&")
            ending = self._next()
            if step.phrases:
                yield step, before
            elif step.pipe or step.redirection or ending.kind in {"&&", ";"}:
                raise GrammarError("a command is missing here", ending.start, max(ending.end - ending.start, 1))
            elif before == "&&" and ending.kind == "\n" and self._at < len(self._tokens):
                continue  # a line that ends in && goes on in the next
            elif before == "&&":
                raise Unfinished("a command is missing after &&", operator.start, 2)
            before, operator = ending.kind, ending

    def _step(self, *, conditional: bool) -> Step:
        phrases: list[Phrase] = []
        redirection, pipe = None, ""
        end = start = self._peek().start
        while self._peek().kind not in {"\n", ";", "&&"}:
            token = self._peek()
            if token.kind in {">", ">>"}:
                if redirection:
                    raise GrammarError("what is printed goes to one file", token.start, token.end - token.start)
                redirection = Redirection(self._file(), token.kind == ">>")
            elif token.kind == "|" and redirection:
                raise GrammarError("what is printed goes to a file already", token.start, 1)
            elif token.kind == "|":
                pipe = self._tail()
            elif token.kind == "||":
                raise GrammarError("|| is not known here: use && or ;", token.start, 2)
            elif token.kind == "part":
                phrases.append(self._phrase())
            else:
                self._next()
                continue
            start = start if len(phrases) != 1 or pipe or redirection else phrases[0].start
            end = self._tokens[self._at - 1].end
        return Step(tuple(phrases), start, end, conditional, pipe, redirection)

    def _phrase(self) -> Phrase:
        first, parts = self._peek(), list[str | Reference]()
        last = first
        while self._peek().kind in {"part", "continued"}:
            last = self._next()
            parts.append(last.part)
        return Phrase(tuple(parts), first.start, last.end)

    def _file(self) -> Phrase:
        operator = self._next()
        while self._peek().kind == "blank":
            self._next()
        if self._peek().kind != "part":
            raise GrammarError("the name of a file is missing", operator.start, operator.end - operator.start)
        return self._phrase()

    def _tail(self) -> str:
        """Take what follows a `|` as it stands: it is for another shell."""
        operator = self._next()
        while self._peek().kind not in {"\n", ";", "&&"}:
            self._next()
        tail = self.text[operator.end : self._peek().start].strip()
        if not tail:
            raise Unfinished("a command is missing after |", operator.start, 1)
        return tail

    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]


def tokens(text: str) -> Iterator[Token]:
    """Cut the text into its tokens, less remarks; Unfinished where a quotation or an escape is open at the end."""
    position, in_word = 0, False
    while position < len(text):
        if text[position] == "#" and not in_word:
            end = text.find("\n", position)
            position = len(text) if end < 0 else end
            continue
        found = tuple(_tokens_at(text, position))
        yield from found
        position, in_word = found[-1].end, found[-1].kind == "part"


def _tokens_at(text: str, position: int) -> Iterator[Token]:
    """Give the tokens of the next piece of text; one at least."""
    if operator := _OPERATOR.match(text, position):
        yield Token(operator[0], position, operator.end())
    elif reference := _REFERENCE.match(text, position):
        yield Token("part", position, reference.end(), _referring(reference))
    else:
        piece = piece_at(text, position)
        end = piece.end()
        if piece.lastgroup == "blank":
            yield Token("\n" if "\n" in piece[0] else "blank", position, end)
        elif piece[0] == CONTINUED:
            yield Token("continued", position, end)
        elif piece.lastgroup == "double":
            yield from (Token("part", position, end, part) for part in _quoted(piece["double"]))
        elif piece.lastgroup == "plain":
            special = _SPECIAL.search(text, position + 1, end)
            end = special.start() if special else end
            yield Token("part", position, end, text[position:end])
        else:
            yield Token("part", position, end, meaning(piece))


def _quoted(text: str) -> Iterator[str | Reference]:
    """Give the parts of what stands between double quotes; one at least."""
    done = 0
    for match in _ESCAPE_OR_REFERENCE.finditer(text):
        if match[0].startswith("$"):
            yield unescaped(text[done : match.start()])
            yield _referring(match)
            done = match.end()
    yield unescaped(text[done:])


def _referring(match: re.Match[str]) -> Reference:
    if match["all"]:
        return Reference(match[0], 1, None)
    first = int(match["first"])
    return Reference(match[0], first, int(match["last"] or first))
