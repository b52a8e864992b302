from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from claims.query import ConflictRow, Filters, list_conflicts
from claims.words import ConflictKind
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def found(newsroom: Newsroom, kind: ConflictKind, within: int = 30, **filters: Any) -> list[ConflictRow]:
    with newsroom.database.reading() as session:
        return list_conflicts(session, Filters(**filters).scope(session), kind, within=within)


def test_two_who_speak_for_one_are_two_voices_if_their_last_words_are_at_odds(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.role("Bo Lund", "Port Town")
    against = newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=MONDAY)
    newsroom.say("Bo Lund", "let it be too", {"quay-closes": -2}, on=MONDAY)
    supporting = newsroom.say("Bo Lund", "close it", {"quay-closes": 1}, on=WEDNESDAY)
    (row,) = found(newsroom, ConflictKind.TWO_VOICES)
    assert (row.actor, row.other, row.who, row.other_who) == ("Port Town", "Port Town", "Ada Holm", "Bo Lund")
    assert (row.claim_id, row.other_claim_id, row.stance, row.other_stance) == (
        against,
        supporting,
        "opposes",
        "open",
    )


def test_voices_far_apart_in_time_are_a_change_of_mind(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.role("Bo Lund", "Port Town")
    newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=MONDAY)
    newsroom.say("Bo Lund", "close it", {"quay-closes": 2}, on=MONDAY + timedelta(days=40))
    assert found(newsroom, ConflictKind.TWO_VOICES) == []
    assert len(found(newsroom, ConflictKind.TWO_VOICES, within=40)) == 1


def test_one_voice_is_two_where_it_took_both_sides_on_the_last_day(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=MONDAY)
    (row,) = found(newsroom, ConflictKind.TWO_VOICES)
    assert (row.value, row.other_value) == (-2, 2)
    newsroom.say("Ada Holm", "let it be, I said", {"quay-closes": -2}, on=TUESDAY)
    assert found(newsroom, ConflictKind.TWO_VOICES) == []


def test_who_changes_its_mind_is_not_at_odds_with_itself(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=TUESDAY)
    assert found(newsroom, ConflictKind.TWO_VOICES) == []


def test_actors_on_opposite_sides_are_opposed(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Bo Lund", "let it be", {"quay-closes": -1}, on=TUESDAY)
    newsroom.say("Cai Dahl", "let us see", {"quay-closes": 0}, on=TUESDAY)
    (row,) = found(newsroom, ConflictKind.OPPOSED)
    assert (row.actor, row.stance, row.other, row.other_stance) == ("Bo Lund", "sceptical", "Ada Holm", "supports")


def test_who_speaks_for_another_is_not_opposed_to_it(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Port Town", "let it be", {"quay-closes": -2}, on=TUESDAY)
    assert found(newsroom, ConflictKind.OPPOSED) == []


def test_what_a_minister_says_counts_once_and_for_the_country(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Port Town", "close it soon", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=TUESDAY)
    newsroom.say("Bo Lund", "let it be", {"quay-closes": -2}, on=TUESDAY)
    newsroom.say("Bo Lund", "let it be, please", {"quay-closes": -2}, on=WEDNESDAY)
    (row,) = found(newsroom, ConflictKind.OPPOSED)
    assert (row.actor, row.other) == ("Bo Lund", "Port Town")
    assert [row.other for row in found(newsroom, ConflictKind.OPPOSED, actor="Ada Holm")] == ["Ada Holm"]
