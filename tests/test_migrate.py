from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from claims import migrate, package_version
from claims.database import Database, Dialect
from claims.errors import DatabaseError, SchemaError, UsageError

SECOND_LAST = migrate.revisions()[-2]


def pretend_newer(database: Database) -> None:
    """Mark the database as a later version of the program leaves it."""
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
        session.execute(text("UPDATE schema_change SET package_version = '7.5.0'"))


def silent(message: str) -> None:
    del message


def test_a_missing_sqlite_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "claims.db"
    said: list[str] = []
    migrate.ensure(Database(f"sqlite:///{path}"), said.append)
    assert migrate.current(Database(f"sqlite:///{path}")) == migrate.head()
    assert [message for message in said if str(path) in message]


def test_an_empty_sqlite_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()
    migrate.ensure(Database(f"sqlite:///{path}"), silent)
    assert migrate.current(Database(f"sqlite:///{path}")) == migrate.head()


def test_a_database_up_to_date_is_left_alone_and_nothing_said(database: Database) -> None:
    said: list[str] = []
    migrate.ensure(database, said.append)
    migrate.check(database)
    assert said == []


def test_a_stale_sqlite_file_is_copied_beside_itself_then_upgraded(empty_database: Database) -> None:
    if (path := empty_database.path) is None:
        pytest.skip("PostgreSQL is never upgraded unasked")
    said: list[str] = []
    for copy in (f"empty.{SECOND_LAST}.backup.db", f"empty.{SECOND_LAST}.2.backup.db"):
        migrate.upgrade(empty_database, SECOND_LAST, say=silent)
        migrate.ensure(empty_database, said.append)
        assert migrate.current(empty_database) == migrate.head()
        assert migrate.current(Database(f"sqlite:///{path.with_name(copy)}")) == SECOND_LAST
        assert [message for message in said if copy in message]
        migrate.downgrade(empty_database, SECOND_LAST, say=silent)


@pytest.mark.parametrize("revision", [None, SECOND_LAST])
def test_a_postgresql_database_is_never_changed_unasked(empty_database: Database, revision: str | None) -> None:
    if empty_database.dialect is Dialect.SQLITE:
        pytest.skip("a SQLite file is upgraded")
    if revision is not None:
        migrate.upgrade(empty_database, revision, say=silent)
    with pytest.raises(SchemaError, match="claims db upgrade") as raised:
        migrate.ensure(empty_database, silent)
    assert raised.value.exit_code == 4
    assert migrate.current(empty_database) == revision


def test_a_database_newer_than_the_program_is_refused_naming_the_version_needed(database: Database) -> None:
    pretend_newer(database)
    for act in (migrate.ensure, lambda db, say: migrate.upgrade(db, say=say), lambda db, _: migrate.check(db)):
        with pytest.raises(SchemaError, match=r"9999_later.*claims 7\.5\.0") as raised:
            act(database, silent)
        assert raised.value.exit_code == 4
    with pytest.raises(SchemaError, match="9999_later"):
        migrate.downgrade(database, "base", say=silent)


def test_a_newer_database_of_the_same_version_does_not_ask_for_that_version(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    with pytest.raises(SchemaError, match=f"a version later than {package_version()}"):
        migrate.check(database)


def test_check_names_the_command_for_a_database_that_is_not_up_to_date(empty_database: Database) -> None:
    with pytest.raises(SchemaError, match="claims db upgrade"):
        migrate.check(empty_database)
    migrate.upgrade(empty_database, SECOND_LAST, say=silent)
    with pytest.raises(SchemaError, match=f"{SECOND_LAST}.*\n.*claims db upgrade"):
        migrate.check(empty_database)


def test_an_unknown_revision_is_a_usage_error_that_lists_the_known(database: Database) -> None:
    with pytest.raises(UsageError, match=migrate.head()):
        migrate.downgrade(database, "0815_nothing", say=silent)


def test_downgrade_does_not_go_forward(empty_database: Database) -> None:
    for revision in (None, "0003_claims"):
        if revision is not None:
            migrate.upgrade(empty_database, revision, say=silent)
        with pytest.raises(UsageError, match="claims db upgrade"):
            migrate.downgrade(empty_database, SECOND_LAST, say=silent)
        assert migrate.current(empty_database) == revision


def test_downgrade_to_where_the_schema_is_changes_and_copies_nothing(database: Database, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    migrate.downgrade(database, migrate.head(), say=silent)
    assert migrate.current(database) == migrate.head()
    assert not [file for file in set(tmp_path.iterdir()) - before if "backup" in file.name]


def test_a_step_that_fails_leaves_the_schema_as_it_was(empty_database: Database) -> None:
    migrate.upgrade(empty_database, "0004_positions", say=silent)
    with empty_database.writing() as session:
        session.execute(text("CREATE VIEW shift AS SELECT 1 AS in_the_way"))
    with pytest.raises(Exception, match="already exists"):
        migrate.upgrade(empty_database, say=silent)
    assert migrate.current(empty_database) == "0004_positions"
    with empty_database.reading() as session:
        session.execute(text("SELECT in_the_way FROM shift"))


def test_an_upgrade_is_refused_while_another_program_writes(empty_database: Database) -> None:
    migrate.upgrade(empty_database, SECOND_LAST, say=silent)
    other = Database(empty_database.url.render_as_string(hide_password=False))
    with other.writing(), pytest.raises(Exception, match="is locked"):
        migrate.upgrade(empty_database, say=silent)
    other.close()
    assert migrate.current(empty_database) == SECOND_LAST


def test_programs_that_upgrade_at_the_same_time_all_succeed(empty_database: Database) -> None:
    url = empty_database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "claims", "db", "upgrade", "--database", url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(3)]
    ended = [(program.communicate()[0], program.returncode) for program in running]
    assert [code for _, code in ended] == [0, 0, 0], ended
    assert migrate.state(empty_database) is migrate.State.CURRENT


@pytest.mark.parametrize("tables", [("recipe",), ("recipe", "alembic_version")])
def test_a_database_of_another_program_is_refused_and_left_as_it_is(
    empty_database: Database, tables: tuple[str, ...]
) -> None:
    with empty_database.writing() as session:
        for table in tables:
            session.execute(text(f"CREATE TABLE {table} (name TEXT)"))
    for act in (migrate.ensure, lambda db, say: migrate.upgrade(db, say=say), lambda db, _: migrate.check(db)):
        with pytest.raises(DatabaseError, match=r"another program.*recipe"):
            act(empty_database, silent)
    assert empty_database.tables() == set(tables)
