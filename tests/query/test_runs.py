"""What the runs of the program did, and what is coded otherwise at the end of one than of another."""

from __future__ import annotations

import pytest

from claims.coding.codebook import CueRecord, IssueRecord
from claims.database import Database
from claims.errors import NotFoundError
from claims.query.comparison_of_runs import RunChange, compare_runs
from claims.query.runs import list_runs
from claims.words import CuePolarity, RunKind, RunStatus
from tests.recoding.articles import TOWN
from tests.recoding.desk import Desk

TOUCHED = CueRecord("bridge", CuePolarity.TOUCHES)
BUILT = CueRecord("build ... bridge", CuePolarity.FOR)
BRIDGE = IssueRecord("bridge", "The bridge", "the bridge is built", cues=(TOUCHED,))
CONTENT = "the town was ready to build a new bridge"


@pytest.fixture
def desk(database: Database) -> Desk:
    """Add an issue (run 1), read an article (run 2), and let another cue take a side (run 3)."""
    desk = Desk(database)
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
    desk.read(TOWN, "urn:town")
    with desk.editing() as edit:
        edit.add_cue("bridge", BUILT)
    return desk


def changes(desk: Desk, a: int, b: int) -> set[tuple[RunChange, str, str | None, str | None]]:
    with desk.database.reading() as session:
        return {(row.kind, row.content, row.from_stance, row.to_stance) for row in compare_runs(session, a, b)}


def test_runs_are_listed_last_first_with_what_they_counted(desk: Desk) -> None:
    with desk.database.reading() as session:
        third, second, first = list_runs(session)
        assert list_runs(session, 1) == [third]
    assert [run.kind for run in (first, second, third)] == [RunKind.RECODE, RunKind.INGEST, RunKind.RECODE]
    assert (second.extractor, second.counts["claims"]) == ("rules 1", 4)
    assert (third.extractor, third.counts["codings_opened"], third.status) == (None, 1, RunStatus.DONE)
    assert third.started_at < desk.now == third.finished_at


def test_a_coding_that_another_replaced_has_changed(desk: Desk) -> None:
    assert changes(desk, 2, 3) == {(RunChange.CHANGED, CONTENT, "touches", "open")}
    with desk.database.reading() as session:
        (row,) = compare_runs(session, 2, 3)
    assert (row.speaker, row.issue) == ("Ada Holm", "bridge")
    assert row.from_basis != row.to_basis


def test_forth_and_back_are_each_others_contrary(desk: Desk) -> None:
    assert changes(desk, 3, 2) == {(RunChange.CHANGED, CONTENT, "open", "touches")}
    assert changes(desk, 2, 2) == set()


def test_what_an_article_brought_was_added_and_what_lost_its_cue_dropped(desk: Desk) -> None:
    assert (RunChange.ADDED, CONTENT, None, "open") in changes(desk, 1, 3)
    with desk.editing() as edit:
        edit.withdraw_cue("bridge", BUILT.pattern)
        edit.withdraw_cue("bridge", TOUCHED.pattern)
    assert (RunChange.DROPPED, CONTENT, "open", None) in changes(desk, 3, 4)


def test_a_claim_that_another_version_of_its_text_carries_on_has_not_changed(desk: Desk) -> None:
    desk.read(TOWN.replace("She added that the toll was unacceptable.", "It rained."), "urn:town")
    assert changes(desk, 3, 4) == set()
    desk.read(TOWN.replace("to build a new bridge", "to talk"), "urn:town")
    assert (RunChange.DROPPED, CONTENT, "open", None) in changes(desk, 4, 5)


def test_a_run_that_is_not_there_is_named(desk: Desk) -> None:
    with desk.database.reading() as session, pytest.raises(NotFoundError, match="no run 99"):
        compare_runs(session, 1, 99)
