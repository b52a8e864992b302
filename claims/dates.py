"""Dates as people write them: "25 Feb 2022", "March 4, 2022, 9:05 AM UTC", "2022-02-25T15:41Z".

English month names and ISO 8601 only. A numeric date with slashes ("02/03/2022") is two dates in two countries and
is read as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from claims.errors import DateError
from claims.words import Precision, PublishedBasis

__all__ = [
    "MONTH",
    "WEEKDAY",
    "Moment",
    "Published",
    "find_days",
    "month_number",
    "parse_day",
    "parse_instant",
    "parse_moment",
    "parse_published",
]

# Parts of patterns, for those who write longer ones; both are to be matched without regard to case.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<month>{MONTH})\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?(?P<month>{MONTH}),?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d\d)\.{_YEAR}\b",
    )
)

# "EST" and "EDT" are zones, "ET" is not: which of the two it means hangs on the day.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_ZONE = r"(?:utc|gmt)?\s?[+\-\u2212]\d{1,2}(?::?\d\d)?|" + "|".join(sorted(_ZONES, key=lambda name: (-len(name), name)))
_CLOCK = (
    r"(?:at\s+)?(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[ap]\.?m\.?)?|\s*(?P<sharp>[ap]\.?m\.?))"
    rf"(?:\s*\(?(?P<zone>{_ZONE})\b\)?)?"
)
_AROUND_DAY = re.compile(
    rf"[\s,;\u2013\u2014-]*(?:{WEEKDAY}[\s,]+)?(?:T?{_CLOCK})?[\s,;\u2013\u2014-]*(?:on\s+)?(?:{WEEKDAY})?[\s,]*",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+\-\u2212])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?")

_EXAMPLE = "Write a day as 2022-02-25 or 25 Feb 2022."


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


def month_number(name: str) -> int:
    """Give the number of a month from its name or abbreviation, as `MONTH` matches them."""
    return _MONTHS.index(name[:3].lower()) + 1


def find_days(text: str) -> Iterator[date]:
    """Give every full date that stands in a text, pattern by pattern; impossible ones ("31 April") are left out."""
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            if day := _day(match):
                yield day


def parse_moment(text: str) -> Moment | None:
    """Read a text that is a date, with or without weekday, time and zone, and nothing else; None if it is not."""
    text = text.strip()
    if re.match(r"(?:19|20)\d\d-\d\d-\d\d", text):
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return Moment(at.date(), at.timetz() if len(text) > len("2022-02-25") else None)
    for pattern in _DAYS:
        if match := pattern.search(text):
            day, around = _day(match), _AROUND_DAY.fullmatch(f"{text[: match.start()]} {text[match.end() :]}")
            if day and around:
                try:
                    return Moment(day, _clock(around))
                except ValueError:  # 25:70
                    return None
    return None


def parse_day(text: str) -> date:
    """Read the day of --since, --until and --at.

    Raises DateError for what is no date.
    """
    if moment := parse_moment(text):
        return moment.day
    message = f"{text!r} is no date"
    raise DateError(message, hint=_EXAMPLE)


def parse_published(text: str) -> Published:
    """Read the date of --published; a time without a zone is UTC.

    Raises DateError for what is no date.
    """
    if moment := parse_moment(text):
        return Published(moment.at, Precision.DAY, PublishedBasis.GIVEN)
    message = f"{text!r} is no publication date"
    raise DateError(message, hint="Write it as 2022-02-25, 25 Feb 2022 or 2022-02-25T15:41+00:00.")


def parse_instant(text: str) -> datetime:
    """Read the instant of --known: a day means its end, so that what became known on it counts; no zone means UTC.

    Raises DateError for what is neither a day nor a time.
    """
    if moment := parse_moment(text):
        return moment.at if moment.clock else moment.at + timedelta(days=1, microseconds=-1)
    message = f"{text!r} is no date or time"
    raise DateError(message, hint="Write it as 2022-02-25 or 2022-02-25T15:41+00:00.")


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    try:
        return date(int(match["year"]), int(month) if month.isdigit() else month_number(month), int(match["day"]))
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    if match["hour"] is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or match["sharp"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            message = f"no hour {hour} {half}"
            raise ValueError(message)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=_zone(match["zone"]))


def _zone(name: str | None) -> timezone | None:
    if name is None:
        return None
    if name.lower() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.lower()]))
    offset = _OFFSET.search(name)
    if offset is None:
        return None
    shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    return timezone(shift if offset["sign"] == "+" else -shift)
