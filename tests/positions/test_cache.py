"""The cache of positions against its definition, over random histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.asof import AsOf
from claims.models import ActorLink, ActorRole
from claims.query import Filters, Scope
from claims.query.names import Named
from claims.query.periods import cached_periods, derived_periods
from claims.query.standing import list_standing
from tests.newsroom import Newsroom

CAST = ("Ada Holm", "Bo Lund", "Port Town", "Ada Holme")
FIRST_DAY = date(2022, 2, 1)
BEFORE_ALL = FIRST_DAY - timedelta(days=1)
EVERYTHING = date(2100, 1, 1)  # published by then; the cache knows nothing of publication, so it is not asked
START = datetime(2023, 1, 1, tzinfo=UTC)
DAYS = st.integers(0, 6).map(lambda n: FIRST_DAY + timedelta(days=n))


@dataclass(frozen=True)
class Said:
    """Somebody of the cast takes a side, perhaps together with another; by that day, where it is not `dated`."""

    who: int
    on: date
    value: int
    other: int | None
    dated: bool


@dataclass(frozen=True)
class Withdrawn:
    """The claim that came so many before is withdrawn, the last for 0."""

    back: int


@dataclass(frozen=True)
class Role:
    """Ada speaks for Bo, Bo for the town, the town's other Ada for the town, in a period that may be empty."""

    who: int
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Folded:
    """The second Ada, or Bo, is judged to be the first Ada."""

    who: int


@dataclass(frozen=True)
class TakenBack:
    """The last role or judgement that still holds no longer does."""


EVENTS = st.one_of(
    st.builds(Said, st.integers(0, 3), DAYS, st.integers(-2, 2), st.none() | st.integers(0, 3), st.booleans()),
    st.builds(Said, st.integers(0, 3), DAYS, st.integers(-2, 2), st.none(), st.booleans()),
    st.builds(Withdrawn, st.integers(0, 2)),
    st.builds(Role, st.sampled_from([0, 1, 3]), st.none() | DAYS, st.none() | DAYS).filter(
        lambda role: not (role.start and role.end and role.start >= role.end)
    ),
    st.builds(Folded, st.sampled_from([1, 3])),
    st.builds(TakenBack),
)
HISTORIES = st.lists(EVENTS, min_size=1, max_size=8)
ON_ONE_DATABASE = [HealthCheck.function_scoped_fixture]  # each example has a cast and an issue of its own


@pytest.mark.parametrize("dialect", ["sqlite"])
@settings(max_examples=12, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES)
def test_on_sqlite_cache_and_claims_agree_on_every_day_at_every_instant(
    newsroom: Newsroom, history: list[object]
) -> None:
    assert_cache_is_what_claims_say(newsroom, history)


@pytest.mark.parametrize("dialect", ["postgresql"])
@settings(max_examples=5, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES)
def test_on_postgresql_cache_and_claims_agree_on_every_day_at_every_instant(
    newsroom: Newsroom, history: list[object]
) -> None:
    assert_cache_is_what_claims_say(newsroom, history)


class History:
    """A cast and an issue of its own, and what happens to them."""

    def __init__(self, newsroom: Newsroom) -> None:
        number = next(newsroom.numbers)
        self.newsroom = newsroom
        self.cast = [f"{name} {number}" for name in CAST]
        self.issue = f"quay-closes-{number}"
        self.said: list[int] = []
        self.holding: list[tuple[type[ActorRole | ActorLink], int, tuple[str, str]]] = []

    def live(self, event: object, at: datetime) -> None:
        match event:
            case Said(who, on, value, other, dated):
                together = [self.cast[other]] if other is not None and other != who else []
                day = on if dated else None
                self.said.append(
                    self.newsroom.say(
                        self.cast[who],
                        f"so it is {at.hour % 2}",  # now and then the same statement in another document
                        {self.issue: value},
                        on=day,
                        published=on,
                        recorded=at,
                        together=together,
                    )
                )
            case Withdrawn(back) if len(self.said) > back:
                self.newsroom.withdraw(self.said.pop(-1 - back), at)
            case Role(who, start, end):
                pair = (self.cast[who], self.cast[2 if who == 3 else who + 1])
                if all(held != pair or row is not ActorRole for row, _, held in self.holding):
                    self.holding.append((ActorRole, self.newsroom.role(*pair, start, end, at), pair))
            case Folded(who):
                pair = (self.cast[who], self.cast[0])
                if all(held != pair or row is not ActorLink for row, _, held in self.holding):
                    self.holding.append((ActorLink, self.newsroom.fold(*pair, at), pair))
            case TakenBack() if self.holding:
                row, row_id, pair = self.holding.pop()
                self.newsroom.close(row, row_id, *pair, at=at)


def assert_cache_is_what_claims_say(newsroom: Newsroom, history: list[object]) -> None:
    """Live through a history, an event an hour, and look back at every (day, instant)."""
    lived = History(newsroom)
    instants = [START + timedelta(hours=hour) for hour in range(len(history))]
    for event, at in zip(history, instants, strict=True):
        lived.live(event, at)
    days = sorted({event.on for event in history if isinstance(event, Said)})
    named = Named(newsroom.issue(lived.issue), lived.issue, lived.issue)
    with newsroom.database.reading() as session:
        for day, instant in product([None, BEFORE_ALL, *days], [None, START.replace(year=2020), *instants]):
            scope = Scope(Filters(asof=AsOf(at=day, known=instant)), issue=named)
            cached = {pair: tuple(periods) for pair, periods in cached_periods(session, scope).items()}
            assert cached == dict(derived_periods(session, scope)), (day, instant)
            asof = AsOf(at=day, known=instant, published=EVERYTHING)
            derived = list_standing(session, Scope(Filters(asof=asof), issue=named), history=True)
            assert list_standing(session, scope, history=True) == derived, (day, instant)
            for periods in cached.values():
                assert all(before.valid_to == after.valid_from for before, after in pairwise(periods))
