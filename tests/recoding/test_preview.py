"""What a cue would come to is told before it is added, and nothing of it is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func
from sqlmodel import select

from claims.coding.codebook import CueRecord, IssueRecord
from claims.errors import InputError
from claims.models import IssueCue, Run
from claims.recoding import preview
from claims.words import CuePolarity
from tests.recoding.articles import BRIDGE, BUILT, DEMANDS, TOWN
from tests.recoding.desk import Desk


def changes(desk: Desk, issue: IssueRecord) -> set[tuple[str, tuple[str, ...], str | None, str | None]]:
    return {(each.content, each.matched, each.before, each.after) for each in preview(desk.database, issue=issue)}


def test_an_issue_that_is_not_there_yet_is_tried_on_what_is_stored(desk: Desk) -> None:
    desk.read(TOWN, "urn:town")
    assert changes(desk, BRIDGE) == {
        ("the town was ready to build a new bridge", ("build a new bridge",), None, "open")
    }


def test_one_more_cue_shows_what_stays_what_comes_and_what_turns(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
    desk.read(TOWN, "urn:town")
    desk.read(DEMANDS, "urn:demands")
    before, coded = desk.now, desk.codings()
    shown = changes(desk, replace(BRIDGE, cues=(BUILT, CueRecord("!! toll", CuePolarity.AGAINST))))
    assert shown >= {
        ("the town was ready to build a new bridge", ("build a new bridge",), "open", "open"),
        ("the toll was unacceptable", ("toll",), None, "opposes"),
        ("the demands", (), "opposes", "opposes"),
    }
    without = changes(desk, replace(BRIDGE, cues=()))
    assert ("the town was ready to build a new bridge", (), "open", None) in without
    assert desk.codings() == coded
    assert desk.now == before
    with desk.database.reading() as session:
        assert session.exec(select(func.count()).select_from(IssueCue)).one() == 1


def test_what_would_be_coded_says_why_and_is_what_the_cue_then_does(desk: Desk) -> None:
    desk.read(TOWN, "urn:town")
    desk.read(DEMANDS, "urn:demands")
    told = sorted((each.content, each.basis) for each in preview(desk.database, issue=BRIDGE) if each.after)
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
    assert told == [(content, basis) for content, _, _, basis in desk.codings()]


def test_a_bad_pattern_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="open bracket"):
        list(preview(desk.database, issue=replace(BRIDGE, cues=(CueRecord("(bridge", CuePolarity.FOR),))))
    with desk.database.reading() as session:
        assert session.exec(select(func.count()).select_from(Run)).one() == 0
