"""What waits for a coder, in which order; and that SQL and arithmetic come to the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.query import Filters
from claims.query.review_priority import priority
from claims.query.review_queue import QueueRow, queue_rows, waiting
from claims.reviewing import accept, reject, reviewing, undo
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)


@pytest.fixture
def claims(newsroom: Newsroom) -> dict[str, int]:
    """Give four claims on the quay, from the one on which most rests to the one on which nothing does."""
    tuesday = MONDAY + timedelta(days=1)
    return {
        "turned": newsroom.say("Bo Lund", "the quay may close", {"quay-closes": 1}, on=MONDAY, published=MONDAY),
        "turning": newsroom.say("Bo Lund", "the quay must stay", {"quay-closes": -2}, on=tuesday, published=tuesday),
        "undated": newsroom.say("Ada Holm", "the quay is fine", {"quay-closes": -1}, published=MONDAY),
        "nobody": newsroom.say(None, "it rains", on=MONDAY, published=MONDAY),
        "sideless": newsroom.say("Ada Holm", "the sun is out", on=MONDAY, published=MONDAY),
    }


def queue(
    newsroom: Newsroom, filters: Filters | None = None, coder: str = "Ada", *, blind: bool = False
) -> list[QueueRow]:
    with newsroom.database.reading() as session:
        ids = waiting(session, (filters or Filters()).scope(session), coder, blind=blind)
        return list(queue_rows(session, ids))


def test_the_most_doubtful_and_most_consequential_come_first(newsroom: Newsroom, claims: dict[str, int]) -> None:
    rows = queue(newsroom)
    named = {number: name for name, number in claims.items()}
    assert [named[row.id] for row in rows] == ["undated", "turning", "turned", "nobody", "sideless"]
    assert [row.consequence for row in rows] == [5, 6, 4, 1, 1]


def test_the_order_of_the_database_is_that_of_the_priorities(newsroom: Newsroom, claims: dict[str, int]) -> None:
    rows = queue(newsroom)
    assert len(rows) == len(claims)
    assert [row.priority for row in rows] == sorted((row.priority for row in rows), reverse=True)
    for row in rows:
        assert row.priority == pytest.approx(priority(row.doubt, row.consequence), abs=1e-3)


def test_rows_say_why(newsroom: Newsroom, claims: dict[str, int]) -> None:
    why = {row.id: row.why for row in queue(newsroom)}
    assert why[claims["turning"]] == (
        "a position rests on it alone",
        "a position was left for another on it",
        "it is quoted for a position that stands",
    )
    assert "the day it was said is unknown" in why[claims["undated"]]
    assert "nobody is named as the speaker" in why[claims["nobody"]]


def test_what_anybody_decided_on_waits_for_nobody_until_that_is_taken_back(
    newsroom: Newsroom, claims: dict[str, int]
) -> None:
    with reviewing(newsroom.database, "Bo") as sitting:
        accept(sitting, claims["turning"])
    assert claims["turning"] not in [row.id for row in queue(newsroom)]
    with reviewing(newsroom.database, "Bo") as sitting:
        undo(sitting)
    assert claims["turning"] in [row.id for row in queue(newsroom)]


def test_for_a_blind_coder_waits_what_this_coder_has_not_decided_on(newsroom: Newsroom, claims: dict[str, int]) -> None:
    with reviewing(newsroom.database, "Bo") as sitting:
        reject(sitting, claims["turning"])
    with reviewing(newsroom.database, "Ada", blind=True) as sitting:
        accept(sitting, claims["turned"])
    for_ada, for_bo = ({row.id for row in queue(newsroom, coder=coder, blind=True)} for coder in ("Ada", "Bo"))
    assert for_ada == set(claims.values()) - {claims["turned"]}
    assert for_bo == set(claims.values()) - {claims["turning"]}
    assert claims["turned"] in [row.id for row in queue(newsroom)]


def test_filters_narrow_the_queue(newsroom: Newsroom, claims: dict[str, int]) -> None:
    assert [row.id for row in queue(newsroom, Filters(text="rains"))] == [claims["nobody"]]
    assert [row.id for row in queue(newsroom, Filters(issue="quay-closes", limit=1))] == [claims["undated"]]
    assert len(queue(newsroom, Filters(source="Coast Courier"))) == len(claims)
