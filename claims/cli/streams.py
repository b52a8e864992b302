"""The three standard streams and the signals that end a program, as every command may rely on them."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType
from typing import TextIO

__all__ = ["discard", "prepare_streams", "take_signals_for_ctrl_c"]

# Of `kill`, of a service that stops, of a terminal that is closed. Windows has only the first.
_ENDING = ("SIGTERM", "SIGHUP")


def prepare_streams() -> None:
    """Let all three streams be there and take any text.

    A closed one would let the next file that is opened, the database perhaps, be number 1, to which libraries print.
    Standard input that is closed is empty; what is written to closed standard output is told to be lost, as by `cat`.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 -- for as long as the program runs
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- as above
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Files and pipes get UTF-8 on every system. A file name that is no text holds halves of surrogate pairs:
            # no output can encode them, and written as escapes they leave JSON what it was.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def take_signals_for_ctrl_c() -> None:
    """Let a signal that ends the program interrupt it as Ctrl-C does: what is stored is noted, and how it ended.

    One that is ignored, as under nohup, stays ignored.
    """
    for number in (getattr(signal, name) for name in _ENDING if hasattr(signal, name)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere; Python would try again when it ends, and complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
