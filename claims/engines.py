"""Engines: how a connection to SQLite or PostgreSQL is set up, and how its transactions start."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from claims.errors import DatabaseError

__all__ = ["LOCK_WRITERS", "NO_TRANSACTION", "READING", "WRITING", "Dialect", "make_engine"]


class Dialect(StrEnum):
    """The databases the program speaks."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


# The options of a connection say how its transactions start. SQLite: a writer takes the lock at once, for a read
# transaction that turns to writing fails on a busy database without waiting; query_only makes a reader that writes an
# error. PostgreSQL: a reader sees one snapshot in all its queries, as it does on SQLite.
WRITING: dict[Dialect, dict[str, Any]] = {
    Dialect.SQLITE: {"claims_begin": ("PRAGMA query_only=OFF", "BEGIN IMMEDIATE")},
    Dialect.POSTGRESQL: {},
}
READING: dict[Dialect, dict[str, Any]] = {
    Dialect.SQLITE: {"claims_begin": ("PRAGMA query_only=ON", "BEGIN")},
    Dialect.POSTGRESQL: {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
NO_TRANSACTION: dict[str, Any] = {"claims_begin": ()}

# PostgreSQL's lock of the one writer: "claims" in ASCII, a number no other program uses.
LOCK_WRITERS = f"SELECT pg_advisory_xact_lock({0x636C61696D73})"


def make_engine(url: URL, *, busy_timeout: float, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """Make an engine whose connections wait `busy_timeout` seconds for a lock.

    `foreign_keys` off is for migrations on SQLite. Raises DatabaseError where PostgreSQL's driver is not installed.
    """
    dialect = Dialect(url.get_backend_name())
    settings: dict[str, Any] = {"timeout": busy_timeout}
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
        event.listen(engine, "connect", partial(_set_up_sqlite, foreign_keys=foreign_keys))
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", partial(_set_up_postgresql, busy_timeout=busy_timeout))
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object, *, foreign_keys: bool) -> None:
    # Python's module would begin a transaction by itself, and only before the first write: ours begin in _begin_sqlite.
    connection.isolation_level = None
    # Without it a reference to a row that is not there is accepted.
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    # Without the write-ahead log a reader blocks the writer, and a writer every reader.
    connection.execute("PRAGMA journal_mode=WAL")
    # FULL waits for the disk at every commit; with the log, NORMAL can lose the last commits in a power cut but
    # cannot corrupt the file.
    connection.execute("PRAGMA synchronous=NORMAL")
    # Without it INSERT OR REPLACE deletes the old row and never asks the trigger that forbids deleting.
    connection.execute("PRAGMA recursive_triggers=ON")


def _begin_sqlite(connection: Connection) -> None:
    for statement in connection.get_execution_options().get("claims_begin", ("BEGIN",)):
        connection.exec_driver_sql(statement)


def _set_up_postgresql(connection: Any, _record: object, *, busy_timeout: float) -> None:
    autocommit, connection.autocommit = connection.autocommit, True  # else SET would open a transaction
    # Without it a writer waits for ever for another one that hangs.
    connection.execute(f"SET lock_timeout = '{int(busy_timeout * 1000)}ms'")
    # Instants are written and shown in UTC, wherever the server stands.
    connection.execute("SET timezone = 'UTC'")
    connection.autocommit = autocommit
