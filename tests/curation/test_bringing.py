from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from claims.curation import (
    ActorEntry,
    BadEntry,
    Brought,
    Entry,
    FormsEntry,
    RoleEntry,
    bring_in,
    found,
    give_role,
    take_alias,
    take_role,
)
from claims.curation.roles import Post
from claims.models import Actor, ActorAlias, ActorRole
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.words import ActorKind, AliasKind
from tests.curation.conftest import ChangeOn, Standing
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
MAYOR = RoleRecord("port-town", "mayor", date(2022, 1, 1))
ADA = ActorEntry(
    "line 2",
    "ada-holm",
    ActorRecord(
        "ada-holm", "Ada Holm", ActorKind.PERSON, aliases=(AliasRecord("AH", AliasKind.ABBREVIATION),), roles=(MAYOR,)
    ),
    keyed=True,
)
TOWN = ActorEntry("line 3", "port-town", ActorRecord("port-town", "Port Town", ActorKind.GOVERNMENT), keyed=True)


@pytest.fixture
def bring(change_on: ChangeOn) -> Bring:
    return Bring(change_on)


class Bring:
    """Bring entries in on a day, and keep what was said of the bad ones."""

    def __init__(self, change_on: ChangeOn) -> None:
        self.change_on = change_on
        self.bad: list[BadEntry] = []

    def __call__(self, number: int, *entries: Entry) -> Brought:
        self.bad.clear()
        with self.change_on(number) as change:
            return bring_in(change, entries, report=self.bad.append)


def keys(newsroom: Newsroom) -> list[str]:
    with newsroom.database.reading() as session:
        return list(session.exec(select(Actor.key).order_by(col(Actor.id))))


def forms(newsroom: Newsroom, key: str) -> set[str]:
    live = select(ActorAlias.alias).join(Actor).where(Actor.key == key, col(ActorAlias.withdrawn_at).is_(None))
    with newsroom.database.reading() as session:
        return set(session.exec(live))


def person(ident: str, name: str, key: str, wikidata_id: str | None = None, country: str | None = None) -> ActorEntry:
    return ActorEntry(
        f"line {ident}", ident, ActorRecord(key, name, ActorKind.PERSON, wikidata_id, country), keyed=False
    )


def test_a_file_brought_twice_is_stored_once(newsroom: Newsroom, bring: Bring) -> None:
    assert bring(1, ADA, TOWN) == Brought(read=2, actors=2, aliases=4, roles=1)
    assert bring(2, ADA, TOWN) == Brought(read=2)
    assert forms(newsroom, "ada-holm") == {"Ada Holm", "Holm", "AH"}


def test_a_role_that_is_brought_moves_positions(newsroom: Newsroom, bring: Bring, standing: Standing) -> None:
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    bring(1, ADA, TOWN)
    assert standing() == {("ada-holm", "opposes"), ("port-town", "opposes")}
    assert standing(known=0) == {("ada-holm", "opposes")}


def test_what_is_there_stays_and_only_forms_are_added(newsroom: Newsroom, bring: Bring) -> None:
    bring(1, ADA, TOWN)
    other = replace(ADA.actor, name="Ada M. Holm", kind=ActorKind.GROUP, country="se", roles=())
    assert bring(2, replace(ADA, actor=other)) == Brought(read=1, aliases=1)
    with newsroom.database.reading() as session:
        stored = session.exec(select(Actor).where(Actor.key == "ada-holm")).one()
    assert (stored.name, stored.kind, stored.country) == ("Ada Holm", ActorKind.PERSON, None)
    assert "Ada M. Holm" in forms(newsroom, "ada-holm")


def test_what_somebody_took_back_is_not_brought_again(newsroom: Newsroom, bring: Bring, change_on: ChangeOn) -> None:
    bring(1, ADA, TOWN)
    post = Post(newsroom.actor("Ada Holm"), newsroom.actor("Port Town"), "mayor")
    with change_on(2) as change:
        take_alias(change, post.actor_id, "AH")
        take_role(change, post)
    assert bring(3, ADA, TOWN) == Brought(read=2)


def test_a_role_that_was_ended_stays_ended(newsroom: Newsroom, bring: Bring, change_on: ChangeOn) -> None:
    bring(1, ADA, TOWN)
    post = Post(newsroom.actor("Ada Holm"), newsroom.actor("Port Town"), "mayor")
    with change_on(2) as change:
        give_role(change, post, end=MONDAY)
    assert bring(3, ADA, TOWN).roles == 0
    with newsroom.database.reading() as session:
        live = session.exec(select(ActorRole).where(col(ActorRole.withdrawn_at).is_(None))).one()
    assert live.valid_to == MONDAY


def test_a_wikidata_id_says_who_is_meant_whatever_the_name(
    newsroom: Newsroom, bring: Bring, change_on: ChangeOn
) -> None:
    with change_on(1) as change:
        found(change, ActorRecord("ada-holm", "Ada Holm", ActorKind.PERSON, "Q77"))
    assert bring(2, person("e1", "Ада Холм", "ада-холм", "Q77")) == Brought(read=1, aliases=2)
    assert forms(newsroom, "ada-holm") == {"Ada Holm", "Holm", "Ада Холм", "Холм"}
    assert keys(newsroom) == ["ada-holm"]


