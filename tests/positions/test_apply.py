from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from claims.models import Actor, Issue, Position, PositionClaim
from claims.positions import Refreshed, every_pair, refresh, touched
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
LATER = RECORDED + timedelta(days=1)


def standing(newsroom: Newsroom, known_to: datetime | None = None) -> list[tuple[Any, ...]]:
    """Read (actor, issue, stance, from, to) of the live positions, or of those closed at an instant."""
    closed = col(Position.known_to).is_(None) if known_to is None else col(Position.known_to) == known_to
    query = (
        select(col(Actor.key), col(Issue.key), col(Position.stance), col(Position.valid_from), col(Position.valid_to))
        .select_from(Position)
        .join(Actor, col(Actor.id) == col(Position.actor_id))
        .join(Issue, col(Issue.id) == col(Position.issue_id))
        .where(closed)
        .order_by(col(Actor.key), col(Issue.key), col(Position.valid_from))
    )
    with newsroom.database.reading() as session:
        return [tuple(row) for row in session.execute(query)]


def refresh_all(newsroom: Newsroom, at: datetime = LATER) -> Refreshed:
    with newsroom.database.writing() as session:
        return refresh(session, every_pair(session), newsroom.run_id, at)


def test_a_claim_becomes_the_position_of_its_speaker(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    assert standing(newsroom) == [("ada-holm", "quay-closes", 2, MONDAY, None)]


def test_a_spokesman_speaks_for_the_office_and_the_office_for_the_town(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Mayor's Office")
    newsroom.role("Mayor's Office", "Port Town")
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    assert [actor for actor, *_ in standing(newsroom)] == ["ada-holm", "mayors-office", "port-town"]


@pytest.mark.parametrize(
    ("start", "end", "spoken_for"),
    [
        (MONDAY, None, True),
        (None, TUESDAY, True),
        (TUESDAY, None, False),
        (None, MONDAY, False),
    ],
)
def test_only_who_held_the_role_that_day_spoke_for_another(
    newsroom: Newsroom, start: date | None, end: date | None, spoken_for: bool
) -> None:
    newsroom.role("Ada Holm", "Port Town", start, end)
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    assert ("port-town" in [actor for actor, *_ in standing(newsroom)]) is spoken_for


def test_both_roles_of_a_chain_must_last_on_the_day(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Mayor's Office", MONDAY)
    newsroom.role("Mayor's Office", "Port Town", None, MONDAY)
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    assert [actor for actor, *_ in standing(newsroom)] == ["ada-holm", "mayors-office"]


def test_two_who_speak_for_each_other_come_to_an_end(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Bo Lund")
    newsroom.role("Bo Lund", "Ada Holm")
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    assert [actor for actor, *_ in standing(newsroom)] == ["ada-holm", "bo-lund"]


def test_a_claim_that_speaks_for_an_actor_along_two_paths_counts_once(newsroom: Newsroom) -> None:
    for office in ("Mayor's Office", "Council"):
        newsroom.role("Ada Holm", office)
        newsroom.role(office, "Port Town")
    firm = newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    open_to_it = newsroom.say("Port Town", "the quay may close", {"quay-closes": 1}, on=MONDAY)
    assert ("port-town", "quay-closes", 1, MONDAY, None) in standing(newsroom)
    with newsroom.database.reading() as session:
        cited = session.scalars(
            select(col(PositionClaim.claim_id))
            .join(Position, col(Position.id) == col(PositionClaim.position_id))
            .join(Actor, col(Actor.id) == col(Position.actor_id))
            .where(col(Actor.key) == "port-town", col(Position.known_to).is_(None))
            .order_by(col(PositionClaim.claim_id))
        ).all()
    assert cited == [firm, open_to_it]


def test_refreshing_again_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2, "ferry-runs": -1}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay may stay", {"quay-closes": -1}, on=TUESDAY)
    assert refresh_all(newsroom) == Refreshed(opened=0, closed=0, unchanged=3)


def test_an_earlier_claim_found_later_closes_only_what_it_changes(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    newsroom.say("Ada Holm", "the quay may stay", {"quay-closes": -1}, on=TUESDAY, recorded=LATER)
    assert standing(newsroom) == [
        ("ada-holm", "quay-closes", 2, MONDAY, TUESDAY),
        ("ada-holm", "quay-closes", -1, TUESDAY, WEDNESDAY),
        ("ada-holm", "quay-closes", -2, WEDNESDAY, None),
    ]
    assert standing(newsroom, known_to=LATER) == [("ada-holm", "quay-closes", 2, MONDAY, WEDNESDAY)]


def test_a_withdrawn_claim_takes_its_position_along(newsroom: Newsroom) -> None:
    claim_id = newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.withdraw(claim_id, LATER)
    assert standing(newsroom) == []
    assert standing(newsroom, known_to=LATER) == [("ada-holm", "quay-closes", 2, MONDAY, None)]


def test_a_claim_without_a_speaker_or_a_side_touches_nothing(newsroom: Newsroom) -> None:
    nobody = newsroom.say(None, "the quay should close", {"quay-closes": 2}, on=MONDAY)
    aside = newsroom.say("Ada Holm", "the sea is calm", on=MONDAY)
    with newsroom.database.reading() as session:
        assert touched(session, [nobody, aside]) == set()


def test_a_new_role_brings_a_position_to_who_is_spoken_for(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.role("Ada Holm", "Port Town")
    assert [actor for actor, *_ in standing(newsroom)] == ["ada-holm", "port-town"]
    assert refresh_all(newsroom) == Refreshed(opened=0, closed=0, unchanged=2)


SAID = st.lists(
    st.tuples(st.sampled_from(["Ada Holm", "Bo Lund"]), st.integers(0, 4), st.integers(-2, 2), st.booleans()),
    min_size=2,
    max_size=6,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAID.flatmap(lambda said: st.tuples(st.just(said), st.permutations(said))))
def test_in_whatever_order_articles_come_in_the_positions_are_the_same(
    newsroom: Newsroom, orders: tuple[list[tuple[str, int, int, bool]], list[tuple[str, int, int, bool]]]
) -> None:
    came: list[list[tuple[Any, ...]]] = []
    for order in orders:
        issue = f"quay-{next(newsroom.numbers)}"
        for speaker, day, value, dated in order:
            on = MONDAY + timedelta(days=day)
            newsroom.say(speaker, "so it is", {issue: value}, on=on if dated else None, published=on)
        came.append([(actor, *rest) for actor, of_issue, *rest in standing(newsroom) if of_issue == issue])
    assert came[0] == came[1]
    assert refresh_all(newsroom).opened == 0
