from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from sqlalchemy import NullPool, create_engine, text

from claims.database import Database, triggers
from claims.verify import CHECKS, Check, verify
from tests.archive import DAY, Archive

BODY = "🚢 Ships wait.\n\n“The quay closes on Monday,” the board said,\nradio reported."
OTHER = "The fishers want the quay open, they said."


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Store two documents with claims, a hop and positions, all of it sound."""
    first = archive.claim(archive.text(BODY), "The quay closes on Monday", cue="said", hops=("radio",))
    second = archive.claim(archive.text(OTHER, url="https://coast.example/fishers"), "the quay open", speaker="Fishers")
    archive.stance(first, 2)
    archive.position(1, DAY, DAY + timedelta(days=9), claims=[first])
    archive.position(2, DAY + timedelta(days=9), claims=[first])
    archive.position(-2, DAY, claims=[second], actor="Fishers")
    return archive


def tamper(database: Database, statement: str) -> None:
    """Change a row behind the guards' back, as a hand with SQL could, and leave the guards in place."""
    if database.path is None:
        engine = create_engine(database.url, poolclass=NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql("SET session_replication_role = replica")
            connection.exec_driver_sql(statement)
        return
    with database.reading() as session:
        guards = triggers(session)
    file = sqlite3.connect(database.path)
    for name in guards:
        file.execute(f"DROP TRIGGER {name}")
    file.execute("PRAGMA ignore_check_constraints = ON")
    file.execute(statement)
    for definition in guards.values():
        file.execute(definition)
    file.commit()
    file.close()


def failed(database: Database) -> dict[str, tuple[str, ...]]:
    with database.reading() as session:
        return {check.name: check.failures for check in verify(session) if check.failures}


def test_a_sound_database_passes_and_every_check_says_how_much_it_looked_at(filled: Archive) -> None:
    with filled.database.reading() as session:
        checks = verify(session)
    assert {check.name: check.checked for check in checks if not check.failures} == {
        "the schema is the program's": 1,
        "the guard triggers are there": 34,
        "every reference leads to a row": 45,
        "every text has its hash": 2,
        "every span is the text at its place": 3,
        "every hop is the text at its place": 1,
        "every claim has content": 2,
        "no two positions overlap": 3,
        "every position cites a claim": 3,
        "positions rest on live claims": 3,
    }


def test_an_empty_database_passes(database: Database) -> None:
    assert failed(database) == {}


@pytest.mark.parametrize(
    ("statement", "name", "failure"),
    [
        (
            "UPDATE alembic_version SET version_num = '0001_documents'",
            "the schema is the program's",
            "schema 0001_documents",
        ),
        ("UPDATE claim_hop SET actor_id = 4711", "every reference leads to a row", "claim_hop 1: actor_id"),
        ("DELETE FROM claim WHERE id = 2", "every reference leads to a row", "claim_span 3: claim_id"),
        ("DELETE FROM claim WHERE id = 2", "every reference leads to a row", "position_claim 3/2: claim_id"),
        (
            "UPDATE document_version SET title = title, body = body || ' ' WHERE id = 2",
            "every text has its hash",
            "document_version 2",
        ),
        (
            "UPDATE document_version SET body = ' ' || body WHERE id = 1",
            "every span is the text at its place",
            "claim_span 1",
        ),
        (
            "UPDATE claim_span SET span_start = span_start + 1, span_end = span_end + 1 WHERE id = 2",
            "every span is the text at its place",
            "claim_span 2",
        ),
        (
            "UPDATE claim_span SET span_start = 9000, span_end = 9000 + length(text) WHERE id = 2",
            "every span is the text at its place",
            "claim_span 2",
        ),
        ("UPDATE claim_hop SET text = 'Radio'", "every hop is the text at its place", "claim_hop 1"),
        ("UPDATE claim_span SET role = 'condition' WHERE claim_id = 2", "every claim has content", "claim 2"),
        (
            "UPDATE position SET valid_to = NULL WHERE id = 1",
            "no two positions overlap",
            "position 1 and 2",
        ),
        ("DELETE FROM position_claim WHERE position_id = 2", "every position cites a claim", "position 2"),
        (
            "UPDATE claim SET withdrawn_at = recorded_at, withdrawn_reason = 'duplicate' WHERE id = 2",
            "positions rest on live claims",
            "position 3: claim 2",
        ),
    ],
)
def test_a_broken_promise_is_found_with_its_row(filled: Archive, statement: str, name: str, failure: str) -> None:
    tamper(filled.database, statement)
    assert [found for found in failed(filled.database)[name] if found.startswith(failure)]


def test_a_missing_guard_is_named(filled: Archive) -> None:
    with filled.database.writing() as session:
        guards = triggers(session)
        table = " ON claim" if filled.database.path is None else ""
        session.execute(text(f"DROP TRIGGER claim_no_delete{table}"))
    assert failed(filled.database) == {"the guard triggers are there": ("claim_no_delete",)}
    assert "claim_no_delete" in guards


def test_positions_that_touch_and_positions_no_longer_believed_do_not_overlap(filled: Archive) -> None:
    tamper(filled.database, "UPDATE position SET valid_to = NULL, known_to = known_from WHERE id = 1")
    assert failed(filled.database) == {}


def test_every_check_has_a_name_of_its_own(database: Database) -> None:
    with database.reading() as session:
        made = [check(session) for check in CHECKS]
    assert len({check.name for check in made}) == len(CHECKS)
    assert all(isinstance(check, Check) for check in made)
