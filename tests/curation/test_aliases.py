from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from claims.curation import found, give_alias, likely_kind, merge, namesakes, take_alias
from claims.errors import ConflictError, DateError, NotFoundError, UsageError
from claims.models import Actor, ActorAlias
from claims.query import show_actor
from claims.resolve.directory import ActorRecord, AliasRecord
from claims.words import ActorKind, AliasKind
from tests.curation.conftest import ChangeOn, day
from tests.newsroom import Newsroom

ADA = ActorRecord("ada-holm", "Ada Holm", ActorKind.PERSON, "Q77", "IE", (AliasRecord("A. Holm", AliasKind.NAME),))
SPRING = date(2019, 5, 1)


@pytest.fixture
def ada(change_on: ChangeOn) -> int:
    with change_on(1) as change:
        return found(change, ADA)


def rows(newsroom: Newsroom, form: str) -> list[ActorAlias]:
    with newsroom.database.reading() as session:
        return list(session.exec(select(ActorAlias).where(ActorAlias.alias == form).order_by(col(ActorAlias.id))))


def forms(newsroom: Newsroom, name: str) -> list[tuple[str, str]]:
    with newsroom.database.reading() as session:
        return [(each.alias, each.kind) for each in show_actor(session, name).aliases]


def test_a_new_actor_has_the_forms_of_its_name(newsroom: Newsroom, ada: int) -> None:
    assert forms(newsroom, "ada-holm") == [("A. Holm", "name"), ("Ada Holm", "name"), ("Holm", "surname")]
    (row,) = rows(newsroom, "A. Holm")
    assert (row.actor_id, row.alias_norm, row.recorded_at) == (ada, "a holm", day(1))
    with newsroom.database.reading() as session:
        assert session.get_one(Actor, ada).country == "ie"


def test_a_key_or_an_id_that_is_taken_is_refused_and_its_owner_named(change_on: ChangeOn, ada: int) -> None:
    assert ada
    with (
        pytest.raises(ConflictError, match=r"'ada-holm' is taken: Ada Holm \(person\)") as refused,
        change_on(2) as change,
    ):
        found(change, ADA)
    assert "claims actors alias ada-holm FORM" in str(refused.value)
    assert "claims actors merge ada-holm OTHER" in str(refused.value)
    with pytest.raises(ConflictError, match="Q77 is Ada Holm, stored as 'ada-holm'"), change_on(2) as change:
        found(change, ActorRecord("ada-2", "Ada", ActorKind.PERSON, "Q77"))


@pytest.mark.parametrize(
    "actor",
    [
        ActorRecord("ada", " ", ActorKind.PERSON),
        ActorRecord("ada", "?!", ActorKind.PERSON),
        ActorRecord("", "Ada", ActorKind.PERSON),
        ActorRecord("Ada Holm", "Ada", ActorKind.PERSON),
        ActorRecord("ada", "Ada\x00", ActorKind.PERSON),
        ActorRecord("ada", "Ada \udcff", ActorKind.PERSON),
        ActorRecord("ada", "A" * 401, ActorKind.PERSON),
        ActorRecord("ada", "Ada", ActorKind.PERSON, "77"),
        ActorRecord("ada", "Ada", ActorKind.PERSON, None, "ireland"),
        ActorRecord("ada", "Ada", ActorKind.PERSON, None, "xx"),
        ActorRecord("ada", "Ada\nHolm", ActorKind.PERSON),
        ActorRecord("ada", "Ada\u2028Holm", ActorKind.PERSON),
        ActorRecord("ada", "Ada \u202eHolm", ActorKind.PERSON),
        ActorRecord("ada", "Ada \u2067Holm\u2069", ActorKind.PERSON),
        ActorRecord("ada", "she", ActorKind.PERSON),
        ActorRecord("ada", "Ada", ActorKind.PERSON, aliases=(AliasRecord("officials", AliasKind.NAME),)),
        ActorRecord("ada", "Ada", ActorKind.PERSON, aliases=(AliasRecord("", AliasKind.NAME),)),
        ActorRecord("ada", "Ada", ActorKind.PERSON, aliases=(AliasRecord("A", AliasKind.NAME, "english please"),)),
    ],
)
def test_what_cannot_be_stored_is_refused_with_a_word(change_on: ChangeOn, actor: ActorRecord) -> None:
    with pytest.raises(UsageError), change_on(1) as change:
        found(change, actor)


