from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import weakref
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from claims import migrate
from claims.database import Database, Dialect, dialect_of, insert_missing
from claims.errors import DatabaseError, UsageError
from claims.models import Actor, ActorRole, Base, Run
from claims.words import ActorKind, RunKind, RunStatus

ACTORS = Base.metadata.tables["actor"]


def board(key: str = "harbour-board") -> Actor:
    return Actor(key=key, name="Harbour Board", kind=ActorKind.ORGANISATION)


def names(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.execute(text("SELECT key FROM actor ORDER BY key")).scalars())


def store_a_role_of_nobody(session: Session) -> None:
    session.add(board())
    session.flush()
    session.add(ActorRole(actor_id=1, principal_id=4711, office="spokesman"))


def silent(message: str) -> None:
    del message


def test_what_a_unit_of_work_writes_is_there_for_the_next(database: Database) -> None:
    with database.writing() as session:
        session.add(board())
    assert names(database) == ["harbour-board"]


def test_a_unit_of_work_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        store_a_role_of_nobody(session)
    assert names(database) == []


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises((DBAPIError, DatabaseError)), database.reading() as session:
        insert_missing(session, ACTORS, [{"key": "a", "name": "A", "kind": ActorKind.GROUP}])
    with database.writing() as session:
        session.add(board())
    assert names(database) == ["harbour-board"]


def test_an_error_of_the_caller_passes_through_a_unit_of_work_as_it_is(database: Database) -> None:
    with pytest.raises(BrokenPipeError), database.reading():
        raise BrokenPipeError
    with pytest.raises(FileNotFoundError), database.writing():
        Path("/nowhere/at/all").read_bytes()


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM actor")).scalar() == 0
        with database.writing() as other:
            other.add(board())
        assert session.execute(text("SELECT count(*) FROM actor")).scalar() == 0
    assert names(database) == ["harbour-board"]


def test_a_second_writer_is_told_that_the_database_is_locked(database: Database) -> None:
    with database.writing() as session:
        session.add(board())
        session.flush()
        with pytest.raises(DatabaseError, match="is locked"), database.writing() as other:
            other.add(board("other"))
    assert names(database) == ["harbour-board"]


def test_instants_come_back_aware_and_in_utc(database: Database) -> None:
    started = datetime(2024, 5, 6, 23, 30, 15, 250_000, tzinfo=UTC)
    with database.writing() as session:
        session.add(Run(kind=RunKind.SEED, started_at=started, status=RunStatus.DONE, package_version="0"))
    with database.reading() as session:
        run = session.get_one(Run, 1)
    assert (run.started_at, run.started_at.tzinfo) == (started, UTC)


def test_a_role_is_stored_once_whether_or_not_its_start_is_known(database: Database) -> None:
    with database.writing() as session:
        session.add_all([board("a"), board("b")])
    for start in (None, date(2020, 1, 1)):
        with database.writing() as session:
            session.add(ActorRole(actor_id=1, principal_id=2, office="spokesman", valid_from=start))
        with pytest.raises(IntegrityError), database.writing() as session:
            session.add(ActorRole(actor_id=1, principal_id=2, office="spokesman", valid_from=start))


def test_a_word_outside_the_vocabulary_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError, match="ck_actor_kind"), database.writing() as session:
        session.execute(text("INSERT INTO actor (key, name, kind) VALUES ('a', 'A', 'wizard')"))


def test_insert_missing_counts_what_it_adds_and_overwrites_nothing(database: Database) -> None:
    rows = [{"key": f"a{n:05}", "name": f"A {n}", "kind": ActorKind.GROUP} for n in range(2500)]
    with database.writing() as session:
        assert insert_missing(session, ACTORS, rows[:1500]) == 1500
        renamed = [row | {"name": "other"} for row in rows]
        assert insert_missing(session, ACTORS, renamed) == 1000
        assert insert_missing(session, ACTORS, []) == 0
        assert dialect_of(session) is database.dialect
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM actor WHERE name = 'other'")).scalar() == 1000


@pytest.mark.parametrize("url", ["no url", "mysql://localhost/x", "sqlite://", "sqlite:///:memory:"])
def test_a_url_of_no_usable_database_is_a_usage_error(url: str) -> None:
    with pytest.raises(UsageError):
        Database(url)


def test_a_postgresql_database_is_named_without_its_password() -> None:
    named = str(Database("postgres://me:secret@db.example/claims"))
    assert named == "postgresql://me:***@db.example/claims"


def test_a_postgresql_that_does_not_answer_is_a_clear_error() -> None:
    with pytest.raises(DatabaseError, match=r"cannot be reached") as raised:
        migrate.ensure(Database("postgresql://me:secret@127.0.0.1:1/claims"), silent)
    assert "Is the server running" in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_postgresql_that_does_not_count_code_points_is_refused(postgresql_server: URL) -> None:
    engine = create_engine(postgresql_server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
        try:
            with pytest.raises(DatabaseError, match="SQL_ASCII"):
                migrate.ensure(
                    Database(postgresql_server.set(database="ascii").render_as_string(hide_password=False)), silent
                )
        finally:
            connection.exec_driver_sql("DROP DATABASE ascii WITH (FORCE)")


def test_a_missing_postgresql_driver_names_the_extra() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"  # what an import finds where the package is not installed
        "from claims.database import Database\n"
        "from claims.errors import DatabaseError\n"
        "try:\n    Database('postgresql://localhost/claims').tables()\n"
        "except DatabaseError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "psycopg" in done.stdout
    assert "claims[postgres]" in done.stdout


def test_a_directory_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a directory"):
        migrate.ensure(Database(f"sqlite:///{tmp_path}"), silent)


@pytest.mark.parametrize("content", [b"A letter, not a database. " * 40, b"x"])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="no SQLite database"):
        migrate.ensure(Database(f"sqlite:///{path}"), silent)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DatabaseError, match=r"cannot be (made|opened)"):
        migrate.ensure(Database(f"sqlite:///{tmp_path / 'file' / 'claims.db'}"), silent)


def test_a_place_where_nothing_can_be_written_is_a_clear_error() -> None:
    with pytest.raises(DatabaseError, match=r"cannot be"):
        migrate.ensure(Database("sqlite:////proc/claims.db"), silent)


def test_a_file_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"another program.*recipe"):
        migrate.ensure(Database(f"sqlite:///{path}"), silent)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_holds_what_the_database_holds(database: Database, tmp_path: Path) -> None:
    with database.writing() as session:
        session.add(board())
    target = tmp_path / "copy.db"
    if database.dialect is Dialect.POSTGRESQL:
        with pytest.raises(DatabaseError, match="own tool") as raised:
            migrate.backup(database, target)
        assert f"pg_dump -Fc -f '{target}' 'postgresql://" in str(raised.value)
        assert "***" not in str(raised.value.hint)
        return
    migrate.backup(database, target)
    assert names(Database(f"sqlite:///{target}")) == ["harbour-board"]
    with pytest.raises(DatabaseError, match="exists already"):
        migrate.backup(database, target)


def test_a_database_that_nobody_holds_any_more_is_let_go_with_its_connections(database: Database) -> None:
    own = Database(database.url.render_as_string(hide_password=False))
    with own.writing() as session:
        session.add(board())
    with own.reading() as session:
        session.execute(text("SELECT key FROM actor")).scalars().all()
    held, pool, closed = weakref.ref(own), own.engine.pool, list[object]()
    event.listen(pool, "close", lambda connection, _record: closed.append(connection))
    del own, session
    gc.collect()
    assert held() is None
    assert closed != []
