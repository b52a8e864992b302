from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from claims.errors import UnknownNameError, UsageError
from claims.models import ActorAlias
from claims.query.names import Named, find_actor, find_issue, find_source
from claims.words import ActorKind, AliasKind
from tests.newsroom import RECORDED, Newsroom


@pytest.mark.parametrize("name", ["ada-holm", "Ada Holm", "ADA HOLM", "the Mayor", "Mayor", "mayor", "Holm"])
def test_an_actor_is_found_by_key_name_alias_or_last_name(newsroom: Newsroom, name: str) -> None:
    newsroom.actor("Ada Holm", "the Mayor")
    with newsroom.database.reading() as session:
        assert find_actor(session, name).key == "ada-holm"


def test_a_key_comes_before_the_alias_of_another(newsroom: Newsroom) -> None:
    newsroom.actor("Harbour")
    newsroom.actor("Port Town", "Harbour")
    with newsroom.database.reading() as session:
        assert find_actor(session, "harbour").name == "Harbour"


def test_an_alias_of_several_actors_asks_which(newsroom: Newsroom) -> None:
    newsroom.actor("Port Town", "the Harbour")
    newsroom.actor("Harbour Board", "the Harbour")
    with newsroom.database.reading() as session, pytest.raises(UsageError) as raised:
        find_actor(session, "the harbour")
    assert raised.value.hint == "Say which: harbour-board, port-town."


def test_an_unknown_actor_is_answered_with_the_nearest(newsroom: Newsroom) -> None:
    newsroom.actor("Ada Holm")
    newsroom.actor("Port Town", "Porters")
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError) as raised:
        find_actor(session, "Ada Home")
    assert raised.value.nearest == ("ada-holm",)
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError) as raised:
        find_actor(session, "Porter")
    assert raised.value.nearest == ("port-town",)


@pytest.mark.parametrize("name", ["Berg", "van der Berg", "Ada van der Bergg"])
def test_a_person_is_found_by_all_last_names_and_by_the_sound(newsroom: Newsroom, name: str) -> None:
    newsroom.actor("Ada van der Berg")
    newsroom.actor("Berg Town", kind=ActorKind.GOVERNMENT)
    with newsroom.database.reading() as session:
        assert find_actor(session, name).key == "ada-van-der-berg"


def test_a_name_comes_before_an_alias_and_an_alias_before_a_last_name(newsroom: Newsroom) -> None:
    newsroom.actor("Ada Holm")
    newsroom.actor("Port Town", "Holm", kind=ActorKind.GOVERNMENT)
    with newsroom.database.reading() as session:
        assert find_actor(session, "HOLM").key == "port-town"
    newsroom.actor("Holm’s", kind=ActorKind.ORGANISATION)
    newsroom.actor("Bo Lund", "Holms")
    with newsroom.database.reading() as session:
        assert find_actor(session, "the Holms").name == "Holm’s"


@pytest.mark.parametrize("name", ["bo-lund", "Bo Lund", "Lund", "the Clerk", "Bo Lundd"])
def test_the_key_and_the_names_of_a_folded_actor_lead_to_the_canonical_one(newsroom: Newsroom, name: str) -> None:
    ada = newsroom.actor("Ada Holm")
    newsroom.actor("Bo Lund", "the Clerk")
    newsroom.fold("Bo Lund", into="Ada Holm")
    with newsroom.database.reading() as session:
        assert find_actor(session, name) == Named(ada, "ada-holm", "Ada Holm")


def test_a_name_of_two_that_are_one_is_not_ambiguous(newsroom: Newsroom) -> None:
    newsroom.actor("Port Town", "the Harbour")
    newsroom.actor("Harbour Board", "the Harbour")
    newsroom.fold("Harbour Board", into="Port Town")
    with newsroom.database.reading() as session:
        assert find_actor(session, "the harbour").key == "port-town"


def test_a_withdrawn_alias_names_nobody_and_is_not_suggested(newsroom: Newsroom) -> None:
    newsroom.actor("Port Town", "the Porters")
    with newsroom.database.writing() as session:
        alias = session.exec(select(ActorAlias).where(ActorAlias.alias == "the Porters")).one()
        alias.withdrawn_at = RECORDED
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError) as raised:
        find_actor(session, "the Porters")
    assert raised.value.nearest == ()


@pytest.mark.parametrize("name", ["", "  ", "…", "'"])
def test_what_is_no_name_is_unknown(newsroom: Newsroom, name: str) -> None:
    newsroom.actor("Ada Holm")
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError):
        find_actor(session, name)


def test_the_nearest_of_folded_actors_are_canonical(newsroom: Newsroom) -> None:
    newsroom.actor("Ada Holm")
    newsroom.actor("Quentin Lund")
    newsroom.fold("Quentin Lund", into="Ada Holm")
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError) as raised:
        find_actor(session, "Quentn Luns")
    assert raised.value.nearest == ("ada-holm",)


def test_issues_and_sources_are_found_by_key_or_name(newsroom: Newsroom) -> None:
    newsroom.issue("quay-closes")
    newsroom.article("Nothing was said.", source="Coast Courier")
    with newsroom.database.reading() as session:
        assert find_issue(session, "Quay closes").key == "quay-closes"
        assert find_source(session, "coast courier").key == "coast-courier"
        with pytest.raises(UnknownNameError, match=r"issue called 'quay-close'.*\n.*quay-closes"):
            find_issue(session, "quay-close")
        with pytest.raises(UnknownNameError, match="sources list"):
            find_source(session, "zzz")


def test_a_form_names_whom_it_named_at_an_instant_and_else_whom_it_names_now(newsroom: Newsroom) -> None:
    ada, bo = newsroom.actor("Ada Holm"), newsroom.actor("Bo Lund")
    days = [RECORDED + timedelta(days=number) for number in range(4)]
    with newsroom.database.writing() as session:
        for actor_id, start, end in ((ada, days[0], days[2]), (bo, days[2], None)):
            session.add(
                ActorAlias(
                    actor_id=actor_id,
                    alias="Skipper",
                    alias_norm="skipper",
                    kind=AliasKind.NAME,
                    recorded_at=start,
                    withdrawn_at=end,
                )
            )
    with newsroom.database.reading() as session:
        found = [find_actor(session, "Skipper", known).key for known in (None, days[1], days[2], days[3])]
        assert found == ["bo-lund", "ada-holm", "bo-lund", "bo-lund"]
        assert find_actor(session, "Skipper", RECORDED - timedelta(days=1)).key == "bo-lund"
