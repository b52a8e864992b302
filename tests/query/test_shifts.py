from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from claims.asof import AsOf
from claims.query import Filters, StepRow, list_shifts
from claims.words import ShiftKind, Stance
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
LATER = RECORDED + timedelta(days=1)


def found(newsroom: Newsroom, *kinds: ShiftKind, **filters: Any) -> list[StepRow]:
    with newsroom.database.reading() as session:
        return list_shifts(session, Filters(**filters).scope(session), kinds)


def test_a_step_names_the_claims_that_differ_and_who_said_them_where(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    first = newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY, source="Daily Tide")
    second = newsroom.say("Port Town", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    introduced, reversed_ = found(newsroom, actor="Port Town")
    assert (introduced.kind, introduced.from_claim_id, introduced.from_quote) == (ShiftKind.INTRODUCED, None, None)
    assert (reversed_.kind, reversed_.on, reversed_.from_stance, reversed_.to_stance) == (
        ShiftKind.REVERSED,
        WEDNESDAY,
        "supports",
        "opposes",
    )
    assert (reversed_.from_claim_id, reversed_.from_who, reversed_.from_source) == (first, "Ada Holm", "Daily Tide")
    assert (reversed_.to_claim_id, reversed_.to_who, reversed_.to_quote) == (
        second,
        "Port Town",
        "Port Town said the quay must stay",
    )


def test_to_say_the_same_again_is_a_step_only_where_it_is_asked_for(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    again = newsroom.say("Ada Holm", "close the quay", {"quay-closes": 2}, on=WEDNESDAY)
    assert [row.kind for row in found(newsroom)] == [ShiftKind.INTRODUCED]
    assert [(row.on, row.to_claim_id) for row in found(newsroom, ShiftKind.REAFFIRMED)] == [(WEDNESDAY, again)]


def test_days_and_stance_choose_steps_and_leave_the_history_whole(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "it may close", {"quay-closes": 1}, on=TUESDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    assert [(row.kind, row.from_stance) for row in found(newsroom, since=TUESDAY, until=TUESDAY)] == [
        (ShiftKind.CONDITIONED, "supports")
    ]
    assert [row.on for row in found(newsroom, stance=Stance.OPPOSES)] == [WEDNESDAY]
    assert [row.on for row in found(newsroom, limit=1)] == [WEDNESDAY]


def test_silence_is_no_step_and_a_withdrawn_claim_takes_its_step_along(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    wrong = newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    newsroom.withdraw(wrong, LATER)
    assert [row.kind for row in found(newsroom)] == [ShiftKind.INTRODUCED]
    before = found(newsroom, asof=AsOf(known=RECORDED))
    assert [row.kind for row in before] == [ShiftKind.INTRODUCED, ShiftKind.REVERSED]


SAID = st.lists(st.tuples(st.integers(0, 4), st.integers(-2, 2), st.booleans()), min_size=1, max_size=7)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID)
def test_the_view_has_the_same_steps_with_the_same_claims(
    newsroom: Newsroom, said: list[tuple[int, int, bool]]
) -> None:
    issue = f"quay-{next(newsroom.numbers)}"
    for number, (day, value, dated) in enumerate(said):
        on = MONDAY + timedelta(days=day)
        newsroom.say("Ada Holm", f"so {number}", {issue: value}, on=on if dated else None, published=on)
    rows = found(newsroom, issue=issue)
    columns = "shifted_on, kind, from_stance, to_stance, from_claim_id, to_claim_id"
    with newsroom.database.reading() as session:
        query = text(f"SELECT {columns} FROM shift WHERE issue = :issue ORDER BY shifted_on")  # noqa: S608
        viewed = [(str(row[0]), *row[1:]) for row in session.execute(query, {"issue": issue})]
    assert viewed == [
        (str(row.on), row.kind.value, row.from_stance, row.to_stance, row.from_claim_id, row.to_claim_id)
        for row in rows
    ]
    for row in rows[1:]:
        assert row.from_claim_id != row.to_claim_id
        assert row.from_stance != row.to_stance
