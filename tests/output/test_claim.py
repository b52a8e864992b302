from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest

from claims.output.claim import write_claim
from claims.query import ClaimShown, show_claim
from claims.words import Precision
from tests.newsroom import Newsroom

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)


def facts(newsroom: Newsroom, **changed: Any) -> dict[str, str]:
    """Give what is written of a claim of Monday, by label."""
    claim_id = newsroom.say("Ada Holm", "close the quay", {"quay-closes": None}, published=MONDAY)
    with newsroom.database.reading() as session:
        claim = show_claim(session, str(claim_id))
    out = StringIO()
    write_claim(ClaimShown(**{name: getattr(claim, name) for name in claim.__slots__} | changed), out)
    lines = (line.split("  ", 1) for line in out.getvalue().splitlines() if "  " in line)
    return {label: text.strip() for label, text in lines}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "2022-02-21 (the day it was said is unknown; it was said when the text was published, or before)"),
        (
            {"published_at": None},
            "2022-02-21 (the day it was said is unknown; it was said when the text was retrieved, or before)",
        ),
        ({"said_on": MONDAY, "said_on_precision": Precision.DAY}, "2022-02-21"),
        (
            {"said_on": date(2022, 2, 1), "said_on_precision": Precision.MONTH},
            (
                "2022-02-21 (of the day it was said only the month is known;"
                " it was said when the text was published, or before)"
            ),
        ),
        (
            {
                "said_on": date(2022, 1, 1),
                "said_on_precision": Precision.MONTH,
                "effective_on": date(2022, 1, 31),
            },
            "2022-01-31 (of the day it was said only the month is known; it was said by its last day)",
        ),
        (
            {"said_on": date(2021, 1, 1), "said_on_precision": Precision.YEAR, "effective_on": date(2021, 12, 31)},
            "2021-12-31 (of the day it was said only the year is known; it was said by its last day)",
        ),
    ],
    ids=str,
)
def test_the_day_a_claim_counts_from_says_why_it_does(newsroom: Newsroom, said: dict[str, Any], why: str) -> None:
    assert facts(newsroom, **said)["counts from"] == why


def test_a_text_of_which_the_day_is_known_appeared_at_no_midnight(newsroom: Newsroom) -> None:
    assert facts(newsroom)["published"] == "2022-02-21 (day, given)"


def test_an_issue_that_is_only_touched_is_told(newsroom: Newsroom) -> None:
    assert facts(newsroom)["touches"] == "quay-closes, without taking a side: said so"
