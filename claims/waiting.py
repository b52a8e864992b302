"""How a program waits while another one writes: for minutes, saying so, and until Ctrl-C."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

__all__ = ["NOTICE", "PATIENCE", "Patience", "keep_trying", "wait_in_line"]

PATIENCE = 300.0
"""Seconds that a program waits for others: longer than an upgrade of a million claims takes."""
NOTICE = 3.0
"""Seconds after which somebody who waits is told what for."""

# SQLite looks again after 1, 2, 5, 10 … milliseconds, up to 100, each time anew: so nobody waits long beside others
# that have just come. Between two tries Ctrl-C is heard.
ONE_TRY = 0.1
_PAUSE = 0.01
_NOT_GIVEN = "55P03"  # PostgreSQL's lock_not_available

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait, and how to tell after a few of them that somebody else is writing."""

    seconds: float = PATIENCE
    tell: Callable[[], None] = lambda: None


def keep_trying(attempt: Callable[[], Given], patience: Patience) -> Given:
    """Make an attempt on a SQLite file again while another program holds a lock that it needs.

    SQLite's own waiting is deaf to Ctrl-C, and some locks, as that for turning a new file to a write-ahead log, it does
    not wait for at all. Raises the last error once patience has run out.
    """
    began, told = time.monotonic(), False
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - began
            if not _is_busy(error) or waited >= patience.seconds:
                raise
        if waited >= NOTICE and not told:
            patience.tell()
            told = True
        time.sleep(_PAUSE)


def wait_in_line(execute: Callable[[str], Any], lock: int, patience: Patience) -> None:
    """Take PostgreSQL's lock of a number until the transaction ends; who comes first is served first.

    Raises the driver's error once patience has run out.
    """
    if execute(f"SELECT pg_try_advisory_xact_lock({lock})").scalar():
        return
    taking = f"SELECT pg_advisory_xact_lock({lock})"
    if patience.seconds > NOTICE:
        execute(f"SET LOCAL lock_timeout = {_milliseconds(NOTICE)}")
        execute("SAVEPOINT waiting")
        try:
            execute(taking)
        except Exception as error:
            if getattr(getattr(error, "orig", None), "sqlstate", None) != _NOT_GIVEN:
                raise
            execute("ROLLBACK TO SAVEPOINT waiting")
        else:
            execute("RELEASE SAVEPOINT waiting")
            execute(f"SET LOCAL lock_timeout = {_milliseconds(patience.seconds)}")
            return
        patience.tell()
        execute(f"SET LOCAL lock_timeout = {_milliseconds(patience.seconds - NOTICE)}")
    execute(taking)


def _is_busy(error: sqlite3.OperationalError) -> bool:
    # The first byte is the kind, the others what was being done: recovering the log, changing the schema.
    return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _milliseconds(seconds: float) -> int:
    return max(1, int(seconds * 1000))
