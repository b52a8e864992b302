"""An upgrade is whole or has not happened. How long a million claims take: python -m bench.upgrade."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlmodel import Session

from claims import migrate
from claims.database import Database
from claims.seeding import seed_into
from tests.releases import RELEASES, restore
from tests.verify.tampering import failed

KILLS, LONGEST = 3, 300_000


@pytest.fixture
def old(empty_database: Database) -> Database:
    """Give a database as the release before this one left it."""
    restore(RELEASES[-1], empty_database)
    return empty_database


def silent(message: str) -> None:
    del message


def upgrading(database: Database) -> subprocess.Popen[str]:
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "claims", "db", "upgrade", "--database", url]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def beside(database: Database, ending: str) -> list[str]:
    return [] if database.path is None else [path.name for path in database.path.parent.glob(f"*{ending}")]


def test_an_upgrade_killed_at_any_moment_has_happened_or_not(old: Database, dialect: str) -> None:
    chance, before = Random(dialect), migrate.current(old)  # noqa: S311 -- nothing secret
    for _ in range(KILLS):
        process = upgrading(old)
        for _ in range(chance.randrange(LONGEST)):
            if process.poll() is not None:
                break
        process.kill()
        process.communicate()
        assert migrate.current(old) in {before, migrate.head()}
    said, _ = (process := upgrading(old)).communicate()
    assert process.returncode == 0, said
    assert migrate.state(old) is migrate.State.CURRENT
    assert failed(old) == {}
    assert beside(old, ".part") == []


def test_what_follows_an_upgrade_is_part_of_it(old: Database) -> None:
    def fail(session: Session) -> None:
        seed_into(session)
        raise InterruptedError

    before = migrate.current(old)
    with pytest.raises(InterruptedError):
        migrate.upgrade(old, say=silent, then=fail)
    assert migrate.current(old) == before


def test_of_programs_that_upgrade_at_once_one_does_it_and_one_copy_is_kept(old: Database) -> None:
    running = [upgrading(old) for _ in range(3)]
    ended = [(program.communicate()[0], program.returncode) for program in running]
    assert [code for _, code in ended] == [0, 0, 0], ended
    assert sum("upgraded to" in said for said, _ in ended) == 1
    assert len(beside(old, ".backup.db")) == (0 if old.path is None else 1)
    assert failed(old) == {}


def test_the_part_of_a_copy_that_a_killed_upgrade_left_is_replaced(old: Database) -> None:
    if (path := old.path) is None:
        pytest.skip("PostgreSQL is backed up by its own tool")
    part = path.with_name(f"empty.{migrate.current(old)}.backup.db.part")
    part.write_text("half of something", encoding="utf-8")
    migrate.upgrade(old, say=silent)
    assert not part.exists()
    assert migrate.current(Database(f"sqlite:///{part.with_suffix('')}")) == "0009_codebook_in_time"


def test_a_backup_that_cannot_be_made_whole_leaves_nothing(old: Database, tmp_path: Path) -> None:
    if old.path is None:
        pytest.skip("PostgreSQL is backed up by its own tool")
    part = tmp_path / "copy.db.part"
    part.touch()
    with pytest.raises(Exception, match=r"copy\.db\.part cannot be made: File exists"):
        migrate.backup(old, tmp_path / "copy.db")
    assert part.exists()
    assert not (tmp_path / "copy.db").exists()
