"""Dates as texts write them: "on February 26", "late on Saturday", "a day earlier"; read from a day of publication."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from claims.resolve.claim import SaidOn
from claims.words import Precision, SaidOnBasis

__all__ = ["TimeExpression", "find_times", "read_time"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Where a text names a time, half-open, and the named groups of what it says."""

    start: int
    end: int
    parts: tuple[tuple[str, str], ...]


_MONTHS = {name.casefold(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.casefold(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TIME_ZONES = timedelta(days=1)  # it may be tomorrow already where it was said
_DAYS_AGO = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier today": 0,
    "earlier in the day": 0,
    "yesterday": 1,
    "last night": 1,
    "the day before": 1,
    "the previous day": 1,
    "a day earlier": 1,
}

# "May" and "March" are words too: a month without a day needs a preposition, and is written with a capital.
_MONTH = "(?:" + "|".join(sorted((rf"{name.title()}\b\.?" for name in _MONTHS), key=len, reverse=True)) + ")"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_NOT_YET = "".join(f"(?<!{word} )" for word in ("next", "coming", "until", "by", "before", "from"))
_FORMS = (
    r"\b(?P<iso>\d{4}-\d\d-\d\d)\b",
    rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:,? (?P<year>{_YEAR}))?",
    rf"\b(?P<day2>{_DAY}) (?:of )?(?P<month2>{_MONTH})(?:,? (?P<year2>{_YEAR}))?",
    rf"\b(?i:in|last|since|during) (?:early |late |mid-)?(?P<month3>{_MONTH})(?:,? (?P<year3>{_YEAR}))?",
    rf"\b(?i:in) (?P<year4>{_YEAR})",
    rf"{_NOT_YET}\b(?:(?P<last>(?i:last|previous)) )?(?P<weekday>{'|'.join(calendar.day_name)})\b",
    rf"\b(?P<ago>(?i:{'|'.join(_DAYS_AGO)}))\b",
    rf"\b(?P<number>(?i:{'|'.join(_NUMBERS)})|\d{{1,2}}) (?P<unit>day|week|month|year)s? (?:ago|earlier)\b",
    r"\b(?i:last) (?P<lastunit>week|month|year)\b",
    r"\b(?i:earlier this|this) (?P<thisunit>week|month|year)\b",
)
_PATTERN = re.compile("|".join(_FORMS))


def find_times(body: str) -> tuple[TimeExpression, ...]:
    """Find every expression of a day, month or year in `body`, in order; offsets are code points."""
    return tuple(
        TimeExpression(m.start(), m.end(), tuple((k, v) for k, v in m.groupdict().items() if v is not None))
        for m in _PATTERN.finditer(body)
    )


def read_time(time: TimeExpression, on: date | None) -> SaidOn | None:
    """Say which day a past utterance was on, counted from `on`, the day of publication.

    None where that is missing but needed, and for a day to come: nothing was said on it yet.

    "Friday" is the last Friday up to `on`; a day without a year is its last occurrence up to the day after `on`.
    """
    found = _read(time, on)
    if found is None or found.on is None or on is None or found.on <= on + _TIME_ZONES:
        return found
    return None


def _read(time: TimeExpression, on: date | None) -> SaidOn | None:
    parts = {name.rstrip("234"): value for name, value in time.parts}
    try:
        if "iso" in parts:
            return SaidOn(date.fromisoformat(parts["iso"]), Precision.DAY, SaidOnBasis.EXPLICIT)
        if "month" in parts or "year" in parts:
            return _explicit(parts, on)
        return _relative(parts, on) if on is not None else None
    except ValueError:  # no such day: "February 30"
        return None


def _explicit(parts: dict[str, str], on: date | None) -> SaidOn | None:
    if "month" not in parts:
        return SaidOn(date(int(parts["year"]), 1, 1), Precision.YEAR, SaidOnBasis.EXPLICIT)
    month = _MONTHS[parts["month"].casefold().rstrip(".")]
    day = int(parts.get("day", "1").rstrip("sthndr"))
    precision = Precision.DAY if "day" in parts else Precision.MONTH
    if "year" in parts:
        return SaidOn(date(int(parts["year"]), month, day), precision, SaidOnBasis.EXPLICIT)
    if on is None:
        return None
    found = date(on.year, month, day)
    if found > on + _TIME_ZONES:
        found = date(on.year - 1, month, day)
    return SaidOn(found, precision, SaidOnBasis.EXPLICIT)


def _relative(parts: dict[str, str], on: date) -> SaidOn:
    if "weekday" in parts:
        back = (on.weekday() - _WEEKDAYS[parts["weekday"].casefold()]) % 7
        if back == 0 and "last" in parts:
            back = 7
        return SaidOn(on - timedelta(days=back), Precision.DAY, SaidOnBasis.RELATIVE)
    if "ago" in parts:
        return SaidOn(on - timedelta(days=_DAYS_AGO[parts["ago"].casefold()]), Precision.DAY, SaidOnBasis.RELATIVE)
    if "thisunit" in parts:
        return _coarse(on, parts["thisunit"])
    if "lastunit" in parts:
        return _back(on, 1, parts["lastunit"])
    number = parts["number"].casefold()
    return _back(on, _NUMBERS.get(number) or int(number), parts["unit"])


def _back(on: date, number: int, unit: str) -> SaidOn:
    if unit == "day":
        return SaidOn(on - timedelta(days=number), Precision.DAY, SaidOnBasis.RELATIVE)
    if unit == "week":
        return _coarse(on - timedelta(weeks=number), unit)
    if unit == "month":
        months = on.year * 12 + on.month - 1 - number
        return _coarse(date(months // 12, months % 12 + 1, 1), unit)
    return _coarse(date(on.year - number, 1, 1), unit)


def _coarse(day: date, unit: str) -> SaidOn:
    """Keep of a day what a week, month or year says: a week only its month, and that only if it lies in one."""
    if unit == "year":
        return SaidOn(day.replace(month=1, day=1), Precision.YEAR, SaidOnBasis.RELATIVE)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        if monday.month != (monday + timedelta(days=6)).month:
            return SaidOn(None, Precision.UNKNOWN, SaidOnBasis.RELATIVE)
    return SaidOn(day.replace(day=1), Precision.MONTH, SaidOnBasis.RELATIVE)
