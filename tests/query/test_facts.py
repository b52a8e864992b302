from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from claims.asof import AsOf
from claims.errors import ConflictError, NotFoundError
from claims.facts import Rating, give, giving
from claims.query import Filters, list_claims, list_timeline, show_claim
from claims.query.facts import list_fact_checks, show_fact_check
from claims.query.reviewed import find_reviewed
from tests.facts.desk import Desk
from tests.newsroom import RECORDED, Newsroom

RATING = Rating("Checkers", "https://checkers.example/1", "Mostly false", 2, 1, 5, date(2024, 5, 9))
MONDAY, YEAR_AFTER = date(2022, 2, 21), date(2023, 2, 21)
Rate = Callable[[int, Rating], int]


@pytest.fixture
def rate(newsroom: Newsroom) -> Rate:
    """Rate a claim; give the fact check's id."""

    def rated(claim_id: int, rating: Rating) -> int:
        with giving(newsroom.database, clock=lambda: RECORDED.replace(year=2024)) as change:
            return give(change, claim_id, rating, by="Cy").fact_check.id or 0

    return rated


def test_what_was_said_and_how_it_was_rated_stand_side_by_side(newsroom: Newsroom, rate: Rate) -> None:
    claim_id = newsroom.say("Ada Holm", "nine ships were lost", {"quay-closes": 1}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    check_id = rate(claim_id, RATING)
    rate(claim_id, Rating("Others", "https://others.example/1", "Unproven"))
    both = ("Mostly false (Checkers)", "Unproven (Others)")
    with newsroom.database.reading() as session:
        scope = Filters().scope(session)
        assert {row.id: row.ratings for row in list_claims(session, scope)} == {claim_id: both, claim_id + 1: ()}
        assert [row.ratings for row in list_timeline(session, scope)] == [both, ()]
        first, second = show_claim(session, str(claim_id)).ratings
        before = Filters(asof=AsOf(known=RECORDED)).scope(session)
        assert [row.ratings for row in list_claims(session, before)] == [(), ()]
    assert (first.fact_check, first.rating_value, first.reviewed_on) == (check_id, 2, date(2024, 5, 9))
    assert (second.publisher, second.rating_value) == ("Others", None)


def test_each_fact_check_is_listed_once_with_the_claim_it_was_given_to(newsroom: Newsroom, rate: Rate) -> None:
    first, second = (newsroom.say("Ada Holm", "nine ships were lost", source=name) for name in ("Wire", "Courier"))
    Desk(newsroom).tell_as_one(first, second)
    check_id = rate(second, RATING)
    with newsroom.database.reading() as session:
        (row,) = list_fact_checks(session, Filters().scope(session))
        (of_wire,) = list_fact_checks(session, Filters(source="Wire").scope(session))
    assert (row.id, row.claim_id, row.claims, row.source, row.who) == (check_id, second, 2, "Courier", "Ada Holm")
    assert (of_wire.id, of_wire.claim_id, of_wire.claims) == (check_id, first, 1)


def test_fact_checks_are_chosen_by_claim_by_publisher_and_by_what_was_known(newsroom: Newsroom, rate: Rate) -> None:
    ada, bo = newsroom.say("Ada Holm", "nine ships were lost"), newsroom.say("Bo Lund", "the quay is old")
    rate(ada, RATING)
    rate(bo, replace(RATING, publisher="Others", reviewed_on=date(2024, 6, 1)))

    def listed(filters: Filters, publisher: str | None = None) -> list[int]:
        with newsroom.database.reading() as session:
            return [row.claim_id for row in list_fact_checks(session, filters.scope(session), publisher)]

    assert listed(Filters()) == [bo, ada]
    assert listed(Filters(limit=1)) == [bo]
    assert listed(Filters(speaker="Ada Holm")) == [ada]
    assert listed(Filters(), "checkers") == [ada]
    assert listed(Filters(asof=AsOf(known=RECORDED))) == []


def test_one_fact_check_shows_the_claims_it_holds_for(newsroom: Newsroom, rate: Rate) -> None:
    claim_id = newsroom.say("Ada Holm", "nine ships were lost")
    shown_id = rate(claim_id, RATING)
    with newsroom.database.reading() as session:
        shown = show_fact_check(session, shown_id)
        with pytest.raises(NotFoundError, match="no fact check 99"):
            show_fact_check(session, 99)
    assert (shown.rating, shown.content, shown.holds_for) == ("Mostly false", "nine ships were lost", (claim_id,))


def test_the_same_words_of_the_same_speaker_are_the_claim_a_review_is_of(newsroom: Newsroom) -> None:
    newsroom.actor("Ada Holm", "the mayor")
    claim_id = newsroom.say("Ada Holm", "that nine ships were lost")
    newsroom.say("Bo Lund", "that nine ships were lost")
    with newsroom.database.reading() as session:
        assert find_reviewed(session, "“Nine ships  were lost!”", "the mayor") == claim_id
        assert find_reviewed(session, "That nine ships were lost", "Holm") == claim_id


def test_a_review_of_nobodys_words_is_given_to_none_and_the_nearest_named(newsroom: Newsroom) -> None:
    near = newsroom.say("Ada Holm", "nine ships were lost in the storm")
    newsroom.withdraw(newsroom.say("Ada Holm", "nine ships were lost"))
    with newsroom.database.reading() as session:
        with pytest.raises(NotFoundError, match="No claim of Ada Holm has the words") as unknown:
            find_reviewed(session, "Nine ships were lost", "Ada Holm")
        assert f"claim {near} 'nine ships were lost in the storm'" in str(unknown.value.hint)
        with pytest.raises(NotFoundError, match="no actor called 'Ada Holme'"):
            find_reviewed(session, "Nine ships were lost in the storm", "Ada Holme")
        with pytest.raises(NotFoundError, match="names nobody who said"):
            find_reviewed(session, "Nine ships were lost in the storm", None)


def test_words_said_more_than_once_are_given_to_none_unless_they_are_one_statement(newsroom: Newsroom) -> None:
    first, second = (newsroom.say("Ada Holm", "nine ships were lost", on=day) for day in (MONDAY, YEAR_AFTER))
    with newsroom.database.reading() as session, pytest.raises(ConflictError, match=f"claims {first}, {second}"):
        find_reviewed(session, "Nine ships were lost", "Ada Holm")
    Desk(newsroom).tell_as_one(first, second)
    with newsroom.database.reading() as session:
        assert find_reviewed(session, "Nine ships were lost", "Ada Holm") == first
