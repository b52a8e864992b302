from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from claims.errors import InputError
from claims.models import Run
from claims.reference import ActorIds, DatabaseRegister, actor_ids, add_actor, seed
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, AliasRecord, Directory, RoleRecord
from claims.words import ActorKind, AliasKind
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


def seeded(archive: Archive, *actors: ActorRecord) -> dict[str, int]:
    with archive.database.writing() as session:
        counts = seed(session, actors, [], archive.run_id, RECORDED)
    return {name: counts[name] for name in ("actors", "aliases", "roles")}


def stored(archive: Archive, key: str) -> ActorRecord | None:
    return Directory(DatabaseRegister(archive.database)).get(key)


def test_what_is_seeded_is_read_back_as_it_was(archive: Archive) -> None:
    counts = seeded(archive, HEAD, BOARD)
    assert counts == {"actors": 2, "aliases": 4, "roles": 2}
    assert (stored(archive, "ines-varga"), stored(archive, "harbour-board")) == (HEAD, BOARD)
    with archive.database.reading() as session:
        assert set(actor_ids(session)) == {"ines-varga", "harbour-board"}
        assert session.get_one(Run, archive.run_id).counts == {**counts, "issues": 0, "cues": 0}


def test_what_somebody_withdrew_is_not_seeded_again(archive: Archive) -> None:
    seeded(archive, HEAD, BOARD)
    with archive.database.writing() as session:
        for row in ("actor_alias WHERE alias = 'the quayside'", "actor_role WHERE office = 'adviser'"):
            table, _, where = row.partition(" ")
            session.execute(text(f"UPDATE {table} SET withdrawn_at = recorded_at {where}"))  # noqa: S608 -- our own words
    assert seeded(archive, HEAD, BOARD) == {"actors": 0, "aliases": 0, "roles": 0}


def test_seeding_again_adds_nothing(archive: Archive) -> None:
    seeded(archive, HEAD, BOARD)
    assert set(seeded(archive, HEAD, BOARD).values()) == {0}


def test_seeding_adds_what_is_missing_and_overwrites_nothing(archive: Archive) -> None:
    nickname = AliasRecord("the old lady", AliasKind.NAME)
    later = RoleRecord("harbour-board", "head", date(2024, 5, 1))
    seeded(archive, HEAD, BOARD)
    counts = seeded(archive, replace(HEAD, name="Other", aliases=(*HEAD.aliases, nickname), roles=(later,)))
    assert counts == {"actors": 0, "aliases": 2, "roles": 1}
    changed = stored(archive, "ines-varga")
    assert changed is not None
    assert (changed.name, changed.roles) == (HEAD.name, (*HEAD.roles, later))
    assert set(changed.aliases) == {*HEAD.aliases, nickname, AliasRecord("Other", AliasKind.NAME)}


def test_aliases_are_stored_folded_for_looking_up(archive: Archive) -> None:
    seeded(archive, HEAD, BOARD)
    with archive.database.reading() as session:
        query = text(
            "SELECT a.key, l.sound FROM actor_alias l JOIN actor a ON a.id = l.actor_id"
            " WHERE l.alias_norm IN ('ines varga', 'harbour board') ORDER BY a.key"
        )
        assert session.execute(query).all() == [("harbour-board", None), ("ines-varga", "ines varga")]


def test_a_role_for_nobody_is_refused_whole(archive: Archive) -> None:
    with pytest.raises(InputError, match="harbour-board"):
        seeded(archive, HEAD)
    with archive.database.reading() as session:
        assert actor_ids(session) == {}


def test_an_unknown_speaker_becomes_an_actor_once(archive: Archive) -> None:
    fishers = ResolvedActor("fishers-union", "Fishers’ Union", ActorKind.GROUP, known=False)
    with archive.database.writing() as session:
        ids = ActorIds(session, RECORDED)
        number = ids.of(fishers)
        assert (ids.of(fishers), add_actor(session, fishers, RECORDED), ActorIds(session, RECORDED).of(fishers)) == (
            number,
        ) * 3
        assert ids.of(None) is None
    name = AliasRecord("Fishers’ Union", AliasKind.NAME)
    assert stored(archive, "fishers-union") == ActorRecord(
        "fishers-union", "Fishers’ Union", ActorKind.GROUP, aliases=(name,)
    )


def test_a_new_body_speaks_for_its_country_once_that_is_stored(archive: Archive) -> None:
    ministry = ResolvedActor("tide-ministry", "Ministry of Tides", ActorKind.ORGANISATION, False, "harbour-board")
    stray = ResolvedActor("fog-ministry", "Ministry of Fog", ActorKind.ORGANISATION, False, "nowhere")
    seeded(archive, BOARD)
    with archive.database.writing() as session:
        for actor in (ministry, ministry, stray):
            add_actor(session, actor, RECORDED)
    directory = Directory(DatabaseRegister(archive.database))
    assert directory.closure("tide-ministry", date(2022, 3, 1)) == ("tide-ministry", "harbour-board")
    assert directory.closure("fog-ministry", date(2022, 3, 1)) == ("fog-ministry",)


def test_thousands_of_actors_are_seeded_at_once(archive: Archive) -> None:
    people = [ActorRecord(f"p{n}", f"Person {n}", ActorKind.PERSON) for n in range(3000)]
    assert seeded(archive, *people)["aliases"] == 6000
