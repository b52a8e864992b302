from __future__ import annotations

from dataclasses import replace

import pytest

from claims.coding.codebook import CueRecord, IssueRecord
from claims.errors import InputError
from claims.reference import issue_ids, load_issues, seed
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
