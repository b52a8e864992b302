"""Datelines: "KIEV, February 25. /TASS/.", "MOSCOW, Feb 10 (Reuters) -", "KYIV, Ukraine (AP) —"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.dates import MONTH, CalendarDate, read_calendar

__all__ = ["Dateline", "find_dateline"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, day and wire at the start of a story, as far as they stand there.

    `text` is the dateline as written; the story begins `length` code points into the line, behind dash or full stop.
    `named` is the day it names, mostly without a year.
    """

    text: str
    length: int
    wire: str | None = None
    named: CalendarDate | None = None

    def on(self, near: Iterable[date]) -> date | None:
        """Give the day it names: with its own year, else that of the first of `near` within two months of it."""
        if self.named is None or self.named.year:
            return self.named.on() if self.named else None
        for reference in near:
            days = [self.named.on(reference.year + shift) for shift in (-1, 0, 1)]
            nearest = min((day for day in days if day), key=lambda day: abs(day - reference), default=None)
            if nearest and abs(nearest - reference).days <= 62:
                return nearest
        return None


_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]+"
_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS})*"
_WORD = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
_NAME = rf"{_WORD}(?: (?:(?i:of|and|the|de) )?{_WORD}){{0,4}}"
_REGION = rf"(?:, {_NAME}?)?"
_DATE = rf"(?P<date>(?i:(?:{MONTH}\s?\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s(?:19|20)\d\d)?))(?!\d)"
_WIRE = r"(?:\((?P<wire>[A-Z][\w .&'\u2019-]{1,40})\)|/(?P<slashed>[A-Z][\w .&'\u2019-]{1,40})/)"
_DASH = r"\s*(?:\u2014|\u2013|--?)\s*"
_END = rf"(?:\s*\.?{_DASH}|\s*[.:](?:\s|$)|\s*$)"

# What ends a dateline and is not of it; the full stop of an abbreviation ("N.D.") is.
_CLOSING = re.compile(r"(?:(?<=[\d/)])\.)?[\s:\u2013\u2014-]*$")

# In the order they are tried: what names most stands first.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # MOSCOW, Feb 10 (Reuters) -      Minsk, 16 February (BelTA) -      Feb 10 (Reuters) -
        rf"(?:(?:{_PLACE}{_REGION}|{_NAME})[,.]?\s+)?{_DATE}[.,]?\s*{_WIRE}{_END}",
        # KYIV, Ukraine (AP) —
        rf"(?:{_PLACE}{_REGION}|{_NAME}, {_NAME})\s+{_WIRE}{_END}",
        # New York (AFP) —
        rf"{_NAME}\s+\((?P<wire>[A-Z]{{2,6}})\)\s*(?:\u2014|\u2013|--)\s",
        # ANKARA, MARCH 3The talks      ANKARA, March 3.      Ankara, March 3 —
        rf"{_PLACE}{_REGION},\s*{_DATE}(?:{_END}|(?=[A-Z\"\u201c]))",
        rf"{_NAME},\s*{_DATE}{_DASH}",
        # ANKARA —
        rf"{_PLACE}{_REGION}\s*(?:\u2014|--)\s",
    )
)


def find_dateline(line: str) -> Dateline | None:
    """Read the dateline a line begins with; None if it begins with none."""
    for pattern in _PATTERNS:
        if match := pattern.match(line):
            found = match.groupdict()
            return Dateline(
                text=_CLOSING.sub("", match[0]),
                length=match.end(),
                wire=found.get("wire") or found.get("slashed"),
                named=read_calendar(found["date"]) if "date" in found else None,
            )
    return None
