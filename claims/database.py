"""The database: its units of work and what is asked of it as a whole. The only module that asks which database it is.

A command opens one `Database`, lets `claims.migrate.ensure` look at its schema, then works in units:

    with database.writing() as session:     # committed at the end, rolled back whole on any error
        ...

Functions take a session and never commit.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Table,
    and_,
    any_,
    bindparam,
    cast,
    func,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Mapped
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session

from claims.database_faults import explained, interrupted
from claims.engines import NO_TRANSACTION, READING, WRITERS, WRITING, Dialect, make_engine
from claims.errors import DatabaseError, SchemaError, UsageError
from claims.waiting import PATIENCE, Patience, keep_trying, wait_in_line

__all__ = [
    "BATCH",
    "Database",
    "Dialect",
    "begins_with",
    "dialect_of",
    "insert_missing",
    "one_of",
    "partial_copy",
    "triggers",
]

BATCH = 1000
"""Rows an executemany: larger gains nothing on either database, and a statement's parameters stay in memory."""

_URLS = "Name a SQLite file, or a URL such as sqlite:////home/me/claims.db or postgresql://me@localhost/claims."
_SQLITE_MAGIC = b"SQLite format 3\0"
_DANGLING = "PRAGMA foreign_key_check"
_INSERT: dict[Dialect, Any] = {Dialect.SQLITE: sqlite.insert, Dialect.POSTGRESQL: postgresql.insert}


