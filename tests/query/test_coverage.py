from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.asof import AsOf
from claims.query import Coverage, Filters, coverage
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
WEDNESDAY = date(2022, 2, 23)
NOBODY_YET = date(2021, 1, 1)


@pytest.fixture
def stocked(newsroom: Newsroom) -> Newsroom:
    """Give a newsroom with a text of Monday, a wire's of Wednesday, and one without a date that came later."""
    newsroom.article("Nothing was said.", published=MONDAY)
    newsroom.article("Nothing was heard.", published=WEDNESDAY, source="Sea Wire")
    newsroom.article("Nothing was dated.", recorded=RECORDED + timedelta(days=1))
    return newsroom


def covered(newsroom: Newsroom, filters: Filters) -> str:
    with newsroom.database.reading() as session:
        return str(coverage(session, filters.scope(session)))


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(), "in 3 documents between 2022-02-21 and 2022-02-23, 1 of them undated"),
        (Filters(source="Sea Wire"), "in 1 document on 2022-02-23"),
        (Filters(document="1"), "in 1 document on 2022-02-21"),
        (Filters(asof=AsOf(published=MONDAY)), "in 1 document on 2022-02-21"),
        (Filters(asof=AsOf(known=RECORDED)), "in 2 documents between 2022-02-21 and 2022-02-23"),
        (Filters(asof=AsOf(at=MONDAY)), "in 3 documents on 2022-02-21, 1 of them undated"),
        (Filters(since=date(2022, 2, 22)), "in 2 documents on 2022-02-23, 1 of them undated"),
        (
            Filters(since=NOBODY_YET, until=date(2022, 2, 22)),
            "in 3 documents between 2022-02-21 and 2022-02-22, 1 of them undated",
        ),
        (Filters(until=NOBODY_YET), "in 3 documents until 2021-01-01, 1 of them undated"),
        (Filters(since=date(2022, 3, 1), source="Sea Wire"), "in 0 documents since 2022-03-01"),
    ],
    ids=str,
)
def test_an_empty_answer_says_in_how_much_of_which_days_it_was_looked(
    stocked: Newsroom, filters: Filters, told: str
) -> None:
    assert covered(stocked, filters) == f"no claim found {told}"


def test_an_empty_database_names_no_days(newsroom: Newsroom) -> None:
    assert covered(newsroom, Filters()) == "no claim found in 0 documents"


def test_documents_that_are_all_undated_name_no_days() -> None:
    assert str(Coverage(2, 2, None, None)) == "no claim found in 2 documents, undated"
