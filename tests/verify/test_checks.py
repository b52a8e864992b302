from __future__ import annotations

from sqlalchemy import text

from claims.database import Database, triggers
from claims.verify import CHECKS, verify
from tests.archive import Archive
from tests.verify.tampering import failed, failed_after

CHECKED = {
    "the schema is the program's": 1,
    "the guard triggers are there": 50,
    "every reference leads to a row": 222,
    "every text has its hash": 2,
    "versions count from 1 on": 2,
    "every span is the text at its place": 5,
    "every hop is the text at its place": 1,
    "every claim has content": 4,
    "no uid twice among the live claims of a text": 3,
    "every claim counts from a day it can have been said": 4,
    "nothing ends before it begins": 1,
    "nothing is recorded after the last change": 32,
    "what supersedes a claim is of its document, and never itself": 1,
    "every reading is that of an extractor": 1,
    "former sources are other ones": 1,
    "every decision was taken back by one who may": 2,
    "every live claim is a sighting of one statement": 3,
    "every text has one origin": 2,
    "no two positions overlap": 3,
    "every position cites a claim": 3,
    "positions rest on live claims": 3,
    "positions are what their claims say": 3,
}


def test_a_sound_database_passes_and_every_check_says_how_much_it_looked_at(filled: Archive) -> None:
    with filled.database.reading() as session:
        checks = list(verify(session))
    assert {check.name: check.checked for check in checks if not check.failures} == CHECKED


def test_every_check_is_announced_before_it_is_made(filled: Archive) -> None:
    begun: list[str] = []
    with filled.database.reading() as session:
        for check in verify(session, begun.append):
            assert begun[-1] == check.name
    assert begun == list(CHECKS)


def test_an_empty_database_passes(database: Database) -> None:
    assert failed(database) == {}


def test_a_missing_guard_is_named(filled: Archive) -> None:
    with filled.database.writing() as session:
        guards = triggers(session)
        table = " ON claim" if filled.database.path is None else ""
        session.execute(text(f"DROP TRIGGER claim_no_delete{table}"))
    assert failed(filled.database) == {"the guard triggers are there": ("claim_no_delete",)}
    assert "claim_no_delete" in guards


def test_every_trigger_that_refuses_something_is_expected(database: Database) -> None:
    with database.reading() as session:
        present = triggers(session)
    endings = ("_no_update", "_no_delete", "_closed_once", "_is_exact")
    with database.reading() as session:
        looked = next(check for check in verify(session) if check.name == "the guard triggers are there")
    assert looked.checked == len([name for name in present if name.endswith(endings)])


def test_positions_that_touch_and_one_believed_for_no_time_do_not_overlap(filled: Archive) -> None:
    assert (
        failed_after(
            filled.database,
            """INSERT INTO position (id, actor_id, issue_id, stance, valid_from, known_from, known_to, policy, run_id,
            last_on, claim_id, claims, statements, documents, origins, sources)
        SELECT 99, actor_id, issue_id, stance, valid_from, known_from, known_from, policy, run_id, last_on, claim_id,
            claims, statements, documents, origins, sources
        FROM position WHERE id = 1""",
            "INSERT INTO position_claim (position_id, claim_id) SELECT 99, claim_id FROM position WHERE id = 1",
        )
        == {}
    )
