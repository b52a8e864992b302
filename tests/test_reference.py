from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from claims.coding.codebook import CueRecord, IssueRecord
from claims.errors import InputError
from claims.models import Run
from claims.reference import ActorIds, actor_ids, add_actor, issue_ids, load_actors, load_issues, seed
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, AliasRecord, Directory, RoleRecord
from claims.words import ActorKind, AliasKind, CuePolarity
from tests.archive import RECORDED, Archive

BOARD = ActorRecord(
    key="harbour-board",
    name="Harbour Board",
    kind=ActorKind.ORGANISATION,
    country="IE",
    aliases=(AliasRecord("Harbour Board", AliasKind.NAME), AliasRecord("the quayside", AliasKind.METONYM)),
)
HEAD = ActorRecord(
    key="ines-varga",
    name="Inés Varga",
    kind=ActorKind.PERSON,
    wikidata_id="Q0",
    aliases=(
        AliasRecord("Inés Varga", AliasKind.NAME),
        AliasRecord("Varga", AliasKind.SURNAME, valid_from=date(2019, 1, 1), valid_to=date(2024, 1, 1)),
    ),
    roles=(
        RoleRecord("harbour-board", "head", date(2019, 1, 1), date(2023, 6, 1)),
        RoleRecord("harbour-board", "adviser"),
    ),
)
CLOSES = IssueRecord(
    key="quay-closes",
    title="Closing the quay",
    proposition="The quay closes.",
    parent="harbour",
    cues=(CueRecord("close quay", CuePolarity.FOR, "They close the quay."), CueRecord("quay", CuePolarity.TOUCHES)),
)
HARBOUR = IssueRecord(key="harbour", title="The harbour", proposition="The harbour is given up.")


def test_what_is_seeded_is_read_back_as_it_was(archive: Archive) -> None:
    with archive.database.writing() as session:
        counts = seed(session, [HEAD, BOARD], [CLOSES, HARBOUR], archive.run_id, RECORDED)
    assert counts == {"actors": 2, "aliases": 4, "roles": 2, "issues": 2, "cues": 2}
    with archive.database.reading() as session:
        assert load_actors(session) == (HEAD, BOARD)
        assert set(load_issues(session)) == {CLOSES, HARBOUR}
        assert set(actor_ids(session)) == {"ines-varga", "harbour-board"}
        assert set(issue_ids(session)) == {"quay-closes", "harbour"}
        assert session.get_one(Run, archive.run_id).counts == counts


def test_seeding_again_adds_nothing(archive: Archive) -> None:
    with archive.database.writing() as session:
        seed(session, [HEAD, BOARD], [CLOSES, HARBOUR], archive.run_id, RECORDED)
        again = seed(session, [HEAD, BOARD], [CLOSES, HARBOUR], archive.run_id, RECORDED)
        assert set(again.values()) == {0}


def test_seeding_adds_what_is_missing_and_overwrites_nothing(archive: Archive) -> None:
    nickname = AliasRecord("the old lady", AliasKind.NAME)
    later = RoleRecord("harbour-board", "head", date(2024, 5, 1))
    cue = CueRecord("shut quay", CuePolarity.FOR)
    with archive.database.writing() as session:
        seed(session, [HEAD, BOARD], [CLOSES, HARBOUR], archive.run_id, RECORDED)
        changed = replace(HEAD, name="Other", aliases=(*HEAD.aliases, nickname), roles=(later,))
        counts = seed(session, [changed], [replace(CLOSES, title="Other", cues=(cue,))], archive.run_id, RECORDED)
    assert counts == {"actors": 0, "aliases": 1, "roles": 1, "issues": 0, "cues": 1}
    with archive.database.reading() as session:
        head, _ = load_actors(session)
        stored = next(issue for issue in load_issues(session) if issue.key == "quay-closes")
    assert head == replace(HEAD, aliases=(*HEAD.aliases, nickname), roles=(*HEAD.roles, later))
    assert stored == replace(CLOSES, cues=(*CLOSES.cues, cue))


def test_aliases_are_stored_folded_for_looking_up(archive: Archive) -> None:
    with archive.database.writing() as session:
        seed(session, [HEAD, BOARD], [], archive.run_id, RECORDED)
    with archive.database.reading() as session:
        query = text(
            "SELECT a.key FROM actor_alias l JOIN actor a ON a.id = l.actor_id WHERE l.alias_norm = 'ines varga'"
        )
        assert session.execute(query).scalars().all() == ["ines-varga"]


def test_a_role_for_nobody_and_an_issue_without_its_parent_are_refused_whole(archive: Archive) -> None:
    with pytest.raises(InputError, match="harbour-board"), archive.database.writing() as session:
        seed(session, [HEAD], [], archive.run_id, RECORDED)
    with pytest.raises(InputError, match=r"harbour \(of quay-closes\)"), archive.database.writing() as session:
        seed(session, [BOARD], [CLOSES], archive.run_id, RECORDED)
    circle = replace(HARBOUR, parent="quay-closes")
    with pytest.raises(InputError, match="circle"), archive.database.writing() as session:
        seed(session, [BOARD], [CLOSES, circle], archive.run_id, RECORDED)
    with archive.database.reading() as session:
        assert (actor_ids(session), issue_ids(session)) == ({}, {})


def test_an_unknown_speaker_becomes_an_actor_once(archive: Archive) -> None:
    fishers = ResolvedActor("fishers-union", "Fishers’ Union", ActorKind.GROUP, known=False)
    with archive.database.writing() as session:
        ids = ActorIds(session, RECORDED)
        number = ids.of(fishers)
        assert (ids.of(fishers), add_actor(session, fishers, RECORDED), ActorIds(session, RECORDED).of(fishers)) == (
            number,
        ) * 3
        assert ids.of(None) is None
    with archive.database.reading() as session:
        assert load_actors(session) == (
            ActorRecord(
                "fishers-union",
                "Fishers’ Union",
                ActorKind.GROUP,
                aliases=(AliasRecord("Fishers’ Union", AliasKind.NAME),),
            ),
        )


def test_a_new_body_speaks_for_its_country_once_that_is_stored(archive: Archive) -> None:
    ministry = ResolvedActor("tide-ministry", "Ministry of Tides", ActorKind.ORGANISATION, False, "harbour-board")
    stray = ResolvedActor("fog-ministry", "Ministry of Fog", ActorKind.ORGANISATION, False, "nowhere")
    with archive.database.writing() as session:
        seed(session, [BOARD], [], archive.run_id, RECORDED)
        add_actor(session, ministry, RECORDED)
        add_actor(session, ministry, RECORDED)
        add_actor(session, stray, RECORDED)
    with archive.database.reading() as session:
        stored = {record.key: record for record in load_actors(session)}
    assert stored["tide-ministry"].roles == (RoleRecord("harbour-board", "government body"),)
    assert stored["fog-ministry"].roles == ()
    directory = Directory(stored.values())
    assert directory.closure("tide-ministry", date(2022, 3, 1)) == ("tide-ministry", "harbour-board")


def test_thousands_of_actors_are_seeded_at_once(archive: Archive) -> None:
    people = [
        ActorRecord(f"p{n}", f"Person {n}", ActorKind.PERSON, aliases=(AliasRecord(f"Person {n}", AliasKind.NAME),))
        for n in range(3000)
    ]
    with archive.database.writing() as session:
        assert seed(session, people, [], archive.run_id, RECORDED)["aliases"] == 3000
