"""The register of a database: what it sees, and that it answers as one in memory does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import update
from sqlmodel import col

from claims.models import ActorAlias, ActorLink, ActorRole
from claims.reference import DatabaseRegister, actor_ids, seed
from claims.resolve.directory import ActorRecord, AliasRecord, Directory, RoleRecord
from claims.words import ActorKind, AliasKind, Judgement
from tests.archive import RECORDED, Archive

DAY = date(2022, 3, 10)
LATER = RECORDED + timedelta(days=1)
TOWN = ActorRecord("port-town", "Port Town", ActorKind.GOVERNMENT, country="zz")
BOARD = ActorRecord("harbour-board", "Harbour Board", ActorKind.ORGANISATION, roles=(RoleRecord("port-town", "organ"),))
ADA = ActorRecord(
    "ada-holm", "Ada Holm", ActorKind.PERSON, wikidata_id="Q1", roles=(RoleRecord("harbour-board", "head"),)
)
ADELA = ActorRecord(
    "adela-holm",
    "Adela Holm",
    ActorKind.PERSON,
    country="zz",
    aliases=(AliasRecord("the Harbour Lady", AliasKind.NAME),),
    roles=(RoleRecord("port-town", "mayor"), RoleRecord("harbour-board", "head")),
)
CLERK = ActorRecord("bo-lund", "Bo Lund", ActorKind.PERSON, roles=(RoleRecord("adela-holm", "clerk"),))
ALL = (TOWN, BOARD, ADA, ADELA, CLERK)


def stored(archive: Archive, *actors: ActorRecord) -> None:
    with archive.database.writing() as session:
        seed(session, actors, [], archive.run_id, RECORDED)


def fold(archive: Archive, other: str, into: str) -> None:
    with archive.database.writing() as session:
        ids = actor_ids(session)
        link = ActorLink(
            left_id=ids[into],
            right_id=ids[other],
            judgement=Judgement.SAME,
            decided_by="Coder",
            reason="one person",
            run_id=archive.run_id,
            created_at=RECORDED,
        )
        session.add(link)


def opened(archive: Archive) -> Directory:
    return Directory(DatabaseRegister(archive.database))


def key_of(directory: Directory, surface: str) -> str | None:
    found = directory.lookup(surface, on=DAY)
    return found.key if found else None


def test_whoever_is_folded_is_the_canonical_actor_with_the_names_and_roles_of_both(archive: Archive) -> None:
    stored(archive, *ALL)
    fold(archive, "adela-holm", "ada-holm")
    directory = opened(archive)
    names = ("Adela Holm", "adela-holm", "Harbour Lady", "Holm", "Ada Holm", "Adela Hlom")
    assert {key_of(directory, name) or directory.misspelt(name, DAY) for name in names[:-1]} == {"ada-holm"}
    assert directory.misspelt(names[-1], DAY) == directory.get("adela-holm") == directory.get("ada-holm")
    one = directory.get("ada-holm")
    assert one is not None
    assert (one.key, one.name, one.wikidata_id, one.country) == ("ada-holm", "Ada Holm", "Q1", "zz")
    assert {form.alias for form in one.aliases} == {"Ada Holm", "Holm", "Adela Holm", "the Harbour Lady"}
    assert one.roles == (RoleRecord("harbour-board", "head"), RoleRecord("port-town", "mayor"))


def test_roles_lead_to_canonical_actors(archive: Archive) -> None:
    stored(archive, *ALL)
    fold(archive, "adela-holm", "ada-holm")
    directory = opened(archive)
    assert directory.closure("bo-lund", DAY) == ("bo-lund", "ada-holm", "harbour-board", "port-town")
    assert [(role.principal, who.key) for role, who in directory.speakers_for("adela-holm", DAY)] == [
        ("ada-holm", "bo-lund")
    ]
    assert [who.key for _, who in directory.speakers_for("harbour-board", DAY)] == ["ada-holm"]


def test_a_chain_of_folds_ends_at_its_root_which_does_not_speak_for_itself(archive: Archive) -> None:
    stored(archive, *ALL)
    fold(archive, "bo-lund", "adela-holm")
    fold(archive, "adela-holm", "ada-holm")
    directory = opened(archive)
    assert key_of(directory, "Bo Lund") == "ada-holm"
    assert directory.speakers_for("ada-holm", DAY) == ()
    assert "adela-holm" not in directory.closure("ada-holm", DAY)


def test_of_two_of_a_name_one_serves_by_the_roles_of_what_is_folded_into_it(archive: Archive) -> None:
    idle = replace(ADA, roles=())
    other = ActorRecord("tom-holm", "Tom Holm", ActorKind.PERSON)
    stored(archive, TOWN, BOARD, idle, other, replace(CLERK, roles=(RoleRecord("port-town", "clerk"),)))
    assert key_of(opened(archive), "Holm") is None
    fold(archive, "bo-lund", "tom-holm")
    assert key_of(opened(archive), "Holm") == "tom-holm"


def test_what_was_withdrawn_is_not_seen(archive: Archive) -> None:
    stored(archive, *ALL)
    fold(archive, "adela-holm", "ada-holm")
    with archive.database.writing() as session:
        lady = col(ActorAlias.alias) == "the Harbour Lady"
        session.execute(update(ActorAlias).where(lady).values(withdrawn_at=LATER))
        session.execute(update(ActorRole).where(col(ActorRole.office) == "mayor").values(withdrawn_at=LATER))
        session.execute(update(ActorLink).values(deleted_at=LATER))
    directory = opened(archive)
    assert key_of(directory, "Harbour Lady") is None
    assert key_of(directory, "Adela Holm") == "adela-holm"
    assert directory.closure("adela-holm", DAY) == ("adela-holm", "harbour-board", "port-town")
    assert [who.key for _, who in directory.speakers_for("port-town", DAY)] == ["harbour-board"]


def test_what_is_stored_later_is_not_seen(archive: Archive) -> None:
    stored(archive, TOWN, BOARD, ADA)
    directory = opened(archive)
    named = AliasRecord("the Quay Queen", AliasKind.NAME)
    stored(archive, replace(ADA, aliases=(named,), roles=(RoleRecord("port-town", "mayor"),)), ADELA, CLERK)
    fold(archive, "ada-holm", "bo-lund")
    assert [key_of(directory, name) for name in ("Quay Queen", "Adela Holm", "bo-lund", "Holm")] == [
        None,
        None,
        None,
        "ada-holm",
    ]
    assert directory.misspelt("Adela Hlom", DAY) is None
    assert not directory.is_given_name("Adela")
    assert directory.closure("ada-holm", DAY) == ("ada-holm", "harbour-board", "port-town")
    assert [who.key for _, who in directory.speakers_for("port-town", DAY)] == ["harbour-board"]
    assert key_of(opened(archive), "Quay Queen") == "bo-lund"


def test_a_register_works_within_one_unit_of_work_as_without(archive: Archive) -> None:
    stored(archive, *ALL)
    register = DatabaseRegister(archive.database)
    with register.reading():
        within = [key_of(Directory(register), name) for name in ("Ada Holm", "Port Town", "Nobody")]
    assert within == [key_of(Directory(register), name) for name in ("Ada Holm", "Port Town", "Nobody")]


def test_an_empty_database_knows_nobody(archive: Archive) -> None:
    directory = opened(archive)
    assert (directory.lookup("Ada Holm"), directory.misspelt("Ada Holm", None), directory.country("zz")) == (None,) * 3
    assert not directory.is_given_name("Ada")
    assert directory.closure("ada-holm", None) == ("ada-holm",)
