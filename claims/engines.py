"""Engines: how a connection to SQLite or PostgreSQL is set up, and how its transactions start."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from claims.errors import DatabaseError
from claims.waiting import ONE_TRY, Patience, keep_trying

__all__ = ["NO_TRANSACTION", "READING", "WRITERS", "WRITING", "Dialect", "make_engine"]


class Dialect(StrEnum):
    """The databases the program speaks."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


# The options of a connection say how its transactions start. SQLite: a writer takes the lock at once, for a read
# transaction that turns to writing fails on a busy database without waiting; query_only makes a reader that writes an
# error, and its first look is part of its beginning, so that it waits there if it has to. PostgreSQL: a reader sees one
# snapshot in all its queries, as it does on SQLite.
WRITING: dict[Dialect, dict[str, Any]] = {
    Dialect.SQLITE: {"claims_begin": ("PRAGMA query_only=OFF", "BEGIN IMMEDIATE")},
    Dialect.POSTGRESQL: {},
}
READING: dict[Dialect, dict[str, Any]] = {
    Dialect.SQLITE: {"claims_begin": ("PRAGMA query_only=ON", "BEGIN", "SELECT 1 FROM sqlite_schema LIMIT 1")},
    Dialect.POSTGRESQL: {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
NO_TRANSACTION: dict[str, Any] = {"claims_begin": ()}

WRITERS = 0x636C61696D73
"""The number of PostgreSQL's lock of the one writer: "claims" in ASCII, which no other program uses."""

_CACHE = 65_536  # kilobytes of pages that a connection to SQLite keeps

# Steps of SQLite's virtual machine between two chances to hear Ctrl-C: some hundredths of a second.
_STEPS = 1_000_000


def make_engine(url: URL, *, patience: Patience, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """Make an engine whose connections wait for others with `patience`.

    `foreign_keys` off is for migrations on SQLite. Raises DatabaseError where PostgreSQL's driver is not installed.
    """
    dialect = Dialect(url.get_backend_name())
    settings: dict[str, Any] = {"timeout": min(ONE_TRY, patience.seconds)}
    if dialect is Dialect.POSTGRESQL:
        # Without the first an address that answers nothing hangs the command for minutes; without the second a server
        # of another encoding sends bytes where text is expected, before it can be refused for it.
        settings = {"connect_timeout": 10, "client_encoding": "utf8"}
    given = {name: value for name, value in settings.items() if name not in url.query}  # the URL may say otherwise
    try:
        engine = create_engine(url, poolclass=None if pooled else NullPool, connect_args=given)
    except ModuleNotFoundError as error:
        message = f"PostgreSQL needs the package {error.name}, which is not installed."
        raise DatabaseError(message, hint="python -m pip install 'claims[postgres]'") from error
    if dialect is Dialect.SQLITE:
        event.listen(engine, "connect", partial(_set_up_sqlite, patience=patience, foreign_keys=foreign_keys))
        event.listen(engine, "begin", partial(_begin_sqlite, patience=patience))
    else:
        event.listen(engine, "connect", partial(_set_up_postgresql, patience=patience))
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object, *, patience: Patience, foreign_keys: bool) -> None:
    # Python's module would begin a transaction by itself, and only before the first write: ours begin in _begin_sqlite.
    connection.isolation_level = None
    # Without it a reference to a row that is not there is accepted.
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    # Without the write-ahead log a reader blocks the writer, and a writer every reader.
    keep_trying(partial(connection.execute, "PRAGMA journal_mode=WAL"), patience)
    # FULL waits for the disk at every commit; with the log, NORMAL can lose the last commits in a power cut but
    # cannot corrupt the file.
    connection.execute("PRAGMA synchronous=NORMAL")
    # Without it INSERT OR REPLACE deletes the old row and never asks the trigger that forbids deleting.
    connection.execute("PRAGMA recursive_triggers=ON")
    # SQLite's own two megabytes are read again and again in a large database; they grow only as they are needed.
    connection.execute(f"PRAGMA cache_size=-{_CACHE}")
    connection.execute("PRAGMA temp_store=MEMORY")
    # Python hears Ctrl-C only while it runs itself: without it a long statement could not be interrupted.
    connection.set_progress_handler(_nothing_to_stop_for, _STEPS)


def _nothing_to_stop_for() -> int:
    return 0


def _begin_sqlite(connection: Connection, *, patience: Patience) -> None:
    driver: Any = connection.connection.dbapi_connection
    statements = connection.get_execution_options().get("claims_begin", ("BEGIN",))

    def begin() -> None:
        try:
            for statement in statements:
                driver.execute(statement)
        except sqlite3.OperationalError:
            if driver.in_transaction:
                driver.execute("ROLLBACK")
            raise

    keep_trying(begin, patience)


def _set_up_postgresql(connection: Any, _record: object, *, patience: Patience) -> None:
    autocommit, connection.autocommit = connection.autocommit, True  # else SET would open a transaction
    # Without it a writer waits for ever for another one that hangs.
    connection.execute(f"SET lock_timeout = '{int(patience.seconds * 1000)}ms'")
    # Instants are written and shown in UTC, wherever the server stands.
    connection.execute("SET timezone = 'UTC'")
    connection.autocommit = autocommit
