from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.query.details import BATCH, batches
from claims.query.passage import passage_around
from claims.query.when import when
from claims.spans import Span
from claims.words import Precision

MONDAY = date(2022, 2, 21)


def test_ids_are_cut_into_batches_that_a_statement_can_bind() -> None:
    cut = list(batches([*range(BATCH + 1), 0]))
    assert [len(batch) for batch in cut] == [BATCH, 1]
    assert [claim_id for batch in cut for claim_id in batch] == list(range(BATCH + 1))


@pytest.mark.parametrize(
    ("said_on", "precision", "words"),
    [
        (MONDAY, Precision.DAY, "2022-02-21"),
        (MONDAY, Precision.MONTH, "2022-02"),
        (MONDAY, Precision.YEAR, "2022"),
        (None, Precision.UNKNOWN, "by 2022-02-22"),
    ],
)
def test_a_day_is_told_as_exactly_as_it_is_known(said_on: date | None, precision: Precision, words: str) -> None:
    assert when(said_on, precision, MONDAY + timedelta(days=1)) == words


def test_a_passage_is_the_paragraph_the_claim_stands_in() -> None:
    body = "First.\n\nAda said: “Close it.”\nSo it goes.\n\nLast."
    claim = Span.of(body, body.index("Close"), body.index("Close") + 8)
    found = passage_around(body, [claim])
    assert found.text == "Ada said: “Close it.”\nSo it goes."
    assert body[found.start : found.start + len(found.text)] == found.text


def test_without_blank_lines_a_line_is_a_paragraph() -> None:
    body = "First.\nAda said: “Close it.”\nLast."
    assert passage_around(body, [Span.of(body, 18, 23)]).text == "Ada said: “Close it.”"


def test_a_passage_of_a_text_without_paragraphs_is_cut_around_the_claim() -> None:
    body = "a " * 5000 + "Close it" + " b" * 5000
    found = passage_around(body, [Span.of(body, 10_000, 10_008)])
    assert "Close it" in found.text
    assert len(found.text) < 2000


def test_a_claim_over_two_paragraphs_shows_both() -> None:
    body = "First.\n\n“Close it.\n\n“Now,” she said.\n\nLast."
    spans = [Span.of(body, 9, 18), Span.of(body, 21, 24)]
    assert passage_around(body, spans).text == "“Close it.\n\n“Now,” she said."
