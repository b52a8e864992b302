from __future__ import annotations

import pytest
from sqlmodel import select

from claims.models import Actor, ActorLink
from claims.query.suggestions import Suggestion, suggest_merges
from claims.words import ActorKind, Judgement
from tests.newsroom import RECORDED, Newsroom


def suggested(newsroom: Newsroom, *, text: str | None = None, silent: bool = False) -> list[Suggestion]:
    with newsroom.database.reading() as session:
        return suggest_merges(session, text=text, silent=silent)


def keys(found: list[Suggestion]) -> list[tuple[str, str]]:
    return [(each.key, each.other_key) for each in found]


def judge_different(newsroom: Newsroom, one: str, other: str) -> None:
    left, right = newsroom.actor(one), newsroom.actor(other)
    with newsroom.judging(one, other, at=RECORDED) as session:
        link = ActorLink(
            left_id=left,
            right_id=right,
            judgement=Judgement.DIFFERENT,
            decided_by="Coder",
            reason="two people",
            run_id=newsroom.run_id,
            created_at=RECORDED,
        )
        session.add(link)


@pytest.fixture
def spelt_twice(newsroom: Newsroom) -> Newsroom:
    """Give a newsroom in which Mykhailo Weber spoke twice, and once under another spelling."""
    newsroom.say("Mykhailo Weber", "the quay is open")
    newsroom.say("Mykhailo Weber", "the quay is dry")
    newsroom.say("Mikhail Weber", "the quay is shut")
    return newsroom


def test_two_spellings_are_suggested_with_claims_reason_and_command(spelt_twice: Newsroom) -> None:
    (found,) = suggested(spelt_twice)
    assert (found.key, found.claims, found.other_key, found.other_claims) == ("mykhailo-weber", 2, "mikhail-weber", 1)
    assert found.why == "surname the same, given name forms of one name"
    assert found.command == f"claims actors merge mykhailo-weber mikhail-weber --reason '{found.why}'"


def test_what_is_merged_already_is_not_suggested_and_speaks_through_its_names(spelt_twice: Newsroom) -> None:
    spelt_twice.fold("Mikhail Weber", into="Mykhailo Weber")
    assert suggested(spelt_twice) == []
    spelt_twice.say("Mikhail Veber", "the quay is gone")
    (found,) = suggested(spelt_twice)
    assert (found.key, found.claims, found.other_key) == ("mykhailo-weber", 3, "mikhail-veber")


def test_what_was_judged_different_is_not_suggested_nor_is_what_is_folded_into_it(spelt_twice: Newsroom) -> None:
    judge_different(spelt_twice, "Mikhail Weber", "Mykhailo Weber")
    assert suggested(spelt_twice) == []
    spelt_twice.say("Mykhaylo Weber", "the quay is new")
    spelt_twice.fold("Mykhaylo Weber", into="Mykhailo Weber")
    assert suggested(spelt_twice) == []


def test_it_is_told_of_how_many_actors_the_names_were_read(spelt_twice: Newsroom) -> None:
    told: list[tuple[int, int]] = []
    with spelt_twice.database.reading() as session:
        suggest_merges(session, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2)]


def test_the_silent_are_compared_only_when_asked_for(newsroom: Newsroom) -> None:
    newsroom.say("Ada Marsh", "the quay is open")
    newsroom.actor("Ada Rose Marsh")
    assert suggested(newsroom) == []
    assert keys(suggested(newsroom, silent=True)) == [("ada-marsh", "ada-rose-marsh")]


def test_a_surname_alone_is_suggested_only_where_one_bears_it(newsroom: Newsroom) -> None:
    newsroom.say("Marsh", "the quay is open")
    newsroom.say("Ada Marsh", "the quay is open")
    assert keys(suggested(newsroom)) == [("ada-marsh", "marsh")]
    newsroom.say("Ivo Marsh", "the quay is open")
    assert suggested(newsroom) == []


def test_recorded_facts_that_differ_keep_actors_apart(spelt_twice: Newsroom) -> None:
    with spelt_twice.database.writing() as session:
        for actor in session.exec(select(Actor)):
            actor.country = "pe" if actor.name.startswith("My") else "cl"
    assert suggested(spelt_twice) == []


def test_persons_are_not_compared_with_bodies(newsroom: Newsroom) -> None:
    newsroom.actor("Ada Marsh Ltd", kind=ActorKind.ORGANISATION)
    newsroom.say("Ada Marsh Ltd", "the quay is open")
    newsroom.say("Ada Marsh", "the quay is open")
    assert suggested(newsroom) == []


def test_the_surest_pairs_come_first_and_text_and_kind_narrow(newsroom: Newsroom) -> None:
    for name in ("Lamp Makers United", "LMU"):
        newsroom.actor(name, kind=ActorKind.ORGANISATION)
    for name in ("Lamp Makers United", "LMU", "Serhii Winter", "Sergei Winter", "Winter Anna", "Anna Winter"):
        newsroom.say(name, "the quay is open")
    found = suggested(newsroom)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert len(found) == 3
    assert keys(suggested(newsroom, text="lamp")) == [("lamp-makers-united", "lmu")]
    with newsroom.database.reading() as session:
        assert len(suggest_merges(session, kind=ActorKind.PERSON)) == 2
        assert suggest_merges(session, limit=1) == found[:1]
