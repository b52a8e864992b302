"""What one run did, and which claims are otherwise at the end of one than of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.database import Database
from claims.errors import NotFoundError
from claims.query.comparison_of_runs import RunChange
from claims.query.run_difference import RunDifference, compare_ends
from claims.query.run_profile import RunShown, show_run
from claims.recoding import editing
from claims.reviewing import correct, reject, reviewing
from claims.words import ReviewField, RunKind, RunStatus
from tests.recoding.articles import BRIDGE
from tests.reextraction_desk import DATED, UNDATED, CouncilDesk, without_cues

BUILT = "the town would build the bridge"
FERRY = "the ferry would go on"
QUAY = "the quay was safe"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> CouncilDesk:
    """Add an issue (run 1), and take in two texts (run 2)."""
    with editing(database) as edit:
        edit.add_issue(BRIDGE)
    desk = CouncilDesk(database, tmp_path)
    desk.take_in(DATED, UNDATED)
    return desk


def shown(desk: CouncilDesk, run: int, limit: int | None = None) -> RunShown:
    with desk.database.reading() as session:
        return show_run(session, run, limit)


def compared(desk: CouncilDesk, a: int, b: int) -> RunDifference:
    with desk.database.reading() as session:
        return compare_ends(session, a, b)


def told(found: RunDifference) -> set[tuple[RunChange, str, str | None, str | None, str | None]]:
    return {(row.kind, row.content, row.field, row.before, row.after) for row in found.rows}


def test_a_run_shows_what_it_added_and_what_it_closed(desk: CouncilDesk) -> None:
    ingest = shown(desk, 2)
    assert (ingest.kind, ingest.extractor, ingest.note) == (RunKind.INGEST, "rules", None)
    assert (ingest.looks, ingest.versions_added, ingest.readings, ingest.claims_added) == (2, 2, 2, 7)
    assert (ingest.stances_opened, ingest.positions_opened, ingest.documents_changed) == (1, 1, 2)
    desk.read_again(without_cues())
    again = shown(desk, 3, limit=1)
    assert (again.looks, again.readings, again.claims_added, again.claims_withdrawn) == (0, 2, 7, {"superseded": 7})
    assert (again.positions_opened, again.positions_closed) == (1, 1)
    assert [(one.document, one.claims_added, one.claims_withdrawn) for one in again.documents] == [(1, 3, 3)]
    assert shown(desk, 2).claims_withdrawn == {}


def test_what_people_decided_and_the_codebook_changed_stands_in_their_runs(desk: CouncilDesk) -> None:
    with reviewing(desk.database, "Cy") as sitting:
        reject(sitting, desk.live()[FERRY].id or 0)
    review = shown(desk, 3)
    assert (review.decisions, review.claims_withdrawn, review.documents_changed) == (1, {"misextracted": 1}, 1)
    with editing(desk.database) as edit:
        edit.withdraw_cue("bridge", BRIDGE.cues[0].pattern)
    recode = shown(desk, 4)
    assert (recode.stances_closed, recode.positions_closed, recode.claims_added) == (1, 1, 0)


def test_a_run_that_was_killed_has_no_end_and_is_compared_as_of_its_last_change(desk: CouncilDesk) -> None:
    desk.interrupt_after(1, killed=True)
    killed = shown(desk, 3)
    assert (killed.status, killed.finished_at, killed.counts) == (RunStatus.RUNNING, None, {})
    assert killed.note is not None
    assert (killed.readings, killed.claims_added) == (1, 3)
    assert told(compared(desk, 2, 3)) == set()
    with reviewing(desk.database, "Cy") as sitting:
        reject(sitting, desk.live()[FERRY].id or 0)
    assert told(compared(desk, 2, 3)) == set()
    assert told(compared(desk, 3, 4)) == {(RunChange.DROPPED, FERRY, None, None, None)}


def test_a_claim_found_anew_is_the_same_but_for_the_fields_that_differ(desk: CouncilDesk) -> None:
    desk.read_again(again=True)  # by now the texts' own people are known
    desk.read_again(without_cues())
    found = compared(desk, 3, 4)
    assert (found.added, found.dropped, found.changed, found.unchanged) == (0, 0, 7, 0)
    assert (RunChange.CHANGED, BUILT, "cue", "said", None) in told(found)
    assert {row.field for row in found.rows} == {"cue", "said_on"}
    assert [row.document for row in found.rows] == sorted(row.document for row in found.rows)
    desk.read_again()
    found = compared(desk, 3, 5)
    assert (found.added, found.dropped, found.changed, found.unchanged, found.rows) == (0, 0, 0, 7, [])


def test_what_was_corrected_rejected_and_coded_otherwise_is_told_by_field(desk: CouncilDesk) -> None:
    live = desk.live()
    with reviewing(desk.database, "Cy") as sitting:
        correct(sitting, live[FERRY].id or 0, {ReviewField.ACT: "promise"})
        reject(sitting, live[QUAY].id or 0)
    with editing(desk.database) as edit:
        edit.withdraw_cue("bridge", BRIDGE.cues[0].pattern)
    found = compared(desk, 2, 4)
    assert told(found) == {
        (RunChange.CHANGED, BUILT, "stance on bridge", "supports", None),
        (RunChange.CHANGED, FERRY, "act", "assert", "promise"),
        (RunChange.DROPPED, QUAY, None, None, None),
    }
    (changed,) = (row for row in found.rows if row.field == "act")
    assert (changed.from_claim_id, changed.claim_id) == (live[FERRY].id, desk.live()[FERRY].id)
    assert (found.added, found.dropped, found.changed, found.unchanged) == (0, 1, 2, 4)
    back = compared(desk, 4, 2)
    assert (RunChange.ADDED, QUAY, None, None, None) in told(back)
    assert (RunChange.CHANGED, FERRY, "act", "promise", "assert") in told(back)


def test_a_claim_in_a_changed_text_is_the_same_and_its_neighbour_is_new(desk: CouncilDesk) -> None:
    desk.take_in(DATED, UNDATED.replace("the quay was safe", "the quay was closed for the winter"))
    found = compared(desk, 2, 3)
    assert {(row.kind, row.content) for row in found.rows if QUAY in row.content or "winter" in row.content} >= {
        (RunChange.DROPPED, QUAY),
        (RunChange.ADDED, "the quay was closed for the winter"),
    }
    assert BUILT not in {row.content for row in found.rows}


def test_a_number_that_no_run_has_is_refused(desk: CouncilDesk) -> None:
    with desk.database.reading() as session:
        with pytest.raises(NotFoundError, match="no run 99"):
            show_run(session, 99)
        with pytest.raises(NotFoundError, match="no run 99"):
            compare_ends(session, 1, 99)