class Database:
    """One database by its URL. Nothing is opened before it is needed.

    Once `keep_to` has named a schema, every unit of work makes sure that it is still there.
    """

    def __init__(
        self, url: str, *, busy_timeout: float = PATIENCE, say: Callable[[str], None] = lambda _: None
    ) -> None:
        """Take a SQLAlchemy URL, how many seconds to wait for another writer, and where to tell that this waits.

        `timeout` in the URL of a SQLite file takes the place of `busy_timeout`. Raises UsageError for a URL that is
        none, or names a database the program does not speak.
        """
        try:
            self.url = make_url(url)
        except ArgumentError as error:
            message = f"{url!r} is no database URL."
            raise UsageError(message, hint=_URLS) from error
        if self.url.drivername == "postgres":
            self.url = self.url.set(drivername="postgresql")
        try:
            self.dialect = Dialect(self.url.get_backend_name())
        except ValueError as error:
            message = f"{self.url.drivername!r} is no database this program speaks."
            raise UsageError(message, hint=_URLS) from error
        self.busy_timeout = busy_timeout
        self._say = say
        self._revision: str | None = None
        if self.dialect is Dialect.POSTGRESQL:
            self.url = self.url.set(drivername="postgresql+psycopg")
        elif self.url.database in {None, "", ":memory:"}:
            message = "A database in memory would be gone with the command."
            raise UsageError(message, hint=_URLS)
        elif (given := self.url.query.get("timeout")) is not None:
            self.busy_timeout = _seconds(str(given))
            self.url = self.url.difference_update_query(["timeout"])

    def __str__(self) -> str:
        """Name the database as a user would: the path of a SQLite file, else the URL without its password."""
        return str(self.path or self.url.set(drivername=self.dialect.value).render_as_string(hide_password=True))

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database; None on PostgreSQL."""
        return Path(str(self.url.database)) if self.dialect is Dialect.SQLITE else None

    def keep_to(self, revision: str | None) -> None:
        """Let every unit of work from now on make sure that the schema is of this revision; None is any."""
        self._revision = revision

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open the one writer's unit of work: committed when the block ends, rolled back whole when it raises.

        On both databases there is one writer at a time, so what is read, derived and written back cannot be
        overtaken. Raises DatabaseError where another writer does not finish within the busy timeout, SchemaError where
        somebody changed the schema meanwhile.
        """
        with self._explaining(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            connection = session.connection()  # takes SQLite's lock; a session by itself would wait for the first query
            if self.dialect is Dialect.POSTGRESQL:
                wait_in_line(connection.exec_driver_sql, WRITERS, self._patience)
            self._look_at_schema(session)
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a unit of work that sees one state of the database and cannot change it.

        Raises SchemaError where somebody changed the schema meanwhile.
        """
        with self._explaining(), Session(self._reader, expire_on_commit=False) as session:
            self._look_at_schema(session)
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open the one transaction of a schema change, outside every pool.

        SQLite rebuilds a table by copying and dropping it: with foreign keys on, dropping would delete the rows that
        cascade from it. So they are off here, and checked before the commit.
        """
        engine = self._own_engine(WRITING[self.dialect])
        try:
            with self._explaining(), engine.begin() as connection:
                if self.dialect is Dialect.POSTGRESQL:
                    wait_in_line(connection.exec_driver_sql, WRITERS, self._patience)
                yield connection
                if self.dialect is Dialect.SQLITE and (dangling := connection.exec_driver_sql(_DANGLING).all()):
                    message = f"{self}: the change would leave references dangling: {dangling}."
                    raise DatabaseError(message)
        finally:
            engine.dispose()

    def copy_to(self, target: Path) -> None:
        """Copy a SQLite database into a new file, whole and consistent while others write (VACUUM INTO).

        Until it is whole the copy is called `target` with ".part" behind it. Raises DatabaseError on PostgreSQL, and
        where the target, or a part of one, exists or cannot be written.
        """
        if self.dialect is Dialect.POSTGRESQL:
            message = f"{self} is backed up by PostgreSQL's own tool."
            url = self.url.set(drivername=self.dialect.value)._replace(password=None)  # pg_dump asks for it
            raise DatabaseError(message, hint=f"Run: pg_dump -Fc -f '{target}' '{url}'")
        part = partial_copy(target)
        if target.exists():
            message = f"{target} exists already."
            raise DatabaseError(message, hint="Name a file that does not.")
        try:
            part.open("xb").close()  # only one program makes it
        except OSError as error:
            message = f"{part} cannot be made: {error.strerror}."
            raise DatabaseError(message, hint="If nobody is writing it, remove it; or name another file.") from error
        engine = self._own_engine(NO_TRANSACTION)  # inside one VACUUM is refused
        try:
            with self._explaining(target), engine.connect() as connection:
                driver: Any = connection.connection.dbapi_connection
                keep_trying(lambda: driver.execute("VACUUM INTO ?", (str(part),)), self._patience)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.rename(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        finally:
            engine.dispose()

    def tables(self) -> frozenset[str]:
        """Look which tables there are, without making or changing anything: an empty set for a missing file.

        Raises DatabaseError for a directory, a file that is no SQLite database, one that cannot be read, and a
        PostgreSQL that cannot be reached or stores text in another encoding than UTF-8.
        """
        if (path := self.path) is not None:
            with self._explaining():
                try:
                    return keep_trying(lambda: _sqlite_tables(path), self._patience)
                except OSError as error:
                    message = f"{self} cannot be opened: {error.strerror}."
                    raise DatabaseError(message, hint="Name another file with --database.") from error
        with self.reading() as session:
            encoding = session.scalar(text("SELECT getdatabaseencoding()"))
            if encoding != "UTF8":
                message = f"{self} stores text as {encoding}: spans count code points, which only UTF-8 keeps."
                raise DatabaseError(
                    message,
                    hint="Create the database with: createdb --encoding=UTF8 --template=template0 NAME",
                )
            return frozenset(inspect(session.connection()).get_table_names())

    def close(self) -> None:
        """Give the connections back; using the database again opens new ones."""
        if "engine" in self.__dict__:
            self.engine.dispose()

    @cached_property
    def engine(self) -> Engine:
        """The engine of the units of work."""
        engine = make_engine(self.url, patience=self._patience)
        # A command that is done lets go of its database without a word; PostgreSQL's driver complains of connections
        # that are forgotten open.
        weakref.finalize(self, engine.dispose)
        return engine

    @cached_property
    def _patience(self) -> Patience:
        # The engine keeps this, and what ends with the database keeps the engine: it must not keep the database.
        name, say = str(self), self._say
        return Patience(
            self.busy_timeout,
            lambda: say(f"{name}: another program is writing to it; waiting for it … (Ctrl-C: wait no longer)"),
        )

    @cached_property
    def _writer(self) -> Engine:
        return self.engine.execution_options(**WRITING[self.dialect])

    @cached_property
    def _reader(self) -> Engine:
        return self.engine.execution_options(**READING[self.dialect])

    def _own_engine(self, options: dict[str, Any]) -> Engine:
        """Make an engine for one transaction outside the pool, without foreign keys; the caller disposes of it."""
        engine = make_engine(self.url, patience=self._patience, foreign_keys=False, pooled=False)
        return engine.execution_options(**options)

    def _look_at_schema(self, session: Session) -> None:
        if self._revision is None:
            return
        found = session.connection().exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if found != self._revision:
            message = f"{self}: another program changed the schema meanwhile, from {self._revision} to {found}."
            raise SchemaError(message, hint="What was stored before that is stored. Look at it with: claims db check")

    @contextmanager
    def _explaining(self, target: object = None) -> Iterator[None]:
        """Turn what the driver says of an unusable database into a DatabaseError; let every other error pass."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            if interrupted(error):
                raise KeyboardInterrupt from error
            fault = explained(error, str(target or self))
            if fault is None:
                raise
            raise fault from error


def partial_copy(target: Path) -> Path:
    """Name the file that a copy of a database is made in, before it is whole and gets its own name."""
    return target.with_name(f"{target.name}.part")


def dialect_of(bound: AnySession | Connection) -> Dialect:
    """Tell which database a session or connection works on."""
    return Dialect((bound.get_bind() if isinstance(bound, AnySession) else bound).dialect.name)


def triggers(session: AnySession) -> dict[str, str]:
    """Give the definition of every trigger that is in force, by its name."""
    catalogue = {
        Dialect.SQLITE: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
        Dialect.POSTGRESQL: """SELECT t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND pg_table_is_visible(c.oid)""",
    }
    found = session.connection().exec_driver_sql(catalogue[dialect_of(session)])
    return {str(name): str(definition) for name, definition in found}


def begins_with(dialect: Dialect, column: Mapped[str] | Mapped[str | None], prefix: str) -> ColumnElement[bool]:
    """Choose the texts that begin with `prefix`, which is not empty, in a way that the database's index can answer.

    SQLite's LIKE takes A for a, so it uses no ordinary index, but a range of code points does. On PostgreSQL a range
    follows the language of the database, and LIKE an index whose order is that of the code points.
    """
    if dialect is Dialect.SQLITE:
        return and_(column >= prefix, column < prefix[:-1] + chr(ord(prefix[-1]) + 1))
    return column.startswith(prefix, autoescape=True)


def insert_missing(session: AnySession, table: Table, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique constraint refuses, and tell how many those were.

    The others stay as they are (ON CONFLICT DO NOTHING): nothing is overwritten.
    """
    statement = _INSERT[dialect_of(session)](table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    pending, added = list(rows), 0
    for start in range(0, len(pending), BATCH):
        added += session.connection().execute(statement, pending[start : start + BATCH]).rowcount
    return added


def one_of(dialect: Dialect, column: Any, parameter: str) -> ColumnElement[bool]:
    """Choose the rows whose column has one of many values, which are given as a list under the parameter's name.

    The list goes as one value, as JSON: a thousand values of their own take longer to bind and to plan than to find.
    """
    given = bindparam(parameter, type_=JSON)
    chosen: ColumnElement[bool]
    if dialect is Dialect.SQLITE:
        chosen = column.in_(select(func.json_each(given).table_valued("value").c.value))
    else:
        value: ColumnElement[Any] = func.json_array_elements_text(given)
        value = cast(value, BigInteger) if column.type.python_type is int else value
        chosen = column == any_(func.array(select(value).scalar_subquery()))
    return chosen


def _seconds(given: str) -> float:
    try:
        return float(given)
    except ValueError as error:
        message = f"timeout={given!r} is no number of seconds."
        raise UsageError(message, hint=_URLS) from error


def _sqlite_tables(path: Path) -> frozenset[str]:
    if path.is_dir():
        message = f"{path} is a directory."
        raise DatabaseError(message, hint="Name a file in it, for example: " + str(path / "claims.db"))
    if not path.exists() or path.stat().st_size == 0:
        return frozenset()
    with path.open("rb") as file:
        if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
            # SQLite itself would take a file of a few bytes for an empty database, and overwrite it.
            message = f"{path} is no SQLite database."
            raise DatabaseError(message, hint="Name another file with --database; this one has been left as it is.")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    try:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
        )
        return frozenset(name for (name,) in names)
    finally:
        connection.close()
