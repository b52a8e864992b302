"""Read-only SQL on SQLite: the file is opened for reading, and an authorizer lets nothing but reading through.

Opening read-only keeps the database from being changed; the authorizer also refuses ATTACH, which could write another
file, and PRAGMAs; the progress handler stops what takes too long.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from claims.database import Database
from claims.errors import QueryError
from claims.sql.answer import ONLY_READS, Answer, too_long, unique

__all__ = ["ask_sqlite"]

_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
# Full-text tables ask for it in order to see whether they have changed.
_READING_PRAGMAS = frozenset({"data_version"})
_MORE_THAN_READING = frozenset({sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY})
# Steps of SQLite's virtual machine between two looks at the clock: some thousand looks a second.
_STEPS = 10_000
_NEAR = re.compile(r'near "(?P<token>.+)": syntax error', re.DOTALL)


@contextmanager
def ask_sqlite(database: Database, query: str, seconds: float) -> Iterator[Answer]:
    """Run a query on a SQLite file; raises QueryError."""
    path = Path(str(database.url.database)).absolute()
    uri = f"{path.as_uri()}?mode=ro"
    clock = _Clock(seconds)
    with closing(sqlite3.connect(uri, uri=True, timeout=database.busy_timeout)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # loads the schema while all is allowed
        connection.set_authorizer(_authorize)
        connection.set_progress_handler(clock.has_run_out, _STEPS)
        with _explaining(query, clock):
            cursor = connection.execute(query)
            with closing(_rows(cursor, query, clock)) as rows:  # who stops reading leaves them before the connection
                yield Answer(unique(column[0] for column in cursor.description or ()), rows)


class _Clock:
    """How long a query may take, looked at while it runs."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds
        self.ran_out = False

    def has_run_out(self) -> bool:
        """Tell SQLite whether to stop."""
        self.ran_out = time.monotonic() > self.end
        return self.ran_out


def _rows(cursor: sqlite3.Cursor, query: str, clock: _Clock) -> Generator[tuple[object, ...]]:
    with _explaining(query, clock):
        yield from cursor


def _authorize(action: int, name: str | None, *_where: str | None) -> int:
    if action in _READING or (action == sqlite3.SQLITE_PRAGMA and name in _READING_PRAGMAS):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


@contextmanager
def _explaining(query: str, clock: _Clock) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT and not clock.ran_out:
            # Ctrl-C comes while Python looks at the clock; SQLite takes that for the wish to stop, and hides it.
            raise KeyboardInterrupt from error
        raise _explained(error, query, clock.seconds) from error


def _explained(error: Exception, query: str, seconds: float) -> QueryError:
    said, code = str(error), getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_INTERRUPT:
        return too_long(seconds)
    if code in _MORE_THAN_READING or said.startswith("not authorized"):
        return QueryError("The query does more than read.", hint=ONLY_READS)
    if "one statement at a time" in said:
        return QueryError("The query is several statements.", hint="Give one; join what belongs together with WITH.")
    return QueryError(f"The query fails: {said.rstrip('.')}{_position(said, query)}.", hint=_hint(said))


def _position(said: str, query: str) -> str:
    """Find the word a syntax error is near, where it stands in the query once."""
    near = _NEAR.fullmatch(said)
    if near is None or query.count(near["token"]) != 1:
        return ""
    before = query[: query.index(near["token"])]
    return f" (line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))})"


def _hint(said: str) -> str | None:
    if said.startswith(("no such table", "no such column")):
        return 'The tables and views are listed by: claims sql "SELECT type, name FROM sqlite_schema"'
    return None