def test_namesakes_of_a_file_get_keys_of_their_own(newsroom: Newsroom, bring: Bring) -> None:
    file = [person("e1", "John Smith", "john-smith"), person("e2", "John Smith", "john-smith")]
    for number in (1, 2):
        bring(number, *file)
        assert keys(newsroom) == ["john-smith", "john-smith-e2"]


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ((None, None), "john-smith"),
        (("Q77", "ie"), "john-smith"),
        (("Q78", None), "john-smith-e1"),
        ((None, "us"), "john-smith-e1"),
    ],
)
def test_a_name_that_is_stored_is_another_where_an_id_or_a_country_differs(
    newsroom: Newsroom, bring: Bring, change_on: ChangeOn, told: tuple[str | None, str | None], key: str
) -> None:
    with change_on(1) as change:
        found(change, ActorRecord("john-smith", "John Smith", ActorKind.PERSON, "Q77", "ie"))
    bring(2, person("e1", "John Smith", "john-smith", *told))
    assert keys(newsroom)[-1] == key


def test_bad_entries_are_named_and_the_rest_is_stored(newsroom: Newsroom, bring: Bring) -> None:
    nameless = replace(ADA, where="line 5", actor=replace(ADA.actor, name=" "))
    taken = ActorEntry("line 6", "ada-holm", replace(ADA.actor, wikidata_id="Q5", roles=()), keyed=True)
    other = ActorEntry("line 7", "ada-holm", replace(ADA.actor, wikidata_id="Q6", roles=()), keyed=True)
    brought = bring(
        1,
        BadEntry("line 1", "no row"),
        taken,
        other,
        nameless,
        TOWN,
        FormsEntry("entry 8", "nobody", (AliasRecord("N", AliasKind.NAME),)),
        FormsEntry("entry 9", "port-town", (AliasRecord("", AliasKind.NAME),)),
        FormsEntry("entry 10", "port-town", (AliasRecord("the Harbour", AliasKind.METONYM),)),
        RoleEntry("line 11", "ada-holm", RoleRecord("nowhere", "envoy")),
        RoleEntry("line 12", "ada-holm", RoleRecord("ada-holm", "envoy")),
        RoleEntry("line 13", "ada-holm", RoleRecord("port-town", "envoy", MONDAY, MONDAY)),
        RoleEntry("line 14", "ada-holm", RoleRecord("port-town", "envoy")),
    )
    assert [bad.where for bad in bring.bad] == [
        *("line 1", "line 5", "line 7"),
        *("entry 8", "entry 9"),
        *("line 11", "line 12", "line 13"),
    ]
    assert (brought.read, brought.actors, brought.roles, brought.failed) == (3, 2, 1, 8)
    assert forms(newsroom, "port-town") == {"Port Town", "the Harbour"}


def test_a_bad_form_is_named_and_its_actor_stored_without_it(newsroom: Newsroom, bring: Bring) -> None:
    bad_forms = (AliasRecord("he", AliasKind.NAME), AliasRecord("A.\nHolm", AliasKind.NAME))
    named = replace(ADA, actor=replace(ADA.actor, aliases=(*ADA.actor.aliases, *bad_forms), roles=()))
    assert bring(1, named) == Brought(read=1, actors=1, aliases=3, failed=2)
    assert [bad.where for bad in bring.bad] == ["line 2", "line 2"]
    assert forms(newsroom, "ada-holm") == {"Ada Holm", "Holm", "AH"}


def test_roles_in_a_circle_are_named_and_the_first_of_them_kept(bring: Bring) -> None:
    back = RoleEntry("line 4", "port-town", RoleRecord("ada-holm", "voice", date(2022, 5, 1)))
    before = RoleEntry("line 5", "port-town", RoleRecord("ada-holm", "voice", None, date(2022, 1, 1)))
    alone = replace(ADA, actor=replace(ADA.actor, roles=()))
    assert bring(1, alone, TOWN, RoleEntry("line 3", "ada-holm", MAYOR), back, before).roles == 2
    assert [(bad.where, "in a circle" in bad.reason) for bad in bring.bad] == [("line 4", True)]
    assert bring(2, back).failed == 1


def test_roles_may_name_who_stands_further_down_by_the_ids_of_the_file(newsroom: Newsroom, bring: Bring) -> None:
    town = ActorEntry("line 9", "e9", TOWN.actor, keyed=False)
    many = [person(f"p{n}", f"Person {n}", f"person-{n}") for n in range(1200)]
    brought = bring(1, RoleEntry("line 1", "p1100", RoleRecord("e9", "mayor")), *many, town)
    assert (brought.actors, brought.roles, bring.bad) == (1201, 1, [])
    with newsroom.database.reading() as session:
        role = session.exec(select(ActorRole)).one()
        assert session.get_one(Actor, role.actor_id).key == "person-1100"
