"""A rating as a publisher gave it, and what it has to be before it is stored."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from claims.errors import UsageError, quoted
from claims.text import unstorable

__all__ = ["Rating", "checked"]

_LONGEST = 400
_LONGEST_URL = 2_000


@dataclass(frozen=True, slots=True)
class Rating:
    """What a fact-checker found: its own words ("Mostly false"), and where it is published.

    `value` is the place on a scale from `worst` to `best`, as in schema.org's ClaimReview; None where none was given.
    """

    publisher: str
    url: str
    words: str
    value: float | None = None
    worst: float | None = None
    best: float | None = None
    reviewed_on: date | None = None


def checked(rating: Rating) -> Rating:
    """Give the rating as it can be stored, its texts on one line.

    Raises UsageError for a text that is empty or too long, an address that is not on the web, a value off its scale.
    """
    _check_value(rating)
    return replace(
        rating,
        publisher=_on_one_line(rating.publisher, "The publisher's name"),
        url=_address(rating.url),
        words=_on_one_line(rating.words, "The rating"),
    )


def _on_one_line(text: str, what: str) -> str:
    tidied = " ".join(text.split())
    if not tidied or len(tidied) > _LONGEST:
        message = (
            f"{what} is empty." if not tidied else f"{what} has {len(tidied)} characters; {_LONGEST} are the most."
        )
        raise UsageError(message)
    if unstorable(tidied):
        message = f"{what} {quoted(tidied)} has characters that are no text."
        raise UsageError(message)
    return tidied


def _address(url: str) -> str:
    tidied = url.strip()
    try:
        parts = urlsplit(tidied)
        on_the_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # brackets that hold no address
        on_the_web = False
    if not on_the_web or any(c.isspace() or not c.isprintable() for c in tidied) or len(tidied) > _LONGEST_URL:
        message = f"{quoted(url)} is no address on the web."
        raise UsageError(message, hint="Give that of the fact check, beginning with https:// or http://.")
    return tidied


def _check_value(rating: Rating) -> None:
    given = [each for each in (rating.value, rating.worst, rating.best) if each is not None]
    if not all(map(math.isfinite, given)):
        message = "The value of a rating and the ends of its scale are finite numbers."
        raise UsageError(message)
    if rating.value is None:
        if given:
            message = "A scale says nothing without a value on it."
            raise UsageError(message, hint="Give the value too, or the rating's words alone.")
        return
    ends = [each for each in (rating.worst, rating.best) if each is not None]
    if len(ends) == 1:
        message = "A scale has two ends."
        raise UsageError(message, hint="Give both the worst and the best value, or neither.")
    if ends and (ends[0] == ends[1] or not min(ends) <= rating.value <= max(ends)):
        message = f"{rating.value:g} is not on a scale from {ends[0]:g} to {ends[1]:g}."
        raise UsageError(message)
