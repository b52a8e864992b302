"""The codebook is changed, and what is stored is coded by it from then on; what was known before stays known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func
from sqlmodel import select

from claims.coding.codebook import CueRecord
from claims.coding.phrases import ActorClass
from claims.errors import ClaimsError, ConflictError, InputError, NotFoundError, UnknownNameError
from claims.models import Base, Issue, IssueCue, Run, StanceRow
from claims.query import Filters, list_positions
from claims.recoding import Edit, recode_all
from claims.reference import load_classes
from claims.words import CuePolarity, RunKind, RunStatus
from tests.recoding.articles import BRIDGE, BUILT, DEMANDS, FERRY, TOWN
from tests.recoding.desk import Desk


def stances(desk: Desk, address: str | None = None) -> list[tuple[str, str, int | None]]:
    return [coding[:3] for coding in desk.codings(address)]


def rows(desk: Desk, table: type[Base]) -> int:
    with desk.database.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_an_issue_added_codes_what_is_stored_and_gives_positions(desk: Desk) -> None:
    desk.read(TOWN, "urn:town")
    before = desk.now
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
    assert stances(desk) == [("the town was ready to build a new bridge", "bridge", 1)]
    counts = edit.counts
    assert (counts.issues, counts.cues_added, counts.documents, counts.claims) == (1, 1, 1, 4)
    assert (counts.codings_opened, counts.codings_closed, counts.positions_opened) == (1, 0, 1)
    assert desk.codings(known=before) == []
    with desk.database.reading() as session:
        (standing,) = list_positions(session, Filters().scope(session))
        run = session.exec(select(Run).where(Run.kind == RunKind.RECODE)).one()
        coded = session.exec(select(StanceRow)).one()
    assert (standing.actor, standing.stance) == ("Ada Holm", "open")
    assert (coded.run_id, coded.recorded_at, run.status) == (run.id, run.started_at, RunStatus.DONE)
    assert run.counts is not None
    assert run.counts["codings_opened"] == 1


def test_a_cue_withdrawn_closes_what_it_alone_coded_and_leaves_the_rest_its_row(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
        edit.add_issue(FERRY)
    desk.read(TOWN, "urn:town")
    before, kept = desk.now, desk.codings()
    assert [coding[1:3] for coding in kept] == [("ferry-closes", -2), ("bridge", 1)]
    with desk.editing() as edit:
        edit.withdraw_cue("bridge", BUILT.pattern)
    assert (edit.counts.cues_withdrawn, edit.counts.codings_closed, edit.counts.codings_opened) == (1, 1, 0)
    assert (edit.counts.positions_closed, edit.counts.positions_opened) == (1, 0)
    assert [coding[1] for coding in desk.codings()] == ["ferry-closes"]
    assert desk.codings(known=before) == kept
    assert rows(desk, StanceRow) == 2


def test_another_cue_for_the_same_words_replaces_the_coding(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.add_issue(replace(BRIDGE, cues=(CueRecord("bridge", CuePolarity.TOUCHES),)))
    desk.read(TOWN, "urn:town")
    assert {value for *_, value in stances(desk)} == {None}
    with desk.editing() as edit:
        edit.add_cue("bridge", BUILT)
    assert ("the town was ready to build a new bridge", "bridge", 1) in stances(desk)
    assert (edit.counts.codings_closed, edit.counts.codings_opened) == (1, 1)


def test_what_is_asked_for_is_answered_once_a_cue_is_there_for_it(desk: Desk) -> None:
    desk.read(DEMANDS, "urn:demands")
    linked = desk.answers()
    assert {answer for answer, _ in linked} == {"the demands"}
    assert stances(desk) == []
    with desk.editing() as edit:
        edit.add_issue(FERRY)
    assert ("the demands", "ferry-closes", -2) in stances(desk)
    assert desk.answers() == linked
    assert edit.counts.links_opened == 0


def test_only_documents_with_the_words_of_a_cue_are_coded_again(desk: Desk) -> None:
    desk.read(DEMANDS, "urn:demands")
    desk.read(TOWN, "urn:town")
    with desk.editing() as edit:
        edit.add_issue(replace(BRIDGE, cues=(CueRecord("!! toll", CuePolarity.AGAINST),)))
    assert edit.counts.documents == 1
    assert stances(desk, "urn:town") == stances(desk) == [("the toll was unacceptable", "bridge", -2)]


def test_progress_is_told_in_documents(desk: Desk) -> None:
    desk.read(TOWN, "urn:town")
    told: list[tuple[int, int]] = []
    recode_all(desk.database, clock=desk.clock, report=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]


def test_coding_all_anew_by_the_same_codebook_changes_nothing(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
        edit.add_issue(FERRY)
    for number, text in enumerate((DEMANDS, TOWN)):
        desk.read(text, f"urn:{number}")
    desk.step()
    counts = recode_all(desk.database, clock=desk.clock)
    assert counts.documents == 2
    assert (counts.codings_closed, counts.codings_opened, counts.links_closed, counts.links_opened) == (0, 0, 0, 0)


def test_whoever_is_interrupted_while_coding_has_changed_nothing(desk: Desk) -> None:
    desk.read(TOWN, "urn:town")

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    before = {table: rows(desk, table) for table in (Issue, IssueCue, StanceRow, Run)}
    with pytest.raises(KeyboardInterrupt), desk.editing(report=interrupt) as edit:
        edit.add_issue(BRIDGE)
    assert {table: rows(desk, table) for table in before} == before


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("{nobody} bridge", "names the actor class 'nobody'"),
        ("@nobody bridge", "names the actor class 'nobody'"),
        ("(bridge", "open bracket"),
        ("/bri(dge/", "no regular expression"),
        ("...", "at least one word"),
        ("", "no text"),
        ("bridge " * 200, "1000 are the most"),
    ],
)
def test_a_bad_pattern_is_refused_and_nothing_is_stored(desk: Desk, pattern: str, says: str) -> None:
    with pytest.raises(InputError, match=says), desk.editing() as edit:
        edit.add_issue(replace(BRIDGE, cues=(BUILT, CueRecord(pattern, CuePolarity.FOR))))
    assert (rows(desk, Issue), rows(desk, IssueCue)) == (0, 0)


def test_what_is_there_conflicts_and_what_is_not_is_named(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
    calls: list[Callable[[Edit], None]] = [
        lambda edit: edit.add_issue(BRIDGE),
        lambda edit: edit.add_issue(replace(FERRY, parent="nothing")),
        lambda edit: edit.add_cue("bridge", CueRecord(BUILT.pattern, CuePolarity.AGAINST)),
        lambda edit: edit.add_cue("nothing", BUILT),
        lambda edit: edit.withdraw_cue("bridge", "tunnel"),
        lambda edit: edit.withdraw_cue("nothing", BUILT.pattern),
        lambda edit: edit.put_class("alder", ActorClass(())),
        lambda edit: edit.put_class("alder", ActorClass(("Alder",), part_of="nothing")),
        lambda edit: edit.add_issue(replace(FERRY, key="The Ferry")),
    ]
    refused: list[type[BaseException]] = []
    for call in calls:
        with pytest.raises(ClaimsError) as raised, desk.editing() as edit:
            call(edit)
        refused.append(raised.type)
    assert refused == [
        ConflictError,
        UnknownNameError,
        ConflictError,
        UnknownNameError,
        NotFoundError,
        UnknownNameError,
        InputError,
        InputError,
        InputError,
    ]


def test_no_class_is_part_of_itself_by_way_of_another(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.put_class("alder", ActorClass(("Alder",)))
        edit.put_class("birch", ActorClass(("Birch",), part_of="alder"))
    with pytest.raises(InputError, match="part of itself, by way of 'birch'"), desk.editing() as edit:
        edit.put_class("alder", ActorClass(("Alder",), part_of="birch"))


def test_a_class_decides_whose_side_the_wording_is_on(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.put_class("alder", ActorClass(("Ada Holm",)))
        edit.add_issue(replace(BRIDGE, cues=(replace(BUILT, pattern=f"@alder {BUILT.pattern}"),)))
    desk.read(TOWN, "urn:town")
    assert [value for *_, value in stances(desk)] == [1]
    with desk.editing() as edit:
        edit.put_class("alder", ActorClass(("Bo Lind",)))
    assert stances(desk) == []
    assert (edit.counts.classes, edit.counts.codings_closed) == (1, 1)
    with desk.database.reading() as session:
        assert load_classes(session) == {"alder": ActorClass(("Bo Lind",))}
