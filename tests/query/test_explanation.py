from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import Any

from claims.asof import AsOf
from claims.output.explanation import write_explanation
from claims.positions import RULES
from claims.query import EvidenceRow, Filters, explain
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def explained(newsroom: Newsroom, **filters: Any) -> list[EvidenceRow]:
    with newsroom.database.reading() as session:
        return explain(session, Filters(**filters).scope(session))


def test_a_position_names_its_claims_with_the_reason_of_each(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, on=MONDAY)
    first = newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=TUESDAY)
    second = newsroom.say("Ada Holm", "do close it", {"quay-closes": 2}, on=WEDNESDAY)
    rows = explained(newsroom)
    assert [(row.claim_id, row.cited, row.says, row.basis) for row in rows] == [
        (first, True, "supports", "said so"),
        (second, True, "supports", "said so"),
    ]
    assert {(row.stance, row.since, row.until) for row in rows} == {("supports", TUESDAY, None)}


def test_what_was_set_aside_is_shown_as_that(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    aside = newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, published=TUESDAY)
    assert [row.claim_id for row in explained(newsroom) if not row.cited] == [aside]


def test_what_was_said_later_explains_nothing_of_an_earlier_day(newsroom: Newsroom) -> None:
    first = newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "do close it", {"quay-closes": 2}, on=WEDNESDAY)
    assert [row.claim_id for row in explained(newsroom, asof=AsOf(at=TUESDAY))] == [first]


def test_the_page_has_each_claim_under_its_position_and_the_rules_at_the_end(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close it", {"quay-closes": 2}, on=MONDAY)
    newsroom.say("Ada Holm", "let it be", {"quay-closes": -2}, published=TUESDAY)
    page = StringIO()
    write_explanation(explained(newsroom), page)
    text = page.getvalue()
    assert "Ada Holm on quay-closes: supports since 2022-02-21" in text
    assert text.index("rests on") < text.index("close it") < text.index("set aside") < text.index("let it be")
    assert all(f"{number}. {rule.split()[0]}" in text for number, rule in enumerate(RULES, 1))
