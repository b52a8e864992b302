from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from claims.errors import ConflictError, NotFoundError, UsageError
from claims.facts import Rating
from claims.models import FactCheck, Run
from claims.words import RunKind, RunStatus, WithdrawnReason
from tests.facts.desk import RATING, Desk


def test_a_rating_is_kept_in_the_publishers_own_words(desk: Desk, claim: int) -> None:
    desk.rate(claim, replace(RATING, words="  Four   Pinocchios ", reviewed_on=date(2023, 1, 5)))
    with desk.database.reading() as session:
        row = session.exec(select(FactCheck)).one()
    assert (row.publisher, row.rating, row.rating_value) == ("Checkers", "Four Pinocchios", 2)
    assert (row.worst_rating, row.best_rating, row.reviewed_on) == (1, 5, date(2023, 1, 5))
    assert (row.added_by, row.whole_statement, row.withdrawn_at) == ("Cy", True, None)


def test_giving_and_withdrawing_are_a_run_each_at_an_instant_each(desk: Desk, claim: int) -> None:
    desk.withdraw(desk.rate(claim).fact_check.id or 0)
    with desk.database.reading() as session:
        row = session.exec(select(FactCheck)).one()
        given, taken = session.exec(select(Run).where(Run.kind == RunKind.JUDGE).order_by(Run.id)).all()  # type: ignore[arg-type]
    assert (row.run_id, given.status, given.counts) == (given.id, RunStatus.DONE, {"fact_checks": 1})
    assert (row.recorded_at, row.withdrawn_at) == (given.started_at, taken.started_at)
    assert taken.counts == {"fact_checks_withdrawn": 1}


def test_the_same_publisher_and_address_twice_adds_nothing(desk: Desk, claim: int) -> None:
    first = desk.rate(claim)
    again = desk.rate(claim, replace(RATING, publisher="CHECKERS"), by="Bo")
    assert (first.added, again.added, again.fact_check.id) == (True, False, first.fact_check.id)
    assert desk.rate(claim, replace(RATING, publisher="Others")).added
    assert desk.rate(claim, replace(RATING, url="https://checkers.example/2")).added


def test_another_sighting_of_a_rated_statement_is_rated_already(desk: Desk, claim: int) -> None:
    other = desk.newsroom.say("Ada Holm", "nine ships were lost")
    desk.tell_as_one(claim, other)
    first = desk.rate(claim)
    again = desk.rate(other)
    assert (again.added, again.claim_id, again.fact_check.id) == (False, other, first.fact_check.id)


def test_a_rating_that_changed_is_refused_until_the_first_is_withdrawn(desk: Desk, claim: int) -> None:
    first = desk.rate(claim).fact_check.id or 0
    with pytest.raises(ConflictError, match="rated 'Mostly false' there already") as refused:
        desk.rate(claim, replace(RATING, words="False", value=1))
    assert refused.value.hint == f"If that no longer holds: claims facts withdraw {first}"
    desk.withdraw(first)
    assert desk.rate(claim, replace(RATING, words="False", value=1)).added


def test_what_was_superseded_is_rated_as_what_it_lives_on_as(desk: Desk, claim: int) -> None:
    heir = desk.supersede(claim)
    assert desk.rate(claim).claim_id == heir


def test_a_claim_that_was_none_is_not_rated(desk: Desk, claim: int) -> None:
    desk.newsroom.withdraw(claim)
    with pytest.raises(ConflictError, match=f"Claim {claim} was withdrawn \\({WithdrawnReason.MISEXTRACTED}\\)"):
        desk.rate(claim)


def test_a_rating_is_withdrawn_once(desk: Desk, claim: int) -> None:
    first = desk.rate(claim).fact_check.id or 0
    desk.withdraw(first)
    with pytest.raises(ConflictError, match="withdrawn on 2023-01-02 already"):
        desk.withdraw(first)
    with pytest.raises(NotFoundError):
        desk.withdraw(first + 1)


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize(
    ("rating", "reason"),
    [
        (replace(RATING, url="checkers.example/1"), "no address on the web"),
        (replace(RATING, url="ftp://checkers.example/1"), "no address on the web"),
        (replace(RATING, url="https:///1"), "no address on the web"),
        (replace(RATING, url="https://[checkers"), "no address on the web"),
        (replace(RATING, url="https://checkers.example/a b"), "no address on the web"),
        (replace(RATING, words=" "), "The rating is empty"),
        (replace(RATING, publisher="x" * 401), "401 characters"),
        (replace(RATING, words="Fal\0se"), "no text"),
        (replace(RATING, value=6), "not on a scale from 1 to 5"),
        (replace(RATING, worst=2, best=2), "not on a scale"),
        (replace(RATING, best=None), "two ends"),
        (replace(RATING, value=None), "without a value"),
        (replace(RATING, value=float("nan")), "finite"),
    ],
)
def test_what_is_no_rating_is_refused_and_nothing_stored(desk: Desk, claim: int, rating: Rating, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        desk.rate(claim, rating)
    with desk.database.reading() as session:
        assert session.exec(select(FactCheck)).all() == []


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_scale_may_run_down_and_a_value_may_have_none(desk: Desk, claim: int) -> None:
    assert desk.rate(claim, replace(RATING, worst=10, best=0)).added
    assert desk.rate(claim, Rating("Others", "http://others.example", "Rubbish", 3)).added
