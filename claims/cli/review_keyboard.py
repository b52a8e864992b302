"""The keyboard of a terminal: single keys as they are pressed, and lines that Escape gives up."""

from __future__ import annotations

import codecs
import os
import re
import select
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

import typer

__all__ = ["ENTER", "ESCAPE", "Keyboard", "keyboard"]

ENTER, ESCAPE = "\n", "\x1b"
_CHUNK = 4096  # bytes
_END_OF_INPUT = "\x04"  # Ctrl-D
_ERASE = frozenset({"\x7f", "\b"})
_ERASE_LINE, _ERASE_WORD = "\x15", "\x17"  # Ctrl-U and Ctrl-W, as terminals have them
_SILENCE = 0.05  # seconds without a key, longer than between two of a key that is held down or of a text that is pasted
_HEARING = 0.5  # seconds within which a signal is heard that came just before the waiting for a key began
# What arrows and the like send: Escape and more at once. Escape alone is the key.
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\x1b])")


class Keyboard:
    """Reads keys; `read` waits for what is typed next and gives it as text, empty at the end of input.

    `drop` forgets what was typed and not read yet.
    """

    def __init__(self, read: Callable[[], str], out: TextIO, drop: Callable[[], None] = lambda: None) -> None:
        self._read = read
        self._out = out
        self._drop = drop
        self._typed = deque[str]()

    def forget(self) -> None:
        """Forget every key pressed so far: it was meant for what was on the screen then."""
        self._typed.clear()
        self._drop()

    def key(self) -> str:
        """Wait for a key; raises EOFError where the input has ended, or was ended with Ctrl-D."""
        while not self._typed:
            chunk = self._read()
            if not chunk:
                raise EOFError
            self._typed.extend(_SEQUENCE.sub("", chunk).replace("\r", ENTER))
        key = self._typed.popleft()
        if key == _END_OF_INPUT:
            raise EOFError
        return key

    def line(self, prompt: str) -> str | None:
        """Ask for a line; None where nothing is typed, or Escape."""
        from claims.output.cells import printable

        typed = ""
        while True:
            if not self._typed:  # else more of what was pasted is to come
                self._draw(prompt, typed)
            key = self.key()
            if key in {ENTER, ESCAPE}:
                self._out.write("\n")
                return typed.strip() or None if key == ENTER else None
            if key in _ERASE:
                typed = typed[:-1]
            elif key == _ERASE_LINE:
                typed = ""
            elif key == _ERASE_WORD:
                typed = typed[: typed.rstrip().rfind(" ") + 1]
            elif printable(key) == key:
                typed += key

    def _draw(self, prompt: str, typed: str) -> None:
        """Write the prompt and the end of what is typed, as much as the line takes."""
        from rich.cells import cell_len

        room, shown = shutil.get_terminal_size().columns - cell_len(prompt) - 2, typed
        while shown and cell_len(shown) > room:
            shown = shown[1:]
        self._out.write(f"\r\x1b[K{prompt} {shown}")
        self._out.flush()


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """Take over the keyboard: nothing typed is shown unless asked for, until the block ends. Ctrl-C interrupts."""
    if sys.platform == "win32":
        import msvcrt

        def drop_waiting() -> None:
            while msvcrt.kbhit():
                msvcrt.getwch()

        yield Keyboard(typer.getchar, sys.stdout, drop_waiting)
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def is_ready(seconds: float) -> bool:
        return bool(select.select([terminal], [], [], seconds)[0])

    def read() -> str:
        while not is_ready(_HEARING):
            pass
        while (raw := os.read(terminal, _CHUNK)) and not (text := decoder.decode(raw)):
            pass  # the first bytes of a character
        return text if raw else ""

    def drop() -> None:
        with suppress(termios.error):  # of a terminal that was closed, which reading finds out
            termios.tcflush(terminal, termios.TCIFLUSH)
        while is_ready(_SILENCE) and os.read(terminal, _CHUNK):
            pass  # a key that is held down, the rest of what is pasted
        decoder.reset()

    try:
        tty.setcbreak(terminal)
        yield Keyboard(read, sys.stdout, drop)
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
