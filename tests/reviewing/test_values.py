"""The values of corrections, as they are typed and as they are stored."""

from __future__ import annotations

from datetime import date

import pytest

from claims.errors import DateError, UsageError
from claims.reviewing.values import day_said, parse_act, parse_day_said, parse_places, parse_side, places, side
from claims.spans import Span
from claims.words import Precision

BODY = """\
The mayor said the quay would stay. “It’s
ours,” she said of the quay.

The paper said the quay would close.
"""
QUAY = Span.of(BODY, 15, 34)


@pytest.mark.parametrize(
    ("typed", "on", "precision", "written"),
    [
        ("2022-02-25", date(2022, 2, 25), Precision.DAY, "2022-02-25"),
        ("25 Feb 2022", date(2022, 2, 25), Precision.DAY, "2022-02-25"),
        ("2022-02", date(2022, 2, 1), Precision.MONTH, "2022-02"),
        ("February 2022", date(2022, 2, 1), Precision.MONTH, "2022-02"),
        (" 2022 ", date(2022, 1, 1), Precision.YEAR, "2022"),
        ("Unknown", None, Precision.UNKNOWN, "unknown"),
    ],
)
def test_a_day_is_as_exact_as_it_is_typed(typed: str, on: date | None, precision: Precision, written: str) -> None:
    found = parse_day_said(typed)
    assert (found.on, found.precision, day_said(found.on, found.precision)) == (on, precision, written)


@pytest.mark.parametrize("typed", ["", "2022-13", "2022-02-30", "25", "Tuesday", "0000", "two years ago"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(DateError, match="is no day, month or year"):
        parse_day_said(typed)


@pytest.mark.parametrize("typed", ["15-34", " 15 - 34 ", "the quay would stay", "the  quay\nwould stay", "15-34,"])
def test_a_place_is_given_by_numbers_or_by_its_words(typed: str) -> None:
    assert parse_places(typed, BODY, [QUAY]) == (QUAY,)


def test_quotation_marks_and_white_space_are_as_the_keyboard_has_them() -> None:
    [found] = parse_places('"It\'s ours,"', BODY, [QUAY])
    assert found.text == "“It’s\nours,”"


def test_words_that_stand_apart_are_joined_by_an_ellipsis() -> None:
    found = parse_places("The mayor … would stay", BODY, [QUAY])
    assert places(found) == "0-9,24-34"


def test_words_are_looked_for_in_the_paragraph_first() -> None:
    closes = Span.of(BODY, *_place("the quay would close"))
    [found] = parse_places("said", BODY, [closes])
    assert found.start > BODY.index("The paper")


def test_words_are_whole_words() -> None:
    with pytest.raises(UsageError, match="does not stand in the text"):
        parse_places("quay would sta", BODY, [QUAY])


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "A claim without words is none"),
        ("12-12", "The place 12-12 is empty"),
        ("5-9999", "lies outside the text"),
        ("15-34,20-36", "overlap"),
        ("20-34,0-9", "are not in the order of the text"),
        ("no such words", "does not stand in the text"),
        ("said", "stands in the text 3 times"),
    ],
)
def test_a_place_that_is_none_is_refused(typed: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_places(typed, BODY, [QUAY])


def test_words_that_stand_there_more_than_once_are_told_with_their_places() -> None:
    with pytest.raises(UsageError) as refused:
        parse_places("said", BODY, [QUAY])
    first = places([Span.of(BODY, *_place("said"))])
    assert f"Say which: {first}, " in (refused.value.hint or "")


def test_acts_and_sides_are_words_in_any_case() -> None:
    assert (parse_act(" Deny "), parse_side("OPPOSES")) == ("deny", "opposes")
    with pytest.raises(UsageError, match="no speech act"):
        parse_act("sing")
    with pytest.raises(UsageError, match="no side"):
        parse_side("-2")


def test_a_side_is_named_by_what_is_coded() -> None:
    assert (side(-1, coded=True), side(None, coded=True), side(None, coded=False)) == ("sceptical", "touches", "none")


def _place(words: str) -> tuple[int, int]:
    start = BODY.index(words)
    return start, start + len(words)
