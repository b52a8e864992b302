"""PostgreSQL databases for the tests, in which a test finds the present schema and no rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, NullPool, create_engine

__all__ = ["Databases", "administer", "create", "drop", "rendered"]

# What a schema is, by the transactions that last changed each part of it: a part that was changed back is told, too.
_SCHEMA = """
SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
    SELECT concat('relation', oid, ':', xmin) AS part FROM pg_class WHERE oid >= 16384
    UNION ALL SELECT concat('column', attrelid, '.', attnum, ':', xmin) FROM pg_attribute WHERE attrelid >= 16384
    UNION ALL SELECT concat('constraint', oid, ':', xmin) FROM pg_constraint WHERE oid >= 16384
    UNION ALL SELECT concat('trigger', oid, ':', xmin) FROM pg_trigger
    UNION ALL SELECT concat('view', oid, ':', xmin) FROM pg_rewrite WHERE oid >= 16384
    UNION ALL SELECT concat('function', oid, ':', xmin) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT concat('namespace', oid, ':', xmin) FROM pg_namespace
    UNION ALL SELECT concat('settings', setdatabase, '.', setrole, ':', xmin) FROM pg_db_role_setting
) AS parts
"""

# Its own rows, which are there before anybody stores anything.
_VERSIONS = """
SELECT concat(
    (SELECT string_agg(concat(v), ',') FROM alembic_version v), (SELECT string_agg(concat(c), ',') FROM schema_change c)
)
"""

# A process that a test killed can still be writing.
_ALONE = """
SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

_EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN
        SELECT oid::regclass FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname NOT IN ('alembic_version', 'schema_change')
    LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
    PERFORM setval(seqrelid::regclass, seqstart, false) FROM pg_sequence
    WHERE seqrelid <> pg_get_serial_sequence('schema_change', 'id')::regclass;
END $$
"""


class Databases:
    """Copies of a migrated database, of which one that a test leaves with its schema is emptied and given once more.

    Making a copy takes twenty times as long as emptying one.
    """

    def __init__(self, server: URL, template: str) -> None:
        self._server, self._template = server, template
        self._idle: list[_Copy] = []

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Give the URL of one, for as long as the block lasts."""
        copy = self._idle.pop() if self._idle else self._made()
        try:
            yield rendered(copy.url)
        finally:
            administer(copy.url, _ALONE)
            if copy.is_as_made():
                administer(copy.url, _EMPTY)
                self._idle.append(copy)
            else:
                drop(self._server, str(copy.url.database))

    def close(self) -> None:
        """Remove those that wait to be given."""
        while self._idle:
            drop(self._server, str(self._idle.pop().url.database))

    def _made(self) -> _Copy:
        name = f"claims_test_{uuid4().hex[:12]}"
        create(self._server, name, self._template)
        url = self._server.set(database=name)
        return _Copy(url, administer(url, _SCHEMA), administer(url, _VERSIONS))


@dataclass(frozen=True)
class _Copy:
    """A copy by its URL, and what it was when it was made."""

    url: URL
    schema: str
    versions: str

    def is_as_made(self) -> bool:
        """Tell whether its schema and the history of it are what they were."""
        # The second reads tables that are gone where the schema is.
        return bool(administer(self.url, _SCHEMA) == self.schema and administer(self.url, _VERSIONS) == self.versions)


def create(server: URL, name: str, template: str) -> None:
    """Make a database as a copy of another."""
    administer(server, f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")


def drop(server: URL, name: str) -> None:
    """Remove a database, whoever is connected to it."""
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def administer(server: URL, statement: str) -> Any:
    """Execute one statement by itself, outside a transaction; give the value it selects, if it selects one."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        result = connection.exec_driver_sql(statement)
        value = result.scalar() if result.returns_rows else None
    engine.dispose()
    return value


def rendered(url: URL) -> str:
    """Write a URL out, with its password."""
    return url.render_as_string(hide_password=False)