def test_marks_that_nobody_sees_are_left_out_of_a_name(newsroom: Newsroom, change_on: ChangeOn) -> None:
    with change_on(1) as change:
        found(change, ActorRecord("bo-lund", "\ufeffBo \u200b Lund\u00ad", ActorKind.PERSON))
    assert ("Bo Lund", "name") in forms(newsroom, "bo-lund")


def test_other_dates_of_a_form_take_the_place_of_the_first(newsroom: Newsroom, change_on: ChangeOn, ada: int) -> None:
    first = AliasRecord("the mayor", AliasKind.OFFICE, valid_from=SPRING)
    ended = AliasRecord("the mayor", AliasKind.OFFICE, valid_from=SPRING, valid_to=date(2023, 5, 1))
    for number, alias, before in ((2, first, None), (3, first, first), (4, ended, first)):
        with change_on(number) as change:
            assert give_alias(change, ada, alias) == (before, alias)
    old, new = rows(newsroom, "the mayor")
    assert (old.recorded_at, old.withdrawn_at) == (day(2), day(4))
    assert (new.recorded_at, new.withdrawn_at, new.valid_to) == (day(4), None, date(2023, 5, 1))
    with pytest.raises(DateError), change_on(5) as change:
        give_alias(change, ada, AliasRecord("the mayor", AliasKind.OFFICE, "en", SPRING, SPRING))


def test_a_form_whose_kind_nobody_says_is_what_it_was_or_a_surname_of_another(
    newsroom: Newsroom, change_on: ChangeOn, ada: int
) -> None:
    newsroom.actor("Bo Lund")
    with change_on(2) as change:
        give_alias(change, ada, AliasRecord("the mayor", AliasKind.OFFICE))
        for form, kind in (("the mayor", AliasKind.OFFICE), ("Lund", AliasKind.SURNAME), ("Ada", AliasKind.NAME)):
            assert likely_kind(change.session, ada, form) is kind
        body = found(change, ActorRecord("lund", "Town of Lund", ActorKind.GOVERNMENT))
        assert likely_kind(change.session, body, "Lund") is AliasKind.NAME


def test_a_form_is_taken_back_however_it_is_typed(newsroom: Newsroom, change_on: ChangeOn, ada: int) -> None:
    with change_on(2) as change:
        assert take_alias(change, ada, "a holm") == [AliasRecord("A. Holm", AliasKind.NAME)]
    assert ("A. Holm", "name") not in forms(newsroom, "ada-holm")
    with pytest.raises(NotFoundError, match=r"Ada Holm does not go by 'A\. Holm'"), change_on(3) as change:
        take_alias(change, ada, "A. Holm")
    with change_on(3) as change:
        give_alias(change, ada, AliasRecord("A. Holm", AliasKind.NAME))
    assert [row.withdrawn_at for row in rows(newsroom, "A. Holm")] == [day(2), None]


def test_the_name_an_actor_is_shown_by_stays(change_on: ChangeOn, ada: int) -> None:
    with pytest.raises(ConflictError, match="the name ada-holm is shown by"), change_on(2) as change:
        take_alias(change, ada, "Ada Holm")


def test_the_forms_of_what_is_folded_are_the_canonical_ones(newsroom: Newsroom, change_on: ChangeOn, ada: int) -> None:
    with change_on(2) as change:
        other = found(change, ActorRecord("ada-holme", "Ada Holme", ActorKind.PERSON))
        give_alias(change, other, AliasRecord("the harbour's Ada", AliasKind.NAME))
        assert namesakes(change.session, ada, "The Harbours Ada") == ["ada-holme"]
        merge(change, ada, other, by="desk", reason="a slip of the pen")
        assert namesakes(change.session, ada, "the harbour's Ada") == []
    assert ("Ada Holme", "name") in forms(newsroom, "ada-holm")
    with change_on(3) as change:
        take_alias(change, ada, "the harbour's Ada")
    assert rows(newsroom, "the harbour's Ada")[0].withdrawn_at == day(3)
