from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest
from sqlalchemy import text

from claims import migrate, waiting
from claims.database import Database
from claims.errors import DatabaseError, SchemaError
from claims.models import Actor
from claims.words import ActorKind
from tests.verify.tampering import failed

FOR_EVER = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def silent(message: str) -> None:
    del message


def test_who_has_to_wait_is_told_what_for_and_then_goes_on(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "NOTICE", 0.05)
    told, said = threading.Event(), list[str]()

    def say(message: str) -> None:
        said.append(message)
        told.set()

    holding, waits = Database(url), Database(url, say=say)

    def write() -> None:
        with waits.writing() as session:
            session.add(Actor(key="second", name="Second", kind=ActorKind.GROUP))

    second = threading.Thread(target=write)
    with holding.writing() as session:
        session.add(Actor(key="first", name="First", kind=ActorKind.GROUP))
        second.start()
        assert told.wait(60)
    second.join()
    with holding.reading() as session:
        assert session.execute(text("SELECT key FROM actor ORDER BY id")).scalars().all() == ["first", "second"]
    assert ["another program is writing to it" in message for message in said] == [True]
    holding.close()
    waits.close()


def test_patience_has_an_end(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "NOTICE", 0.01)
    said = list[str]()
    holding, waits = Database(url), Database(url, busy_timeout=0.5, say=said.append)
    with holding.writing(), pytest.raises(DatabaseError, match="is locked"), waits.writing():
        pytest.fail("two write at once")
    assert len(said) == 1
    holding.close()
    waits.close()


def test_ctrl_c_ends_the_waiting(url: str) -> None:
    holding = Database(url)
    command = [sys.executable, "-m", "claims", "actors", "add", "Ada", "--kind", "person"]
    with holding.writing() as session:
        session.add(Actor(key="first", name="First", kind=ActorKind.GROUP))
        with subprocess.Popen([*command, "--database", url], stderr=subprocess.PIPE, text=True) as process:
            assert "waiting" in next(line for line in process.stderr or () if "another program" in line)
            process.send_signal(signal.SIGINT)
    assert process.returncode == 130
    with holding.reading() as session:
        assert session.execute(text("SELECT key FROM actor")).scalars().all() == ["first"]
    holding.close()


def test_ctrl_c_ends_a_long_statement(database: Database) -> None:
    if database.path is None:
        pytest.skip("PostgreSQL's driver hears it by itself")

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt), database.writing() as session:
            session.execute(text(FOR_EVER))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert failed(database) == {}


def test_a_program_is_told_when_the_schema_was_changed_under_it(database: Database) -> None:
    migrate.ensure(database, silent)
    other = Database(database.url.render_as_string(hide_password=False))
    migrate.downgrade(other, migrate.revisions()[-2], say=silent)
    with pytest.raises(SchemaError, match="another program changed the schema"), database.writing():
        pytest.fail("written to a schema that is not the program's")
    with pytest.raises(SchemaError, match="another program changed the schema"), database.reading():
        pytest.fail("read from a schema that is not the program's")
    other.close()


@pytest.mark.parametrize("timeout", ["soon", "1s"])
def test_a_timeout_that_is_no_number_is_refused(timeout: str) -> None:
    with pytest.raises(Exception, match="no number of seconds"):
        Database(f"sqlite:///claims.db?timeout={timeout}")
