"""The values that decisions are made in, as text: an act, the day it was said, places in the text, a side.

Pure. What is typed is read here, and what is stored is written here, so that both look the same: "deny", "2022-02",
"12-40,52-60", "supports".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from claims.dates import parse_moment, read_calendar
from claims.errors import DateError, UsageError, quoted
from claims.resolve.claim import SaidOn
from claims.spans import Span
from claims.words import Act, Precision, SaidOnBasis, Stance

__all__ = [
    "NOBODY",
    "NO_SIDE",
    "SIDES",
    "TOUCHES",
    "UNKNOWN_DAY",
    "day_said",
    "parse_act",
    "parse_day_said",
    "parse_places",
    "parse_side",
    "places",
    "side",
    "stays_with",
]

NOBODY = "none"
"""The speaker of a claim that nobody with a name made."""
UNKNOWN_DAY = "unknown"
NO_SIDE, TOUCHES = "none", "touches"
SIDES = (*(each.name.lower() for each in Stance), TOUCHES, NO_SIDE)
"""What a claim may say on an issue: a stance, that it touches the issue and takes no side, or nothing."""

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")
_PLACES = re.compile(r"\d+\s*-\s*\d+(\s*,\s*\d+\s*-\s*\d+)*,?")
_ELLIPSIS = re.compile(r"\s+(?:…|\.\.\.)\s+")
# A keyboard has one quotation mark and one apostrophe; a text may have others.
_MARKS = {mark: f"[{group}]" for group in ('"“”„«»', "'‘’") for mark in group}  # noqa: RUF001 -- as texts have them
_SHOWN = 6


def parse_act(text: str) -> Act:
    """Read a speech act; raises UsageError with those there are."""
    try:
        return Act(text.strip().lower())
    except ValueError:
        message = f"{quoted(text)} is no speech act."
        raise UsageError(message, hint=f"One of: {', '.join(Act)}.") from None


def parse_side(text: str) -> str:
    """Read what a claim says on an issue, one of SIDES; raises UsageError with those there are."""
    found = text.strip().lower()
    if found not in SIDES:
        message = f"{quoted(text)} is no side."
        raise UsageError(message, hint=f"One of: {', '.join(SIDES)}.")
    return found


def side(value: int | None, *, coded: bool) -> str:
    """Name the side of a coding; without one (not `coded`) the claim says nothing on the issue."""
    if not coded:
        return NO_SIDE
    return TOUCHES if value is None else Stance(value).name.lower()


def parse_day_said(text: str) -> SaidOn:
    """Read when something was said: a day, a month ("2022-02", "Feb 2022"), a year, or "unknown".

    Raises DateError for what is none of them.
    """
    written = text.strip()
    if written.lower() == UNKNOWN_DAY:
        return SaidOn(None, Precision.UNKNOWN, SaidOnBasis.ASSUMED)
    if (moment := parse_moment(written)) is not None:
        return SaidOn(moment.day, Precision.DAY, SaidOnBasis.EXPLICIT)
    year, month = _month(written)
    try:
        if year is not None:
            first = date(year, month or 1, 1)
            return SaidOn(first, Precision.MONTH if month else Precision.YEAR, SaidOnBasis.EXPLICIT)
    except ValueError:  # a month 13
        pass
    message = f"{quoted(text)} is no day, month or year."
    raise DateError(message, hint=f'Write it as 2022-02-25, 2022-02 or 2022; or "{UNKNOWN_DAY}".')


def day_said(on: date | None, precision: Precision) -> str:
    """Write when something was said, as exactly as it is known."""
    if on is None:
        return UNKNOWN_DAY
    return on.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)]


def parse_places(text: str, body: str, present: Sequence[Span]) -> tuple[Span, ...]:
    """Read where a claim stands: places ("12-40,52-60", code points, half-open), or its words as they stand there.

    Words that stand apart are joined by an ellipsis (" … "). They have to stand in the paragraph of the `present`
    spans exactly once, else in the whole body; white space and the kind of quotation marks do not matter. Raises
    UsageError for places that are empty, overlap, lie outside or are not in order, and for words that are not there or
    stand there more often, with the places.
    """
    if not text.strip():
        message = "A claim without words is none."
        raise UsageError(message, hint="Give its places or its words; or reject the claim.")
    if _PLACES.fullmatch(text.strip()):
        pairs = [pair.split("-") for pair in text.split(",") if pair.strip()]
        found = [_cut(body, int(start), int(end)) for start, end in pairs]
    else:
        found = [_standing(words, body, present) for words in _ELLIPSIS.split(text.strip())]
    for before, after in pairwise(found):
        if after.start < before.end:
            relation = "overlap" if before.start < after.end else "are not in the order of the text"
            message = f"The places {places([before])} and {places([after])} {relation}."
            raise UsageError(message)
    return tuple(found)


def stays_with(content: Sequence[Span], body: str, present: Sequence[Span]) -> bool:
    """Tell whether content given anew is still of the claim at the `present` spans: some of it, or its paragraph."""
    around = _paragraph(body, present)
    return any(span.overlaps(other) or around.contains(span) for span in content for other in present)


def places(spans: Sequence[Span]) -> str:
    """Write where spans stand: "12-40,52-60"."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def _month(text: str) -> tuple[int | None, int | None]:
    """Give the year and the month that a text names; it names no day."""
    if match := _MONTH.fullmatch(text):
        return int(match[1]), int(match[2])
    if match := _YEAR.fullmatch(text):
        return int(match[1]), None
    found = read_calendar(text)
    return (found.year, found.month) if found and found.day is None and found.month else (None, None)


def _cut(body: str, start: int, end: int) -> Span:
    try:
        return Span.of(body, start, end)
    except ValueError:
        what = "is empty" if start >= end else f"lies outside the text, which has {len(body)} characters"
        message = f"The place {start}-{end} {what}."
        raise UsageError(message) from None


def _paragraph(body: str, present: Sequence[Span]) -> Span:
    """Give the paragraph, or the paragraphs, that spans stand in."""
    first, last = min(span.start for span in present), max(span.end for span in present)
    start, end = body.rfind("\n\n", 0, first) + 1, body.find("\n\n", last)
    return Span.of(body, start, len(body) if end < 0 else end)


def _standing(words: str, body: str, present: Sequence[Span]) -> Span:
    """Find the one place where words stand: in the paragraph, else in the body."""
    written = r"\s+".join("".join(_MARKS.get(c, re.escape(c)) for c in word) for word in words.split())
    before, after = r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(before + written + after)
    found = [Span.of(body, *match.span()) for match in pattern.finditer(body)]
    around = _paragraph(body, present)
    beside = [span for span in found if around.contains(span)]
    if len(beside) == 1:
        return beside[0]
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"{quoted(words)} does not stand in the text."
        raise UsageError(message, hint="Give the words exactly as they stand there, or places such as 12-40.")
    several = ", ".join(places([span]) for span in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    message = f"{quoted(words)} stands in the text {len(found)} times."
    raise UsageError(message, hint=f"Say which: {several}.")
