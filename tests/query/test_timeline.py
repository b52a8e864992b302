from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from claims.asof import AsOf
from claims.query import Filters, TimelineRow, list_timeline
from claims.words import ShiftKind
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def town(newsroom: Newsroom) -> Newsroom:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Bo Lund", "never mind the quay", {"quay-closes": 1}, on=TUESDAY)
    newsroom.say("Port Town", "the quay may stay", {"quay-closes": -1}, on=WEDNESDAY, source="Sea Wire")
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2, "ferry-runs": 0}, on=MONDAY, via=["Radio Sea"])
    return newsroom


def found(newsroom: Newsroom, **filters: Any) -> list[TimelineRow]:
    with newsroom.database.reading() as session:
        return list_timeline(session, Filters(**filters).scope(session))


def test_all_who_speak_for_an_actor_come_in_the_order_of_days(town: Newsroom) -> None:
    mayor, hall = found(town, actor="Port Town", issue="quay-closes")
    assert (mayor.said_on, mayor.actor, mayor.speaker, mayor.via) == (MONDAY, "Port Town", "Ada Holm", "Radio Sea")
    assert (mayor.stance, mayor.value, mayor.content, mayor.shift) == (
        "supports",
        2,
        "the quay should close",
        ShiftKind.INTRODUCED,
    )
    assert (hall.speaker, hall.source, hall.stance, hall.shift) == (
        "Port Town",
        "Sea Wire",
        "sceptical",
        ShiftKind.REVERSED,
    )


def test_without_an_actor_each_speaks_for_itself(town: Newsroom) -> None:
    rows = found(town, issue="quay-closes")
    assert [(row.actor, row.shift) for row in rows] == [
        ("Ada Holm", ShiftKind.INTRODUCED),
        ("Bo Lund", ShiftKind.INTRODUCED),
        ("Port Town", ShiftKind.REVERSED),
    ]


def test_a_claim_has_a_row_for_each_issue(town: Newsroom) -> None:
    assert [row.issue for row in found(town, speaker="Ada Holm")] == ["ferry-runs", "quay-closes"]


def test_a_limit_keeps_the_latest(town: Newsroom) -> None:
    assert [row.said_on for row in found(town, limit=2)] == [TUESDAY, WEDNESDAY]


def test_a_filter_narrows_the_rows_and_not_what_a_shift_is_measured_against(town: Newsroom) -> None:
    (row,) = found(town, actor="Port Town", issue="quay-closes", source="Sea Wire")
    assert row.shift is ShiftKind.REVERSED


def test_as_of_a_day_later_claims_are_not_there(town: Newsroom) -> None:
    assert [row.content for row in found(town, issue="quay-closes", asof=AsOf(at=MONDAY))] == ["the quay should close"]
