"""Dates as people write them, in options and in texts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claims.dates import (
    CalendarDate,
    agree,
    find_days,
    parse_day,
    parse_instant,
    parse_moment,
    parse_published,
    read_ago,
    read_calendar,
)
from claims.errors import DateError
from claims.words import Precision, PublishedBasis

THE_DAY = date(2022, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-04",
        "4 March 2022",
        "4 Mar 2022",
        "4th of March 2022",
        "March 4, 2022",
        "Mar. 4, 2022",
        "MARCH 4 2022",
        "Friday, March 4, 2022",
        "Fri 4 Mar 2022",
        "04.03.2022",
        "2022/03/04",
        "20220304",
        "4-Mar-2022",
        "the 4th of March, 2022",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse_day(text) == THE_DAY
    moment = parse_moment(text)
    assert moment is not None
    assert moment.clock is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("March 4, 2022, 3:41 PM UTC", "2022-03-04T15:41:00+00:00"),
        ("4 March 2022 14:05 GMT", "2022-03-04T14:05:00+00:00"),
        ("4 March 2022, 14.05 MSK", "2022-03-04T14:05:00+03:00"),
        ("4 March 2022 at 9 a.m. EST", "2022-03-04T09:00:00-05:00"),
        ("12:30 AM EDT, Fri March 4, 2022", "2022-03-04T00:30:00-04:00"),
        ("12:30 PM CET on Friday, 4 March 2022", "2022-03-04T12:30:00+01:00"),
        ("4 Mar 2022 14:05 +03:00", "2022-03-04T14:05:00+03:00"),
        ("4 Mar 2022 14:05 UTC+3", "2022-03-04T14:05:00+03:00"),
        ("4 Mar 2022 14:05 (GMT-0430)", "2022-03-04T14:05:00-04:30"),
        ("2022-03-04T14:05:00Z", "2022-03-04T14:05:00+00:00"),
        ("2022-03-04 14:05:09-05:00", "2022-03-04T14:05:09-05:00"),
        ("2022-03-04 14:05 UTC", "2022-03-04T14:05:00+00:00"),
        ("2022-03-04T23:30:00.123-0500", "2022-03-04T23:30:00.123000-05:00"),
        ("Fri, 04 Mar 2022 14:05:00 +0300", "2022-03-04T14:05:00+03:00"),
        ("4 March 2022 5:00 PM AEDT", "2022-03-04T17:00:00+11:00"),
        ("4 July 2022, 5:00 PM CEST", "2022-07-04T17:00:00+02:00"),
    ],
)
def test_a_time_is_read_with_its_zone(text: str, at: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert moment.at.isoformat() == at


def test_a_time_without_a_zone_stays_known_to_have_none() -> None:
    moment = parse_moment("March 4, 2022 at 3:41 p.m. ")
    assert moment is not None
    assert moment.clock is not None
    assert moment.clock.tzinfo is None
    assert moment.at == datetime(2022, 3, 4, 15, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "March 2022",
        "2022",
        "10 May 2022 talks",
        "12 questions for 2022",
        "March 3-5, 2022",
        "31 April 2022",
        "03/04/2022",
        "2022-13-04",
        "4 March 2022 25:70",
        "He spoke on 4 March 2022",
        "4 March 2022 the war went on",
        "4 March 2022, 14:05 UTC+99",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_moment(text) is None
    with pytest.raises(DateError, match="no date"):
        parse_day(text)


def test_a_day_as_an_instant_is_its_end() -> None:
    assert parse_instant("2022-03-04") == datetime(2022, 3, 5, tzinfo=UTC) - timedelta(microseconds=1)


def test_an_instant_keeps_its_time() -> None:
    assert parse_instant("2022-03-04T00:00Z") == datetime(2022, 3, 4, tzinfo=UTC)
    assert parse_instant("4 Mar 2022 14:05 MSK") == datetime(2022, 3, 4, 11, 5, tzinfo=UTC)
    with pytest.raises(DateError, match="no date or time"):
        parse_instant("now")


def test_a_given_publication_date_says_that_it_was_given() -> None:
    published = parse_published("2022-03-04T23:30+03:00")
    assert published.at == datetime(2022, 3, 4, 23, 30, tzinfo=timezone(timedelta(hours=3)))
    assert published.on == THE_DAY
    assert (published.precision, published.basis) == (Precision.DAY, PublishedBasis.GIVEN)


def test_a_publication_date_that_is_none_is_answered_with_an_example() -> None:
    with pytest.raises(DateError, match="25 Feb 2022"):
        parse_published("04/03/22")


def test_days_are_found_in_running_text() -> None:
    text = "It began on February 24, 2022; by 2 March 2022 (and not 31 April 2022) a million had fled. See 2022-03-09."
    assert sorted(find_days(text)) == [date(2022, 2, 24), date(2022, 3, 2), date(2022, 3, 9)]


@pytest.mark.parametrize("text", ["March 4, 2022, 9:05 AM ET", "9:05 AM PT, Fri March 4, 2022"])
def test_a_zone_that_is_summer_or_winter_time_leaves_the_hour_open(text: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert (moment.day, moment.clock) == (THE_DAY, None)


@pytest.mark.parametrize(
    ("words", "year", "month", "day"),
    [
        ("Feb. 24", None, 2, 24),
        ("29 February", None, 2, 29),
        ("March 2022", 2022, 3, None),
        ("13/03/2022", 2022, 3, 13),
        ("03/13/2022", 2022, 3, 13),
        ("03/04/2022", 2022, None, None),
        ("04/04/2022", 2022, 4, 4),
        ("2022", 2022, None, None),
    ],
)
def test_what_words_leave_open_of_a_date_stays_open(
    words: str, year: int | None, month: int | None, day: int | None
) -> None:
    assert read_calendar(words) == CalendarDate(year, month, day)


@pytest.mark.parametrize("words", ["31 April", "2022-13-04", "the war"])
def test_a_day_no_calendar_has_is_none(words: str) -> None:
    assert read_calendar(words) is None


def test_a_day_in_a_year_that_lacks_it_is_none() -> None:
    assert CalendarDate(None, 2, 29).on(2024) == date(2024, 2, 29)
    assert CalendarDate(None, 2, 29).on(2023) is None
    assert CalendarDate(None, 2, None).on(2023) is None


@pytest.mark.parametrize(
    ("words", "day", "period"),
    [
        ("two weeks ago", date(2022, 2, 18), "week"),
        ("10 days ago", date(2022, 2, 22), "day"),
        ("two hours ago", THE_DAY, "day"),
        ("last month", date(2022, 2, 4), "month"),
        ("a year ago", date(2021, 3, 4), "year"),
        ("in 2 days", date(2022, 3, 6), "day"),
    ],
)
def test_a_distance_counts_from_the_day_given(words: str, day: date, period: str) -> None:
    assert read_ago(words, THE_DAY) == (day, period)
    assert read_ago("some day", THE_DAY) is None


def test_dates_agree_across_time_zones_and_no_further() -> None:
    assert agree(THE_DAY, THE_DAY + timedelta(days=1))
    assert not agree(THE_DAY, THE_DAY - timedelta(days=2))
