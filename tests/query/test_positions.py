from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from claims.asof import AsOf
from claims.query import Filters, PositionRow, list_positions
from claims.words import Stance
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
LATER = RECORDED + timedelta(days=1)


def found(newsroom: Newsroom, *, history: bool = False, **filters: Any) -> list[PositionRow]:
    with newsroom.database.reading() as session:
        return list_positions(session, Filters(**filters).scope(session), history=history)


def test_the_position_that_stands_comes_with_its_proof(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    latest = newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    (row,) = found(newsroom)
    assert (row.actor, row.actor_key, row.issue, row.stance, row.value) == (
        "Ada Holm",
        "ada-holm",
        "quay-closes",
        "opposes",
        -2,
    )
    assert (row.since, row.until, row.quote, row.claim_id) == (
        WEDNESDAY,
        None,
        "Ada Holm said the quay must stay",
        latest,
    )


def test_the_proof_of_words_far_from_their_speaker_is_the_words_alone(newsroom: Newsroom) -> None:
    version = newsroom.article("Ada Holm said so on Monday.\n\nThe quay should close.", published=MONDAY)
    newsroom.say("Ada Holm", "The quay should close", {"quay-closes": 2}, on=MONDAY, version=version)
    (row,) = found(newsroom)
    assert row.quote == "The quay should close"


def test_history_gives_ended_positions_their_end(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    assert [(row.since, row.until) for row in found(newsroom, history=True)] == [
        (MONDAY, WEDNESDAY),
        (WEDNESDAY, None),
    ]


def test_a_window_gives_what_stood_at_some_time_in_it(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=WEDNESDAY)
    newsroom.say("Ada Holm", "the quay may stay", {"quay-closes": -1}, on=THURSDAY)
    assert [row.value for row in found(newsroom, since=TUESDAY, until=TUESDAY)] == [2]
    assert [row.value for row in found(newsroom, until=WEDNESDAY)] == [2, -2]
    assert [row.value for row in found(newsroom, since=WEDNESDAY)] == [-2, -1]


def test_statements_claims_documents_and_origins_are_four_counts(newsroom: Newsroom) -> None:
    wire = "Ada Holm said the quay should close. She said it is old."
    stances = {"quay-closes": 2}
    for source in ("Sea Wire", "Coast Courier"):  # the same text in two documents
        version = newsroom.article(wire, source=source, published=MONDAY)
        newsroom.say("Ada Holm", "the quay should close", stances, on=MONDAY, version=version)
        newsroom.say("Ada Holm", "it is old", stances, on=MONDAY, version=version)
    newsroom.say("Ada Holm", "The quay should close", stances, on=MONDAY, source="Town Paper")
    (row,) = found(newsroom)
    assert (row.claims, row.statements, row.documents, row.origins) == (5, 2, 3, 2)


def test_as_of_a_day_what_came_later_is_neither_cited_nor_an_end(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "close the quay", {"quay-closes": 2}, on=WEDNESDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=THURSDAY)
    (row,) = found(newsroom, asof=AsOf(at=TUESDAY))
    assert (row.value, row.until, row.claims, row.quote) == (2, None, 1, "Ada Holm said the quay should close")
    (row,) = found(newsroom, asof=AsOf(at=WEDNESDAY))
    assert (row.since, row.claims, row.quote) == (MONDAY, 2, "Ada Holm said close the quay")


def test_as_of_an_instant_the_position_is_what_the_database_believed(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=TUESDAY, recorded=LATER)
    assert [row.value for row in found(newsroom, asof=AsOf(known=RECORDED))] == [2]
    assert [row.value for row in found(newsroom)] == [-2]


def test_as_of_publication_only_what_the_public_had_read_counts(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY, published=MONDAY)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=TUESDAY, published=THURSDAY)
    assert [row.value for row in found(newsroom, asof=AsOf(published=WEDNESDAY))] == [2]
    assert [row.value for row in found(newsroom, asof=AsOf(published=THURSDAY))] == [-2]


def test_a_source_or_a_speaker_alone_gives_the_position_it_would_make(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.role("Bo Lund", "Port Town")
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY, source="Sea Wire")
    newsroom.say("Bo Lund", "the quay must stay", {"quay-closes": -2}, on=TUESDAY)
    assert [row.value for row in found(newsroom, actor="Port Town")] == [-2]
    assert [row.value for row in found(newsroom, actor="Port Town", speaker="Ada Holm")] == [2]
    assert [row.value for row in found(newsroom, actor="Port Town", source="Sea Wire")] == [2]


def test_the_proof_takes_the_stance_itself(newsroom: Newsroom) -> None:
    firm = newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "close it now", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "perhaps close it", {"quay-closes": 1}, on=MONDAY)
    (row,) = found(newsroom)
    assert (row.value, row.claim_id, row.claims) == (2, firm + 1, 3)


def test_stance_and_limit_choose_among_positions(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2, "ferry-runs": -1}, on=MONDAY)
    assert [row.issue for row in found(newsroom, stance=Stance.SCEPTICAL)] == ["ferry-runs"]
    assert [row.issue for row in found(newsroom, limit=1)] == ["ferry-runs"]
