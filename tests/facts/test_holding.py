"""For which claims a rating holds, read in Python and by the view claim_rated: the same, over random histories."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.words import WithdrawnReason
from tests.facts.desk import RATING, Desk
from tests.newsroom import RECORDED

MOSTLY_FALSE = ["Mostly false (Checkers)"]


def test_a_rating_holds_for_all_sightings_of_the_statement_or_for_the_claim_alone(desk: Desk, claim: int) -> None:
    other, apart = (desk.newsroom.say("Ada Holm", words) for words in ("nine ships were lost", "the quay must stay"))
    desk.tell_as_one(claim, other)
    desk.rate(claim)
    desk.rate(other, replace(RATING, publisher="Others", words="True"), whole_statement=False)
    assert desk.read(claim, other, apart) == {claim: MOSTLY_FALSE, other: [*MOSTLY_FALSE, "True (Others)"]}


def test_a_rating_goes_on_with_a_claim_that_is_superseded(desk: Desk, claim: int) -> None:
    desk.rate(claim, whole_statement=False)
    last = desk.supersede(desk.supersede(claim))
    assert desk.read(last) == {last: MOSTLY_FALSE}


def test_what_joins_the_statement_later_is_rated_from_then_on(desk: Desk, claim: int) -> None:
    other = desk.newsroom.say("Ada Holm", "nine ships were lost")
    desk.tell_as_one(claim)
    desk.rate(claim)
    before = desk.at
    desk.tell_as_one(claim, other)
    assert desk.read(other) == {other: MOSTLY_FALSE}
    assert desk.read(other, known=before) == {}


def test_known_shows_a_rating_from_when_it_was_given_until_it_was_withdrawn(desk: Desk, claim: int) -> None:
    number = desk.rate(claim).fact_check.id or 0
    given_at = desk.at
    desk.withdraw(number)
    assert desk.read(claim, known=RECORDED) == {}
    assert desk.read(claim, known=given_at) == {claim: MOSTLY_FALSE}
    assert desk.read(claim) == {}


@dataclass(frozen=True)
class Rated:
    """A claim is rated by a publisher, alone or with its statement."""

    claim: int
    publisher: int
    whole: bool


@dataclass(frozen=True)
class TakenBack:
    """The rating that came so many before is withdrawn."""

    back: int


@dataclass(frozen=True)
class Superseded:
    """A claim lives on as another; one that was no claim may come back as one."""

    claim: int
    reason: WithdrawnReason


@dataclass(frozen=True)
class ToldAsOne:
    """Claims are of one statement from now on."""

    claims: frozenset[int]


@dataclass(frozen=True)
class Withdrawn:
    """A claim is none."""

    claim: int


CLAIMS = st.integers(0, 3)
EVENTS = st.one_of(
    st.builds(Rated, CLAIMS, st.integers(0, 1), st.booleans()),
    st.builds(Rated, CLAIMS, st.integers(0, 1), st.booleans()),
    st.builds(TakenBack, st.integers(0, 1)),
    st.builds(Superseded, CLAIMS, st.sampled_from([WithdrawnReason.SUPERSEDED, WithdrawnReason.MISEXTRACTED])),
    st.builds(ToldAsOne, st.frozensets(CLAIMS, min_size=1, max_size=3)),
    st.builds(Withdrawn, CLAIMS),
)
HISTORIES = st.lists(EVENTS, min_size=1, max_size=9)
ON_ONE_DATABASE = [HealthCheck.function_scoped_fixture]  # each example has claims of its own


@pytest.mark.parametrize("dialect", ["sqlite"])
@settings(max_examples=15, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES)
def test_on_sqlite_the_view_and_the_read_agree(desk: Desk, history: list[object]) -> None:
    assert_view_and_read_agree(desk, history)


@pytest.mark.parametrize("dialect", ["postgresql"])
@settings(max_examples=8, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES)
def test_on_postgresql_the_view_and_the_read_agree(desk: Desk, history: list[object]) -> None:
    assert_view_and_read_agree(desk, history)


def assert_view_and_read_agree(desk: Desk, history: list[object]) -> None:
    """Live through a history; what was read after each event is what is read as known then."""
    lived = History(desk)
    seen = []
    for event in history:
        lived.live(event)
        assert desk.held() == desk.viewed(), event
        seen.append((desk.at, desk.held()))
    for at, held in seen:
        assert desk.held(known=at) == held, at


class History:
    """Four claims of one speaker, and what becomes of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.live_as = [desk.newsroom.say("Ada Holm", "nine ships were lost", recorded=desk.hour()) for _ in range(4)]
        self.gone: set[int] = set()
        self.ratings: list[int] = []

    def live(self, event: object) -> None:
        """Let one thing happen, unless the claim it is about is gone."""
        match event:
            case Rated(claim, publisher, whole) if claim not in self.gone:
                rating = replace(RATING, publisher=f"Checkers {publisher}", url=f"https://checkers.example/{whole}")
                given_to = self.live_as[claim]
                if not self.desk.read(given_to).get(given_to):
                    self.ratings.append(self.desk.rate(given_to, rating, whole_statement=whole).fact_check.id or 0)
            case TakenBack(back) if len(self.ratings) > back:
                self.desk.withdraw(self.ratings.pop(-1 - back))
            case Superseded(claim, reason) if claim not in self.gone:
                self.live_as[claim] = self.desk.supersede(self.live_as[claim], reason)
            case ToldAsOne(claims):
                self.desk.tell_as_one(*(self.live_as[claim] for claim in sorted(claims - self.gone)))
            case Withdrawn(claim) if claim not in self.gone:
                self.gone.add(claim)
                self.desk.newsroom.withdraw(self.live_as[claim], self.desk.hour())
