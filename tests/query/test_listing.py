from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from claims.asof import AsOf
from claims.errors import UnknownNameError, UsageError
from claims.query import ClaimRow, Filters, list_claims, list_timeline, show_claim
from claims.words import Act, Stance
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def town(newsroom: Newsroom) -> Newsroom:
    """Three voices over three days: the mayor for the town, a boatman for himself, and a letter nobody signed."""
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY, act=Act.DEMAND)
    newsroom.say("Bo Lund", "the ferry must run", {"ferry-runs": 2, "quay-closes": -2}, on=TUESDAY, source="Sea Wire")
    newsroom.say(None, "100% of us fear the quay_side", published=WEDNESDAY, via=["Radio Sea", "The Gazette"])
    return newsroom


def found(newsroom: Newsroom, **filters: Any) -> list[ClaimRow]:
    with newsroom.database.reading() as session:
        return list(list_claims(session, Filters(**filters).scope(session)))


def words(newsroom: Newsroom, **filters: Any) -> list[str]:
    return [row.content for row in found(newsroom, **filters)]


def test_claims_come_with_the_latest_first_and_all_that_belongs_to_them(town: Newsroom) -> None:
    letter, boatman, mayor = found(town)
    assert (letter.speaker, letter.via, letter.when) == (None, "Radio Sea < The Gazette", "by 2022-02-23")
    assert (letter.issues, letter.stances) == ((), ())
    assert (boatman.speaker, boatman.speaker_key, boatman.source) == ("Bo Lund", "bo-lund", "Sea Wire")
    assert (boatman.issues, boatman.stances) == (
        ("ferry-runs", "quay-closes"),
        ("ferry-runs:supports", "quay-closes:opposes"),
    )
    assert (mayor.content, mayor.act, mayor.said_on, mayor.when) == (
        "the quay should close",
        Act.DEMAND,
        MONDAY,
        "2022-02-21",
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "Ada Holm"}, ["the quay should close"]),
        ({"speaker": "Port Town"}, []),
        ({"actor": "Port Town"}, ["the quay should close"]),
        ({"issue": "quay-closes"}, ["the ferry must run", "the quay should close"]),
        ({"issue": "quay-closes", "stance": Stance.SUPPORTS}, ["the quay should close"]),
        ({"stance": Stance.SUPPORTS}, ["the ferry must run", "the quay should close"]),
        ({"issue": "ferry-runs", "stance": Stance.OPPOSES}, []),
        ({"act": Act.DEMAND}, ["the quay should close"]),
        ({"source": "Sea Wire"}, ["the ferry must run"]),
        ({"document": "2"}, ["the ferry must run"]),
        ({"document": "example/1", "issue": "quay-closes"}, ["the quay should close"]),
        ({"document": "1", "issue": "ferry-runs"}, []),
        ({"since": TUESDAY}, ["100% of us fear the quay_side", "the ferry must run"]),
        ({"until": TUESDAY}, ["the ferry must run", "the quay should close"]),
        ({"since": TUESDAY, "until": TUESDAY}, ["the ferry must run"]),
        ({"text": "QUAY"}, ["100% of us fear the quay_side", "the quay should close"]),
        ({"text": "0% of"}, ["100% of us fear the quay_side"]),
        ({"text": "y_s"}, ["100% of us fear the quay_side"]),
        ({"text": "%"}, ["100% of us fear the quay_side"]),
        ({"limit": 1}, ["100% of us fear the quay_side"]),
        ({"asof": AsOf(at=MONDAY)}, ["the quay should close"]),
        ({"asof": AsOf(known=RECORDED - timedelta(days=1))}, []),
    ],
)
def test_every_filter_narrows(town: Newsroom, filters: dict[str, Any], expected: list[str]) -> None:
    assert words(town, **filters) == expected


def test_a_period_that_ends_before_it_begins_is_refused(town: Newsroom) -> None:
    with pytest.raises(UsageError, match="lies before"):
        found(town, since=TUESDAY, until=MONDAY)


@pytest.mark.parametrize("document", ["99", "/no/such", ""])
def test_a_document_that_is_not_there_is_told(town: Newsroom, document: str) -> None:
    with pytest.raises(UnknownNameError):
        found(town, document=document)


def test_withdrawn_claims_are_listed_only_as_known_before(town: Newsroom) -> None:
    town.withdraw(found(town, speaker="Bo Lund")[0].id, RECORDED + timedelta(days=1))
    assert words(town, speaker="Bo Lund") == []
    assert words(town, speaker="Bo Lund", asof=AsOf(known=RECORDED)) == ["the ferry must run"]


def test_claims_of_one_document_keep_the_order_of_its_text(newsroom: Newsroom) -> None:
    version = newsroom.article("They said one, two and three.", published=MONDAY)
    for word in ("one", "two", "three"):
        newsroom.say("Ada Holm", word, on=MONDAY, version=version)
    assert words(newsroom) == ["one", "two", "three"]


def test_relayers_have_the_names_of_who_they_were_judged_to_be(newsroom: Newsroom) -> None:
    newsroom.actor("Bo Lund")
    newsroom.actor("Bo Lundt")
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY, via=["Bo Lundt"])
    newsroom.fold("Bo Lundt", into="Bo Lund", at=RECORDED + timedelta(days=1))
    assert [row.via for row in found(newsroom)] == ["Bo Lund"]
    assert [row.via for row in found(newsroom, asof=AsOf(known=RECORDED))] == ["Bo Lundt"]
    with newsroom.database.reading() as session:
        assert [row.via for row in list_timeline(session, Filters().scope(session))] == ["Bo Lund"]
        (hop,) = show_claim(session, "1").hops
    assert (hop.key, hop.name, hop.text) == ("bo-lund", "Bo Lund", "Bo Lundt")
