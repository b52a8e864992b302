"""Dates as people write them: "25 Feb 2022", "March 4, 2022, 9:05 AM UTC", "2022-02-25T15:41Z".

ISO 8601 is read by Python, everything else by dateparser, in English and by fixed settings: never by the day, the
place or the time zone of the computer. A numeric date with slashes ("02/03/2022") is two dates in two countries; what
is known of it is the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any

from claims.errors import DateError, quoted
from claims.words import Precision, PublishedBasis

__all__ = [
    "DAY_OF_MONTH",
    "MONTH",
    "NUMERIC_DATE",
    "YEAR",
    "CalendarDate",
    "Moment",
    "Published",
    "agree",
    "find_days",
    "parse_day",
    "parse_instant",
    "parse_moment",
    "parse_published",
    "read_ago",
    "read_calendar",
]

# Parts of patterns, for those who look for dates in a text. Months have their capital: "may" and "march" are words.
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?![A-Za-z])"
)
YEAR = r"(?:1[5-9]|20)\d\d(?!\w)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\w])"
DAY_OF_MONTH = rf"(?:{MONTH}\s+(?:the\s+)?{_DAY}|\b{_DAY}\s+(?:of\s+)?{MONTH})"
NUMERIC_DATE = (
    r"(?<![\w./-])(?:\d{4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,2}|\d{1,2}(?P<sep2>[./])\d{1,2}(?P=sep2)\d{4})(?![\w/-])"
)
_FULL_DATE = re.compile(rf"{DAY_OF_MONTH},?\s+{YEAR}|{NUMERIC_DATE}", re.IGNORECASE)

_ISO = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8})(?P<time>[T ].*)?", re.DOTALL)
_TWO_WAYS = re.compile(r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/\d{4}")
_YEAR_FIRST = re.compile(r"\d{4}[./-](?P<month>\d{1,2})[./-]\d{1,2}")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WHOLE_DATE = ("year", "month", "day")
_LONGEST = 80  # code points; a weekday, a day, a time and the full name of a zone are fewer

# Whether these are winter or summer time hangs on the day, and the library does not look: their hour is not known.
_SEASONAL_ZONES = frozenset({"ET", "CT", "MT", "PT"})

_BASE = datetime(2000, 1, 1, 12)  # noqa: DTZ001 - a leap year, so that "29 February" is a day; only its year fills in
_EXAMPLE = "Write a day as 2022-02-25 or 25 Feb 2022."


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """What words say of a date: a part that they leave open is None."""

    year: int | None
    month: int | None
    day: int | None

    def on(self, year: int | None = None) -> date | None:
        """Give the day itself, in `year` where it names none; None where month or day are open, or it has no such."""
        year = self.year or year
        if year is None or self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:  # 29 February
            return None


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar day, with the time of day where that is known. `clock` is naive where no zone is named with it."""

    day: date
    clock: time | None = None

    @property
    def at(self) -> datetime:
        """The aware instant: midnight UTC where no time is known, UTC where no zone is."""
        clock = self.clock or time()
        return datetime.combine(self.day, clock if clock.tzinfo else clock.replace(tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Published:
    """When a document appeared, how exactly that is known, and from what.

    `at` is aware and keeps the offset of the place of publication; a date without a time is midnight UTC with
    precision `day`.
    """

    at: datetime
    precision: Precision
    basis: PublishedBasis

    @property
    def on(self) -> date:
        """The calendar day at the place of publication: what "Thursday" in the text is counted from."""
        return self.at.date()


@lru_cache(maxsize=4096)
def read_calendar(words: str) -> CalendarDate | None:
    """Read words that are a date and nothing else, whole or in part: "Feb. 24", "March 2022", "24.02.2022"."""
    found = _by_library(words)
    if found is None:
        return None
    at, parts = found
    named = {"year"} if _is_two_ways(words) else parts
    return CalendarDate(*(getattr(at, part) if part in named else None for part in _WHOLE_DATE))


@lru_cache(maxsize=4096)
def read_ago(words: str, on: date) -> tuple[date, str] | None:
    """Read a distance back from the day `on`: "two weeks ago" is a day two weeks before, and the period "week".

    The period (day, week, month or year) tells how exact the words are. None for what is no such distance.
    """
    found = _distances(on).get_date_data(words)
    return (found.date_obj.date(), found.period) if found.date_obj else None


def agree(one: date, other: date) -> bool:
    """Tell whether two dates of one publication agree: a day apart they are one moment in two time zones."""
    return abs(one - other) <= timedelta(days=1)


def find_days(text: str) -> Iterator[date]:
    """Give every full date that stands in a text, in its order; impossible ones ("31 April") are left out."""
    for match in _FULL_DATE.finditer(text):
        found = read_calendar(match[0])
        if found and (day := found.on()):
            yield day


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> Moment | None:
    """Read a text that is a date, with or without weekday, time and zone, and nothing else; None if it is not."""
    text = text.strip()
    if iso := _ISO.fullmatch(text):
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return Moment(at.date(), at.timetz() if iso["time"] else None)
    if len(text) > _LONGEST or not _FOUR_DIGITS.search(text):  # most lines of an article hold no date
        return None
    found = None if _is_two_ways(text) else _by_library(text)
    if found is None or not set(_WHOLE_DATE) <= set(found[1]):
        return None
    at, parts = found
    return Moment(at.date(), _clock(at) if "time" in parts else None)


def parse_day(text: str) -> date:
    """Read the day of --since, --until and --at.

    Raises DateError for what is no date.
    """
    if moment := parse_moment(text):
        return moment.day
    message = f"{quoted(text)} is no date"
    raise DateError(message, hint=_EXAMPLE)


def parse_published(text: str) -> Published:
    """Read the date of --published; a time without a zone is UTC.

    Raises DateError for what is no date.
    """
    if moment := parse_moment(text):
        return Published(moment.at, Precision.DAY, PublishedBasis.GIVEN)
    message = f"{quoted(text)} is no publication date"
    raise DateError(message, hint="Write it as 2022-02-25, 25 Feb 2022 or 2022-02-25T15:41+00:00.")


def parse_instant(text: str) -> datetime:
    """Read the instant of --known: a day means its end, so that what became known on it counts; no zone means UTC.

    Raises DateError for what is neither a day nor a time.
    """
    if moment := parse_moment(text):
        return moment.at if moment.clock else moment.at + timedelta(days=1, microseconds=-1)
    message = f"{quoted(text)} is no date or time"
    raise DateError(message, hint="Write it as 2022-02-25 or 2022-02-25T15:41+00:00.")


def _is_two_ways(text: str) -> bool:
    two = _TWO_WAYS.search(text)
    return two is not None and two["one"] != two["other"] and max(int(two["one"]), int(two["other"])) <= 12


def _clock(at: datetime) -> time | None:
    """Give the time of day with its offset from UTC as a plain one; None where the offset is anybody's guess."""
    if at.tzname() in _SEASONAL_ZONES:
        return None
    offset = at.utcoffset()
    return at.time() if offset is None else at.replace(tzinfo=timezone(offset)).timetz()


def _by_library(words: str) -> tuple[datetime, tuple[str, ...]] | None:
    """Give the moment as dateparser reads it, and which of its parts the words name."""
    if (numeric := _YEAR_FIRST.search(words)) and int(numeric["month"]) > 12:  # there it would swap month and day
        return None
    found = _calendars().get_date_data(words)
    return (found.date_obj, tuple(found.parts)) if found.date_obj else None


@lru_cache(maxsize=1)
def _calendars() -> Any:
    return _parser("absolute-time", _BASE)


@lru_cache(maxsize=64)
def _distances(on: date) -> Any:
    return _parser("relative-time", datetime.combine(on, time(12)))  # noon: "two hours ago" is that day


def _parser(reading: str, base: datetime) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={
            "PARSERS": [reading],
            "RELATIVE_BASE": base,
            "DATE_ORDER": "DMY",
            "PREFER_LOCALE_DATE_ORDER": False,  # American where only one of the orders is possible
        },
    )
