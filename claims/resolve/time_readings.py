"""What an expression of time says, counted from the day of publication or from the day a story has told of.

Calendar words and distances are read by the library behind `claims.dates`; that "Friday" is the last Friday, that a
day without a year is its last occurrence, and what is left of a week or a weekend, are rules of news prose.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from claims.dates import MONTH, YEAR, read_ago, read_calendar
from claims.resolve.claim import SaidOn
from claims.resolve.time_expressions import TimeExpression, TimeForm, phrases
from claims.words import Precision, SaidOnBasis

__all__ = ["read_time"]

_DAY = timedelta(days=1)
_TIME_ZONES = _DAY  # it may be tomorrow already where it was said
_UNKNOWN = SaidOn(None, Precision.UNKNOWN, SaidOnBasis.RELATIVE)

_YEAR = re.compile(r"\b\d{4}\b")
_QUALIFIER = re.compile(r"^(?:early|earlier|late|later|mid|overnight) (?:on )?", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"\b\d{1,2}(?!\d)")
_MONTH = re.compile(MONTH)
_MONTH_IN_YEAR = re.compile(rf"{MONTH}(?:,? {YEAR})?")
_WEEKDAYS = {name[:3]: number for number, name in enumerate(calendar.day_name)}
_WEEKDAY = re.compile("|".join(_WEEKDAYS))


def read_time(time: TimeExpression, on: date | None, told: date | None = None) -> SaidOn | None:
    """Say which day a past utterance was on, counted from `on`, the day of publication at its place.

    `told` is the day the story told of before, which "the following day" is counted from. None where a day to count
    from is missing but needed, and for a day to come: nothing was said on it yet.
    """
    found = _READERS[time.form](time.words, on, told)
    if found is None or found.on is None:
        return found
    if time.shift and found.precision is Precision.DAY:
        moved = read_ago(time.shift, found.on)
        found = SaidOn(moved[0] if moved else None, found.precision, found.basis)
    return found if found.on is not None and (on is None or found.on <= on + _TIME_ZONES) else None


def _date(words: str, on: date | None, _told: date | None) -> SaidOn | None:
    found = read_calendar(_QUALIFIER.sub("", words))
    if found is None:
        return None
    if found.year and not found.month:  # 03/08/2022
        return SaidOn(date(found.year, 1, 1), Precision.YEAR, SaidOnBasis.EXPLICIT)
    day = found.on() if found.year else on and _last(on, found.on)
    return SaidOn(day, Precision.DAY, SaidOnBasis.EXPLICIT) if day else None


def _last(on: date, day_of: Callable[[int], date | None]) -> date | None:
    """Give the last occurrence up to the day after `on`; eight years back, for 29 February around 1900."""
    days = (day_of(on.year - back) for back in range(9))
    return next((day for day in days if day and day <= on + _TIME_ZONES), None)


def _range(words: str, on: date | None, _told: date | None) -> SaidOn | None:
    year, months = _YEAR.search(words), _MONTH.findall(words)
    days = _DAY_NUMBER.findall(_YEAR.sub("", words)) or ["1"]
    ends = (f"{days[0]} {months[0]}", f"{days[-1]} {months[-1]}")
    first, last = (_date(f"{end} {year[0]}" if year else end, on, None) for end in ends)
    if first is None or last is None or first.on is None or last.on is None:
        return None
    return _within(min(first.on, last.on), last.on, SaidOnBasis.EXPLICIT)


def _month(words: str, on: date | None, _told: date | None) -> SaidOn | None:
    name = _MONTH_IN_YEAR.search(words)
    found = read_calendar(name[0]) if name else None
    if found is None or found.month is None:
        return None
    month = found.month
    if found.year:
        first: date | None = date(found.year, month, 1)
    elif on is None:
        return None
    elif words.endswith(" year"):
        first = date(on.year - words.endswith("last year"), month, 1)
    else:
        first = _last(on, lambda year: date(year, month, 1))
    return SaidOn(first, Precision.MONTH, SaidOnBasis.EXPLICIT)


def _year(words: str, _on: date | None, _told: date | None) -> SaidOn | None:
    year = _YEAR.search(words)
    return SaidOn(date(int(year[0]), 1, 1), Precision.YEAR, SaidOnBasis.EXPLICIT) if year else None


def _season(words: str, on: date | None, told: date | None) -> SaidOn:
    """A season is in two years or on the other side of the world: only a year that stands there is known."""
    return _year(words, on, told) or _UNKNOWN


def _weekday(words: str, on: date | None, _told: date | None) -> SaidOn | None:
    if on is None:
        return None
    name = _WEEKDAY.search(words)
    back = (on.weekday() - _WEEKDAYS[name[0]]) % 7 if name else 0
    if words.endswith(" week"):  # Monday of last week
        monday = on - timedelta(days=on.weekday())
        return _on(monday - timedelta(days=7 - (on.weekday() - back) % 7))
    if back == 0 and re.search("last|previous|past", words, re.IGNORECASE):
        back = 7
    return _on(on - timedelta(days=back))


def _stretch(words: str, on: date | None, _told: date | None) -> SaidOn | None:
    if on is None:
        return None
    *_, which, unit = words.casefold().split()
    if unit == "weekend":
        saturday = on - timedelta(days=(on.weekday() - 5) % 7)
        if which in {"last", "past", "previous"} and on - saturday <= _DAY:
            saturday -= timedelta(weeks=1)
        return _within(saturday, min(saturday + _DAY, on))
    if which == "this":
        monday = on - timedelta(days=on.weekday())
        return _within(monday, on) if unit == "week" else _period(on, unit)
    return _within(on - timedelta(weeks=1), on) if (which, unit) == ("past", "week") else _back(f"1 {unit} ago", on)


def _distance(words: str, on: date | None, told: date | None) -> SaidOn | None:
    *_, number, unit, side = words.casefold().split()
    start = on if side == "ago" else told or (on if side == "earlier" else None)
    if start is None:
        return _UNKNOWN if on else None
    if unit.startswith("hour"):
        return _on(start)
    return _back(f"in {number} {unit}" if side == "later" else f"{number} {unit} ago", start)


def _phrase(words: str, on: date | None, told: date | None) -> SaidOn | None:
    words = words.casefold()
    if (days := _days(words, "of_publication")) is not None:
        return _on(on + timedelta(days=days)) if on else None
    if (days := _days(words, "of_the_story")) is not None:
        start = told or (on if days < 0 else None)  # "the day before" without another is that before publication
        return _on(start + timedelta(days=days)) if start else _UNKNOWN
    return _UNKNOWN


def _days(words: str, table: str) -> int | None:
    distances = phrases()[table]
    phrase = max((phrase for phrase in distances if words.endswith(phrase)), key=len, default=None)
    return int(distances[phrase]) if phrase else None


def _back(words: str, on: date) -> SaidOn:
    found = read_ago(words, on)
    return _period(*found) if found else _UNKNOWN


def _period(day: date, unit: str) -> SaidOn:
    """Keep of a day what a week, month or year says."""
    if unit == "day":
        return _on(day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return _within(monday, monday + 6 * _DAY)
    precision = Precision(unit)
    first = day.replace(day=1) if precision is Precision.MONTH else day.replace(month=1, day=1)
    return SaidOn(first, precision, SaidOnBasis.RELATIVE)


def _within(first: date, last: date, basis: SaidOnBasis = SaidOnBasis.RELATIVE) -> SaidOn:
    """Keep of a stretch of days the month it lies in, else the year; nothing where it lies in two years."""
    if first.year != last.year:
        return SaidOn(None, Precision.UNKNOWN, basis)
    if first.month != last.month:
        return SaidOn(first.replace(month=1, day=1), Precision.YEAR, basis)
    return SaidOn(first.replace(day=1), Precision.MONTH, basis)


def _on(day: date) -> SaidOn:
    return SaidOn(day, Precision.DAY, SaidOnBasis.RELATIVE)


_READERS: dict[TimeForm, Callable[[str, date | None, date | None], SaidOn | None]] = {
    TimeForm.RANGE: _range,
    TimeForm.DATE: _date,
    TimeForm.MONTH: _month,
    TimeForm.SEASON: _season,
    TimeForm.YEAR: _year,
    TimeForm.STRETCH: _stretch,
    TimeForm.WEEKDAY: _weekday,
    TimeForm.DISTANCE: _distance,
    TimeForm.PHRASE: _phrase,
}
