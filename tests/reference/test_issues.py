from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.codebook import load_classes as shipped_classes
from claims.coding.codebook import load_codebook as shipped_codebook
from claims.coding.phrases import ActorClass
from claims.database import Database
from claims.errors import InputError
from claims.models import CueClass, IssueCue, Run
from claims.recoding import editing
from claims.reference import add_classes, issue_ids, load_classes, load_issues, seed
from claims.seeding import seed_reference
from claims.words import CuePolarity
from tests.archive import RECORDED, Archive

CLOSES = IssueRecord(
    key="quay-closes",
    title="Closing the quay",
    proposition="The quay closes.",
    parent="harbour",
    cues=(CueRecord("close quay", CuePolarity.FOR, "They close the quay."), CueRecord("quay", CuePolarity.TOUCHES)),
)
HARBOUR = IssueRecord(key="harbour", title="The harbour", proposition="The harbour is given up.")


def seeded(archive: Archive, *issues: IssueRecord) -> dict[str, int]:
    with archive.database.writing() as session:
        counts = seed(session, [], issues, archive.run_id, RECORDED)
    return {name: counts[name] for name in ("issues", "cues")}


def test_issues_are_read_back_as_they_were_whichever_comes_first(archive: Archive) -> None:
    assert seeded(archive, CLOSES, HARBOUR) == {"issues": 2, "cues": 2}
    with archive.database.reading() as session:
        assert set(load_issues(session)) == {CLOSES, HARBOUR}
        assert set(issue_ids(session)) == {"quay-closes", "harbour"}


def test_seeding_adds_what_is_missing_and_overwrites_nothing(archive: Archive) -> None:
    cue = CueRecord("shut quay", CuePolarity.FOR)
    seeded(archive, CLOSES, HARBOUR)
    assert seeded(archive, CLOSES, HARBOUR) == {"issues": 0, "cues": 0}
    assert seeded(archive, replace(CLOSES, title="Other", cues=(cue,))) == {"issues": 0, "cues": 1}
    with archive.database.reading() as session:
        stored = next(issue for issue in load_issues(session) if issue.key == "quay-closes")
    assert stored == replace(CLOSES, cues=(*CLOSES.cues, cue))


def test_an_issue_without_its_parent_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError, match=r"harbour \(of quay-closes\)"):
        seeded(archive, CLOSES)
    with pytest.raises(InputError, match="circle"):
        seeded(archive, CLOSES, replace(HARBOUR, parent="quay-closes"))
    with archive.database.reading() as session:
        assert issue_ids(session) == {}


def test_a_cue_counts_from_when_it_was_recorded_until_it_is_withdrawn(archive: Archive) -> None:
    before, later = RECORDED - timedelta(days=1), RECORDED + timedelta(days=1)
    seeded(archive, CLOSES, HARBOUR)
    with archive.database.writing() as session:
        withdrawn = update(IssueCue).where(col(IssueCue.pattern) == "quay").values(withdrawn_at=later)
        session.execute(withdrawn)
    with archive.database.reading() as session:
        cues = {
            known: next(issue.cues for issue in load_issues(session, known) if issue.key == CLOSES.key)
            for known in (before, RECORDED, later, None)
        }
    assert cues == {before: (), RECORDED: CLOSES.cues, later: CLOSES.cues[:1], None: CLOSES.cues[:1]}


def test_a_cue_that_was_withdrawn_does_not_come_back_with_the_next_seeding(archive: Archive) -> None:
    seeded(archive, CLOSES, HARBOUR)
    with editing(archive.database) as edit:
        edit.withdraw_cue(CLOSES.key, "quay")
    assert seeded(archive, CLOSES, HARBOUR) == {"issues": 0, "cues": 0}
    with archive.database.reading() as session:
        assert CLOSES not in load_issues(session)


def test_a_cue_that_is_withdrawn_and_added_again_keeps_its_place(archive: Archive) -> None:
    seeded(archive, CLOSES, HARBOUR)
    with editing(archive.database) as edit:
        edit.withdraw_cue(CLOSES.key, "close quay")
        edit.add_cue(CLOSES.key, CLOSES.cues[0])
    with archive.database.reading() as session:
        assert CLOSES in load_issues(session)


def test_a_class_that_was_changed_keeps_its_place_and_is_not_overwritten_by_the_next_seeding(
    archive: Archive,
) -> None:
    board, town = ActorClass(("Board",), ("our quay",), camp="coast"), ActorClass(("Town",), part_of="board")
    with archive.database.writing() as session:
        assert add_classes(session, {"board": board, "town": town}, archive.run_id, RECORDED) == 2
    with editing(archive.database) as edit:
        edit.put_class("board", ActorClass(("Port Board",)))
    with archive.database.writing() as session:
        assert add_classes(session, {"board": board, "town": town}, archive.run_id, RECORDED) == 0
    with archive.database.reading() as session:
        assert list(load_classes(session).items()) == [("board", ActorClass(("Port Board",))), ("town", town)]
        assert load_classes(session, RECORDED) == {"board": board, "town": town}
        assert load_classes(session, RECORDED - timedelta(days=1)) == {}


def test_a_new_database_holds_the_codebook_that_ships_with_its_classes_in_its_order(database: Database) -> None:
    seed_reference(database)
    seed_reference(database)
    with database.reading() as session:
        assert set(load_issues(session)) == set(shipped_codebook())
        assert list(load_classes(session).items()) == list(shipped_classes().items())
        assert {row.run_id for row in session.exec(select(CueClass))} == set(session.exec(select(Run.id)))
