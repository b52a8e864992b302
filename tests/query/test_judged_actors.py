from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from claims.asof import AsOf
from claims.models import ActorLink, ActorRole
from claims.query import Filters, list_claims, list_positions, list_timeline, show_claim
from claims.query.catalogue import list_actors
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
WEDNESDAY = MONDAY + timedelta(days=2)
LATER = RECORDED + timedelta(days=1)
LATEST = RECORDED + timedelta(days=2)


@pytest.fixture
def twice_named(newsroom: Newsroom) -> Newsroom:
    """Ada Holm and "Ada Holme" take opposite sides; the town's envoy is the second."""
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holme", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    return newsroom


def positions_of(newsroom: Newsroom, **filters: Any) -> list[tuple[str, str]]:
    with newsroom.database.reading() as session:
        return [(row.actor, row.stance) for row in list_positions(session, Filters(**filters).scope(session))]


def words(newsroom: Newsroom, **filters: Any) -> list[str]:
    with newsroom.database.reading() as session:
        return [row.content for row in list_claims(session, Filters(**filters).scope(session))]


def test_two_actors_judged_one_have_one_position_and_one_name(twice_named: Newsroom) -> None:
    twice_named.fold("Ada Holme", into="Ada Holm", at=LATER)
    assert positions_of(twice_named) == [("Ada Holm", "opposes")]
    assert words(twice_named, speaker="Ada Holm") == ["the quay must stay", "the quay should close"]
    with twice_named.database.reading() as session:
        assert {row.speaker for row in list_claims(session, Filters().scope(session))} == {"Ada Holm"}
        assert {row.speaker for row in list_timeline(session, Filters().scope(session))} == {"Ada Holm"}
        assert [(row.name, row.claims, row.issues) for row in list_actors(session)] == [("Ada Holm", 2, 1)]


def test_before_the_judgement_was_known_they_stand_apart(twice_named: Newsroom) -> None:
    twice_named.fold("Ada Holme", into="Ada Holm", at=LATER)
    before = AsOf(known=RECORDED)
    assert positions_of(twice_named, asof=before) == [("Ada Holm", "supports"), ("Ada Holme", "opposes")]
    assert words(twice_named, speaker="Ada Holm", asof=before) == ["the quay should close"]
    assert words(twice_named, speaker="ada-holme", asof=before) == ["the quay must stay"]


def test_a_judgement_taken_back_restores_what_was(twice_named: Newsroom) -> None:
    link = twice_named.fold("Ada Holme", into="Ada Holm", at=LATER)
    twice_named.close(ActorLink, link, "Ada Holm", "Ada Holme", at=LATEST)
    assert positions_of(twice_named) == [("Ada Holm", "supports"), ("Ada Holme", "opposes")]
    assert positions_of(twice_named, asof=AsOf(known=LATER)) == [("Ada Holm", "opposes")]


def test_who_was_folded_through_a_third_is_the_last_of_them(twice_named: Newsroom) -> None:
    twice_named.say("A. Holm", "the quay may close", {"quay-closes": 1}, on=WEDNESDAY + timedelta(days=1))
    twice_named.fold("Ada Holme", into="A. Holm", at=LATER)
    twice_named.fold("A. Holm", into="Ada Holm", at=LATEST)
    assert positions_of(twice_named) == [("Ada Holm", "open")]
    with twice_named.database.reading() as session:
        view = session.execute(text("SELECT DISTINCT speaker FROM claim_full")).scalars().all()
    assert view == ["Ada Holm"]


def test_a_role_of_one_name_lets_the_other_speak_too(twice_named: Newsroom) -> None:
    twice_named.role("Ada Holme", "Port Town")
    twice_named.fold("Ada Holme", into="Ada Holm", at=LATER)
    assert words(twice_named, actor="Port Town") == ["the quay must stay", "the quay should close"]
    assert ("Port Town", "opposes") in positions_of(twice_named)


def test_a_role_counts_from_when_it_was_recorded_until_it_was_withdrawn(twice_named: Newsroom) -> None:
    role = twice_named.role("Ada Holm", "Port Town", recorded=LATER)
    twice_named.close(ActorRole, role, "Ada Holm", "Port Town", at=LATEST)
    assert words(twice_named, actor="Port Town") == []
    assert words(twice_named, actor="Port Town", asof=AsOf(known=LATER)) == ["the quay should close"]
    assert words(twice_named, actor="Port Town", asof=AsOf(known=RECORDED)) == []
    assert ("Port Town", "supports") in positions_of(twice_named, asof=AsOf(known=LATER))


def test_own_leaves_out_who_speaks_for_the_actor(twice_named: Newsroom) -> None:
    twice_named.role("Ada Holm", "Port Town")
    twice_named.say("Port Town", "the ferry runs", {"ferry-runs": 2}, on=MONDAY)
    assert words(twice_named, actor="Port Town", own=True) == ["the ferry runs"]
    with twice_named.database.reading() as session:
        scope = Filters(actor="Port Town", own=True).scope(session)
        assert [row.content for row in list_timeline(session, scope)] == ["the ferry runs"]
        assert [(row.issue, row.stance) for row in list_positions(session, scope)] == [("ferry-runs", "supports")]


def test_what_two_say_together_counts_for_both(newsroom: Newsroom) -> None:
    newsroom.role("Bo Lund", "Port Town")
    claim = newsroom.say("Ada Holm", "the quay closes", {"quay-closes": 2}, on=MONDAY, together=["Bo Lund"])
    assert positions_of(newsroom) == [("Ada Holm", "supports"), ("Bo Lund", "supports"), ("Port Town", "supports")]
    for filters in ({"speaker": "Ada Holm"}, {"speaker": "Bo Lund"}, {"actor": "Port Town"}):
        assert words(newsroom, **filters) == ["the quay closes"]
    with newsroom.database.reading() as session:
        (row,) = list_claims(session, Filters().scope(session))
        assert (row.speaker, row.jointly_with, row.who) == ("Ada Holm", ("Bo Lund",), "Ada Holm + Bo Lund")
        shown = show_claim(session, str(claim))
        assert ([each.name for each in shown.others], [each.name for each in shown.speaks_for]) == (
            ["Bo Lund"],
            ["Port Town"],
        )
        assert session.execute(text("SELECT jointly_with FROM claim_full")).scalars().all() == ["Bo Lund"]


def test_what_two_said_together_falls_with_the_claim_for_both(newsroom: Newsroom) -> None:
    claim = newsroom.say("Ada Holm", "the quay closes", {"quay-closes": 2}, on=MONDAY, together=["Bo Lund"])
    newsroom.withdraw(claim, LATER)
    assert positions_of(newsroom) == []
    assert positions_of(newsroom, asof=AsOf(known=RECORDED)) == [("Ada Holm", "supports"), ("Bo Lund", "supports")]
