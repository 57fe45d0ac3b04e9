"""Where a command's output goes: the terminal, a file, or another program."""

from __future__ import annotations

import asyncio
import io
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, redirect_stdout, suppress
from typing import TYPE_CHECKING

from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.script import Step
from vultr_tui.settings.children import environment_for
from vultr_tui.settings.paths import meant

if TYPE_CHECKING:
    from vultr_tui.shell.shell import Shell


class Captured(io.TextIOWrapper):
    """Takes what is printed; with `terminal`, as a terminal would."""

    def __init__(self, *, terminal: bool = False) -> None:
        self._bytes = io.BytesIO()
        super().__init__(self._bytes, encoding="utf-8", errors="replace", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether it is to be taken for a terminal."""
        return self._terminal

    @property
    def content(self) -> bytes:
        """What has been printed so far."""
        self.flush()
        return self._bytes.getvalue()


@asynccontextmanager
async def routed(shell: Shell, step: Step) -> AsyncIterator[None]:
    """Send what is printed inside where the step says. A file is only written when the command has not failed."""
    if not (step.pipe or step.redirection):
        yield
        return
    captured = Captured()
    with redirect_stdout(captured):
        yield
    if step.redirection:
        (word,) = step.redirection.file.words(shell.rows)
        _write(word.text, captured.content, append=step.redirection.append)
    else:
        await _pipe(step.pipe, captured.content, environment_for(shell.profile))


def _write(name: str, content: bytes, *, append: bool) -> None:
    try:
        with meant(name).open("ab" if append else "wb") as file:
            file.write(content)
    except OSError as error:
        raise GrammarError(f"{name} cannot be written: {error.strerror}") from None


async def _pipe(line: str, content: bytes, environment: Mapping[str, str]) -> None:
    """Run a command line of the system with the content as its input; Ctrl-C is for it alone."""
    sys.stdout.flush()
    with _unheard():
        process = await asyncio.create_subprocess_shell(line, stdin=asyncio.subprocess.PIPE, env=environment)
        with suppress(BrokenPipeError, ConnectionResetError):
            await process.communicate(content)
    if process.returncode:
        raise GrammarError(f"| {line} ended with status {process.returncode}")


async def piped(line: str, content: bytes, environment: Mapping[str, str]) -> bytes:
    """Run a command line of the system with the content as its input, and return what it prints."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_shell(
        line, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.STDOUT, env=environment
    )
    printed, _ = await process.communicate(content)
    return printed


@contextmanager
def _unheard() -> Iterator[None]:
    """Leave Ctrl-C to the program that has the terminal."""
    loop = asyncio.get_running_loop()
    with suppress(ValueError, RuntimeError):
        loop.add_signal_handler(signal.SIGINT, lambda: None)
    yield
