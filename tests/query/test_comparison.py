from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from claims.errors import UsageError
from claims.query import Filters, MoveRow, compare_days
from claims.words import ShiftKind
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))


def moved(newsroom: Newsroom, first: date, second: date, **filters: Any) -> list[MoveRow]:
    with newsroom.database.reading() as session:
        return compare_days(session, Filters(**filters).scope(session), first, second)


def test_what_stands_otherwise_comes_with_both_proofs(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    before = newsroom.say("Ada Holm", "do close it", {"quay-closes": 2}, on=TUESDAY)
    newsroom.say("Ada Holm", "maybe", {"quay-closes": 1}, on=WEDNESDAY)
    after = newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=THURSDAY)
    newsroom.say("Ada Holm", "let it be, I say", {"quay-closes": -2}, on=THURSDAY + timedelta(days=1))
    (row,) = moved(newsroom, TUESDAY, THURSDAY)
    assert (row.kind, row.from_stance, row.to_stance, row.steps) == (ShiftKind.REVERSED, "supports", "opposes", 2)
    assert (row.from_claim_id, row.to_claim_id, row.on) == (before, after, THURSDAY)


def test_a_proof_is_what_had_been_said_by_that_day(newsroom: Newsroom) -> None:
    by_then = newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "do close it", {"quay-closes": 2}, on=TUESDAY)
    newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=WEDNESDAY)
    (row,) = moved(newsroom, MONDAY, WEDNESDAY)
    assert row.from_claim_id == by_then


def test_what_came_back_to_where_it_was_has_not_moved(newsroom: Newsroom) -> None:
    for day, value in ((MONDAY, 2), (TUESDAY, -2), (WEDNESDAY, 2)):
        newsroom.say("Ada Holm", f"on {day}", {"quay-closes": value}, on=day)
    assert moved(newsroom, MONDAY, WEDNESDAY) == []


def test_what_was_first_said_between_is_introduced(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=TUESDAY)
    (row,) = moved(newsroom, MONDAY, WEDNESDAY)
    assert (row.kind, row.from_stance, row.from_claim_id, row.steps) == (ShiftKind.INTRODUCED, None, None, 1)


def test_days_in_the_wrong_order_are_refused(newsroom: Newsroom) -> None:
    with pytest.raises(UsageError, match="not after"):
        moved(newsroom, TUESDAY, MONDAY)
