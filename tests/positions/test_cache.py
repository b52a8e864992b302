"""The cache of positions against its definition, over random histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.asof import AsOf
from claims.query import Filters, Scope
from claims.query.names import Named
from claims.query.periods import cached_periods, derived_periods
from tests.newsroom import Newsroom

CAST = ("Ada Holm", "Bo Lund", "Port Town")
FIRST_DAY = date(2022, 2, 1)
BEFORE_ALL = FIRST_DAY - timedelta(days=1)
START = datetime(2023, 1, 1, tzinfo=UTC)
UNKNOWING = START - timedelta(hours=1)
DAYS = st.integers(0, 6).map(lambda n: FIRST_DAY + timedelta(days=n))


@dataclass(frozen=True)
class Said:
    """Somebody of the cast takes a side."""

    who: int
    on: date
    value: int


@dataclass(frozen=True)
class Withdrawn:
    """The claim that came so many before is withdrawn, the last for 0."""

    back: int


@dataclass(frozen=True)
class Role:
    """Ada speaks for Bo, or Bo for the town, in a period that may be empty."""

    who: int
    start: date | None
    end: date | None


HISTORIES = st.lists(
    st.builds(Said, st.integers(0, 2), DAYS, st.integers(-2, 2)) | st.builds(Withdrawn, st.integers(0, 2)),
    min_size=1,
    max_size=7,
)
ROLES = st.lists(st.builds(Role, st.integers(0, 1), st.none() | DAYS, st.none() | DAYS), max_size=3).map(
    lambda roles: [role for role in roles if not (role.start and role.end and role.start >= role.end)]
)
ON_ONE_DATABASE = [HealthCheck.function_scoped_fixture]  # each example has a cast and an issue of its own


@pytest.mark.parametrize("dialect", ["sqlite"])
@settings(max_examples=50, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES, roles=ROLES)
def test_on_sqlite_cache_and_claims_agree_on_every_day_at_every_instant(
    newsroom: Newsroom, history: list[Said | Withdrawn], roles: list[Role]
) -> None:
    assert_cache_is_what_claims_say(newsroom, history, roles)


@pytest.mark.parametrize("dialect", ["postgresql"])
@settings(max_examples=5, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES, roles=ROLES)
def test_on_postgresql_cache_and_claims_agree_on_every_day_at_every_instant(
    newsroom: Newsroom, history: list[Said | Withdrawn], roles: list[Role]
) -> None:
    assert_cache_is_what_claims_say(newsroom, history, roles)


def assert_cache_is_what_claims_say(newsroom: Newsroom, history: list[Said | Withdrawn], roles: list[Role]) -> None:
    """Live through a history, an event an hour, and look back at every (day, instant)."""
    number = next(newsroom.numbers)
    cast = [f"{name} {number}" for name in CAST]
    issue = f"quay-closes-{number}"
    for role in {(role.who, role.start): role for role in roles}.values():
        newsroom.role(cast[role.who], cast[role.who + 1], role.start, role.end)
    said: list[int] = []
    instants = [START + timedelta(hours=hour) for hour in range(len(history))]
    for event, recorded in zip(history, instants, strict=True):
        if isinstance(event, Said):
            words = f"so it is {recorded.hour}"
            said.append(newsroom.say(cast[event.who], words, {issue: event.value}, on=event.on, recorded=recorded))
        elif len(said) > event.back:
            newsroom.withdraw(said.pop(-1 - event.back), recorded)
    days = sorted({event.on for event in history if isinstance(event, Said)})
    named = Named(newsroom.issue(issue), issue, issue)
    with newsroom.database.reading() as session:
        for day, instant in product(
            [None, FIRST_DAY - timedelta(days=1), *days], [None, START.replace(year=2020), *instants]
        ):
            scope = Scope(Filters(asof=AsOf(at=day, known=instant)), issue=named)
            cached = {pair: tuple(periods) for pair, periods in cached_periods(session, scope).items()}
            assert cached == dict(derived_periods(session, scope)), (day, instant)
            for periods in cached.values():
                assert all(before.valid_to == after.valid_from for before, after in pairwise(periods))
