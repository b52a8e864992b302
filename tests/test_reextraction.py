"""Stored texts read anew: nothing changes where nothing else does, and what was decided on claims stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from claims.curation import changing, give_alias
from claims.database import Database
from claims.models import Actor, Claim, Document, DocumentVersion, Extraction, Run
from claims.query.second_look import second_look
from claims.query.show import show_claim
from claims.reextraction import Beside, Reextraction, Reread, Scope, found_beside
from claims.resolve.directory import AliasRecord
from claims.seeding import seed_reference
from claims.verify import verify
from claims.words import AliasKind, RunKind, RunStatus, WithdrawnReason
from tests.reextraction_desk import DATED, TALK, UNDATED, CouncilDesk, rules, without_cues, without_first_words

BRIDGE = "the town would build the bridge"
FERRY = "the ferry would go on"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> CouncilDesk:
    """Take in two texts, one with a dateline and one that only its file dates."""
    desk = CouncilDesk(database, tmp_path)
    desk.take_in(DATED, UNDATED)
    return desk


def test_reading_anew_with_the_same_extractor_and_actors_gives_the_same_claims_in_every_field(
    desk: CouncilDesk,
) -> None:
    seed_reference(desk.database)
    desk.read_again(again=True)  # by now the texts' own people are known
    desk.take_in_records()
    before = desk.said()
    tally, told = desk.read_again(again=True)
    assert desk.said() == before
    assert (tally.documents, tally.claims, tally.superseded) == (7, len(before), len(before))
    assert [reread.analysis.foreign for reread in told].count(True) == 1
    with desk.database.reading() as session:
        days = set(session.exec(select(col(Claim.said_on)).where(col(Claim.withdrawn_at).is_(None))))
        assert days == {None, date(2022, 3, 1), date(2022, 2, 25), date(2022, 3, 2), date(2022, 3, 3)}
        assert [check.name for check in verify(session) if check.failures] == []


def test_what_an_extractor_has_read_it_does_not_read_again_and_no_run_says_so(desk: CouncilDesk) -> None:
    run = desk.last_run().id
    tally, told = desk.read_again()
    assert (tally.documents, tally.skipped, told, desk.last_run().id) == (0, 2, [], run)
    tally, _ = desk.read_again(without_cues())
    assert (tally.documents, tally.skipped) == (2, 0)
    assert desk.last_run().kind is RunKind.REEXTRACT
    assert desk.read_again(without_cues())[0].skipped == 2
    assert desk.read_again()[0].documents == 2


def test_what_an_earlier_version_of_the_program_read_is_read_anew(desk: CouncilDesk) -> None:
    with desk.database.writing() as session:
        session.exec(select(Run)).one().package_version = "0.0.1"
    assert desk.read_again()[0].documents == 2


def test_a_limit_takes_what_was_read_longest_ago_and_a_scope_only_what_is_in_it(desk: CouncilDesk) -> None:
    tally, told = desk.read_again(scope=Scope(limit=1), again=True)
    assert (tally.documents, tally.left) == (1, 1)
    assert desk.read_again(scope=Scope(limit=1), again=True)[1][0].name != told[0].name
    with desk.database.reading() as session:
        first, source = session.exec(select(Document.id, Document.source_id).order_by(col(Document.id))).first() or (
            0,
            0,
        )
    tally, told = desk.read_again(scope=Scope(documents=[first or 0]), again=True)
    assert [reread.name.endswith("text1.txt") for reread in told] == [True]
    assert desk.read_again(scope=Scope(source_id=source), again=True)[0].documents == 1


@pytest.mark.parametrize("killed", [False, True])
def test_reading_everything_again_goes_on_where_it_was_cut_short(desk: CouncilDesk, *, killed: bool) -> None:
    desk.take_in_records()
    desk.interrupt_after(2, killed=killed)
    assert desk.last_run().status is (RunStatus.RUNNING if killed else RunStatus.INTERRUPTED)
    desk.interrupt_after(3, killed=killed)
    tally, _ = desk.read_again(again=True)
    assert (tally.documents, tally.skipped) == (2, 5)
    assert desk.last_run().counts == tally.counts()
    tally, _ = desk.read_again(again=True)
    assert (tally.documents, tally.skipped) == (7, 0)


def test_it_begins_anew_where_the_actors_have_changed_since_it_was_cut_short(desk: CouncilDesk) -> None:
    desk.interrupt_after(1)
    with desk.database.reading() as session:
        lind = session.exec(select(Actor.id).where(Actor.key == "bo-lind")).one()
    with changing(desk.database) as change:
        give_alias(change, lind or 0, AliasRecord("Harbour Bo", AliasKind.NAME))
    assert desk.read_again(again=True)[0].documents == 2


def test_a_form_that_was_given_to_an_actor_names_it_when_the_text_is_read_again(desk: CouncilDesk) -> None:
    desk.take_in(DATED, UNDATED, TALK)
    assert desk.live()["it was late"].speaker_id is None
    with desk.database.reading() as session:
        lind = session.exec(select(Actor.id).where(Actor.key == "bo-lind")).one() or 0
    with changing(desk.database) as change:
        give_alias(change, lind, AliasRecord("toll collector", AliasKind.NAME))
    desk.read_again(again=True)
    assert desk.live()["it was late"].speaker_id == lind


def test_a_text_that_changed_while_it_was_read_is_left_as_it_is(desk: CouncilDesk) -> None:
    def change_the_second(reread: Reread) -> None:
        if reread.number == 1:
            desk.take_in(DATED, UNDATED.replace("safe", "closed"))

    tally = Reextraction(desk.database, without_cues()).run(report=change_the_second)
    assert (tally.documents, tally.skipped) == (1, 1)
    assert "the quay was closed" in desk.live()


@pytest.mark.parametrize("again", [False, True])
def test_two_that_read_at_once_read_each_text_once(desk: CouncilDesk, *, again: bool) -> None:
    first, second = (Reextraction(desk.database, without_cues(), again=again) for _ in range(2))

    def let_the_other(reread: Reread) -> None:
        if reread.number == 1:
            second.run()

    tally = first.run(report=let_the_other)
    assert (tally.documents, second.tally.documents) == (1, 1)
    assert (tally.skipped, second.tally.skipped) == (1, 1)


def test_what_people_accepted_stands_and_what_they_rejected_stays_rejected(desk: CouncilDesk) -> None:
    accepted, rejected = desk.live()[BRIDGE], desk.live()[FERRY]
    desk.accept(accepted)
    desk.reject(rejected)
    for extractor in (rules(), without_cues()):
        tally, _ = desk.read_again(extractor, again=True)
        assert (tally.carried, tally.second_look) == (2, 0)
        assert desk.live()[BRIDGE].id == accepted.id
        assert FERRY not in desk.live()
    with desk.database.reading() as session:
        assert [check.name for check in verify(session) if check.failures] == []


def test_what_is_found_with_other_bounds_beside_what_was_decided_is_for_a_second_look(desk: CouncilDesk) -> None:
    accepted, rejected = desk.live()[BRIDGE], desk.live()[FERRY]
    desk.accept(accepted)
    desk.reject(rejected)
    tally, _ = desk.read_again(without_first_words())
    live = desk.live()
    assert (tally.carried, tally.second_look) == (1, 2)
    assert live[BRIDGE].id == accepted.id
    with desk.database.reading() as session:
        beside = found_beside(session, [accepted.document_version_id, rejected.document_version_id])
    assert beside == [
        Beside(live[words.removeprefix("the ")].id or 0, decided.id or 0)
        for words, decided in ((BRIDGE, accepted), (FERRY, rejected))
    ]
    with desk.database.reading() as session:
        looked_at = second_look(session)
    assert [(row.id, row.decided_on) for row in looked_at] == [(each.found, each.decided) for each in beside]
    desk.reject(live["town would build the bridge"])
    desk.accept(live["ferry would go on"])
    with desk.database.reading() as session:
        assert second_look(session) == []
    assert desk.read_again(without_first_words(), again=True)[0].second_look == 0


def test_what_stood_beside_it_when_somebody_decided_needs_no_second_look(desk: CouncilDesk) -> None:
    desk.accept(desk.live()["Bo Lind told reporters yesterday that the quay was safe"])
    assert desk.read_again(again=True)[0].second_look == 0


def test_a_claim_whose_cue_is_read_otherwise_lives_on_as_the_one_in_its_place(desk: CouncilDesk) -> None:
    before = desk.live()
    desk.read_again(without_cues())
    after = desk.live()
    assert after.keys() == before.keys()
    assert after[BRIDGE].uid != before[BRIDGE].uid
    with desk.database.reading() as session:
        shown = show_claim(session, str(before[BRIDGE].id))
    assert shown.withdrawal is not None
    assert (shown.withdrawal.reason, shown.withdrawal.run_kind) == (WithdrawnReason.SUPERSEDED, RunKind.REEXTRACT)
    assert (shown.withdrawal.run, shown.withdrawal.lives_on_as) == (desk.last_run().id, after[BRIDGE].id)


def test_only_the_version_that_stands_is_read_and_each_reading_is_kept(desk: CouncilDesk) -> None:
    desk.take_in(DATED, UNDATED.replace("safe", "closed"))
    desk.read_again(without_cues())
    with desk.database.reading() as session:
        versions = session.exec(select(func.count(col(DocumentVersion.id)))).one()
        readings = session.exec(select(Extraction.document_version_id).order_by(col(Extraction.id))).all()
    assert (versions, readings) == (3, [1, 2, 3, 1, 3])
