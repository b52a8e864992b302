from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from claims import migrate
from claims.cli import app
from claims.database import Database
from claims.settling import settle
from tests.archive import RECORDED, Archive


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["db", *map(str, arguments)])


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


def test_path_names_the_file_and_makes_nothing(tmp_path: Path) -> None:
    result = run("path", "--database", tmp_path / "news.db")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path}/news.db\n")
    assert list(tmp_path.iterdir()) == []


def test_path_shows_no_password() -> None:
    result = run("path", "--database", "postgresql://me:secret@db.example/claims")
    assert result.stdout == "postgresql://me:***@db.example/claims\n"


def test_a_database_is_made_checked_and_named(tmp_path: Path) -> None:
    database = ("--database", tmp_path / "news.db")
    assert run("current", *database).stdout == "none\n"
    refused = run("check", *database)
    assert refused.exit_code == 4
    assert "claims db upgrade" in refused.stderr
    assert run("upgrade", *database).exit_code == 0
    assert run("check", *database).exit_code == 0
    assert run("current", *database).stdout == f"{migrate.head()}\n"


def test_the_commands_work_on_both_databases(archive: Archive) -> None:
    database = ("--database", url_of(archive.database))
    assert run("current", *database).stdout == f"{migrate.head()}\n"
    back = run("downgrade", "0004_positions", *database)
    assert back.exit_code == 0
    assert run("current", *database).stdout == "0004_positions\n"
    assert run("check", *database).exit_code == 4
    assert run("upgrade", *database).exit_code == 0
    assert run("verify", *database).exit_code == 0


def test_upgrade_says_which_copy_it_keeps(archive: Archive) -> None:
    if archive.database.path is None:
        pytest.skip("PostgreSQL is backed up by its own tool")
    database = ("--database", archive.database.path)
    run("downgrade", "0005_guards", *database)
    result = run("upgrade", *database)
    assert "claims.0005_guards.backup.db" in result.stdout
    assert (archive.database.path.parent / "claims.0005_guards.backup.db").exists()


def test_backup_makes_a_database_that_can_be_used(archive: Archive, tmp_path: Path) -> None:
    archive.text("The quay is open.")
    copy = tmp_path / "copy.db"
    result = run("backup", copy, "--database", url_of(archive.database))
    if archive.database.path is None:
        assert result.exit_code == 1
        assert "pg_dump" in result.stderr
        return
    assert result.exit_code == 0
    with Database(f"sqlite:///{copy}").reading() as session:
        assert session.execute(text("SELECT body FROM document_latest")).scalar() == "The quay is open."
    again = run("backup", copy, "--database", url_of(archive.database))
    assert (again.exit_code, "exists already" in again.stderr) == (1, True)
    nowhere = run("backup", tmp_path / "no" / "copy.db", "--database", url_of(archive.database))
    assert (nowhere.exit_code, f"There is no folder {tmp_path}/no " in nowhere.stderr) == (1, True)
    assert f"mkdir -p {tmp_path}/no" in nowhere.stderr


def test_verify_prints_a_line_a_check_and_fails_on_a_broken_promise(archive: Archive) -> None:
    database = ("--database", url_of(archive.database))
    text_id = archive.text("The quay closes, the board said.")
    claim = archive.claim(text_id, "The quay closes")
    with archive.database.writing() as session:
        settle(session, archive.run_id, RECORDED, claims=[claim], versions=[text_id])
    sound = run("verify", *database)
    assert sound.exit_code == 0
    assert "every span is the text at its place: ok, 1 checked" in sound.stdout.splitlines()
    assert "fact checks that hold for no claim any more: note, none of 0" in sound.stdout.splitlines()
    with archive.database.writing() as session:
        table = " ON claim" if archive.database.path is None else ""
        session.execute(text(f"DROP TRIGGER claim_no_delete{table}"))
    broken = run("verify", *database)
    assert broken.exit_code == 1
    assert "the guard triggers are there: 1 FAILED of 50 checked\n    claim_no_delete" in broken.stdout
    assert "does not hold" in broken.stderr


def test_verify_shows_the_first_of_many_failures(archive: Archive) -> None:
    for number in range(12):
        archive.position(1, archive.day(number), archive.day(number + 1), citing=False)
    result = run("verify", "--database", url_of(archive.database))
    assert "every position cites a claim: 12 FAILED of 12 checked" in result.stdout
    assert "    position 10\n    and 2 more" in result.stdout


def test_a_database_newer_than_the_program_is_refused_with_exit_code_4(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    for command in ("check", "upgrade", "verify"):
        result = run(command, "--database", url_of(database))
        assert result.exit_code == 4
        assert "9999_later" in result.stderr


def test_a_locked_database_is_told_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    run("upgrade", "--database", path)
    run("downgrade", "0005_guards", "--database", path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    result = run("upgrade", "--database", f"sqlite:///{path}?timeout=0.1")
    connection.close()
    assert result.exit_code == 1
    assert "is locked" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("content", [b"A letter, not a database." * 9, b"\0"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    result = run("upgrade", "--database", path)
    assert (result.exit_code, "no SQLite database" in result.stderr) == (1, True)


def test_an_unknown_revision_is_a_usage_error(tmp_path: Path) -> None:
    result = run("downgrade", "nowhere", "--database", tmp_path / "news.db")
    assert (result.exit_code, "There is no revision" in result.stderr) == (2, True)


def test_schema_prints_the_reference() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert result.stdout.startswith("# The schema\n")
    assert "### claim_full" in result.stdout
