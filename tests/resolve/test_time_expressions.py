from __future__ import annotations

from datetime import date

import pytest

from claims.resolve.time_expressions import find_times, read_time
from claims.words import Precision, SaidOnBasis

THURSDAY = date(2022, 3, 10)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on March 8", date(2022, 3, 8)),
        ("on 8 March", date(2022, 3, 8)),
        ("on the 8th of March 2021", date(2021, 3, 8)),
        ("on Sept. 30, 2021", date(2021, 9, 30)),
        ("on 2022-01-31", date(2022, 1, 31)),
        ("on December 24", date(2021, 12, 24)),
        ("on Thursday", THURSDAY),
        ("last Thursday", date(2022, 3, 3)),
        ("late on Wednesday", date(2022, 3, 9)),
        ("on Friday", date(2022, 3, 4)),
        ("yesterday", date(2022, 3, 9)),
        ("earlier today", THURSDAY),
        ("A day earlier", date(2022, 3, 9)),
        ("three days ago", date(2022, 3, 7)),
    ],
)
def test_a_day_is_read_against_the_day_of_publication(words: str, day: date) -> None:
    (time,) = find_times(f"They met {words}.")
    found = read_time(time, THURSDAY)
    assert found is not None
    assert (found.on, found.precision) == (day, Precision.DAY)


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("in January", date(2022, 1, 1), Precision.MONTH),
        ("in late November 2021", date(2021, 11, 1), Precision.MONTH),
        ("last month", date(2022, 2, 1), Precision.MONTH),
        ("two months ago", date(2022, 1, 1), Precision.MONTH),
        ("earlier this week", date(2022, 3, 1), Precision.MONTH),
        ("in 2008", date(2008, 1, 1), Precision.YEAR),
        ("last year", date(2021, 1, 1), Precision.YEAR),
    ],
)
def test_what_names_no_day_keeps_its_precision(words: str, day: date, precision: Precision) -> None:
    (time,) = find_times(f"They met {words}.")
    found = read_time(time, THURSDAY)
    assert found is not None
    assert (found.on, found.precision) == (day, precision)


@pytest.mark.parametrize("words", ["They may march on.", "It cost 20 dollars.", "It was the second day.", "In a way."])
def test_words_that_look_like_times_are_none(words: str) -> None:
    assert find_times(words) == ()


def test_offsets_count_code_points() -> None:
    body = "«Ні» — said 😀 on Friday."
    (time,) = find_times(body)
    assert body[time.start : time.end] == "Friday"


def test_a_day_that_does_not_exist_is_no_date() -> None:
    (time,) = find_times("on February 30, 2022")
    assert read_time(time, THURSDAY) is None


def test_without_a_day_of_publication_only_a_full_date_is_known() -> None:
    full, weekday, without_year = find_times("on 8 March 2021, on Friday, on 9 May")
    found = read_time(full, None)
    assert found is not None
    assert (found.on, found.basis) == (date(2021, 3, 8), SaidOnBasis.EXPLICIT)
    assert read_time(weekday, None) is None
    assert read_time(without_year, None) is None


def test_the_turn_of_the_year_is_seen() -> None:
    (time,) = find_times("on December 30")
    found = read_time(time, date(2022, 1, 2))
    assert found is not None
    assert found.on == date(2021, 12, 30)


def test_a_month_ago_in_january_is_december() -> None:
    (time,) = find_times("last month")
    found = read_time(time, date(2022, 1, 31))
    assert found is not None
    assert found.on == date(2021, 12, 1)


def test_a_week_in_two_months_has_no_month() -> None:
    (time,) = find_times("earlier this week")
    found = read_time(time, date(2022, 3, 2))
    assert found is not None
    assert (found.on, found.precision) == (None, Precision.UNKNOWN)


@pytest.mark.parametrize("words", ["next Monday", "by Friday", "until Tuesday", "the coming Sunday"])
def test_a_weekday_to_come_is_no_time_of_saying(words: str) -> None:
    assert find_times(f"They meet {words}.") == ()


@pytest.mark.parametrize("words", ["on 5 May 2022", "in June 2022", "in 2023"])
def test_nothing_was_said_on_a_day_to_come(words: str) -> None:
    (time,) = find_times(f"They meet {words}.")
    assert read_time(time, THURSDAY) is None
