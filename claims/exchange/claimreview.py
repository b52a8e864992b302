"""Fact checks as schema.org's ClaimReview in JSON-LD (https://schema.org/ClaimReview), read and written.

The publisher's words are the rating's `alternateName`, the number and its scale `ratingValue`, `worstRating` and
`bestRating`. Which stored claim it is of may stand in a property of ours, `claims:claim`: an id or a uid.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.dates import parse_day
from claims.errors import ClaimsError, InputError, UsageError, quoted
from claims.facts import Rating, checked
from claims.query.facts import FactCheckRow
from claims.text import decode
from claims.words import ActorKind

__all__ = ["BadReview", "ClaimReview", "read_reviews", "write_reviews"]

CONTEXT = ["https://schema.org", {"claims": "urn:x-claims:"}]
CLAIM, WHOLE_STATEMENT = "claims:claim", "claims:wholeStatement"
_PREFIXES = ("", "schema:", "https://schema.org/", "http://schema.org/")
_NUMBERS = ("ratingValue", "worstRating", "bestRating")
# What schema.org takes for the end of a scale that is not given.
_WORST, _BEST = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """One fact check of a file: the rating, what it is of, and where it stands in the file.

    `claim` names a stored claim; without it the words `claimed` and the `speaker` have to tell. `remarks` say what of
    the rating is left out, and why.
    """

    where: str
    rating: Rating
    claimed: str | None
    speaker: str | None
    claim: str | None
    whole_statement: bool | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadReview:
    """A fact check of a file that cannot be stored, and why."""

    where: str
    reason: str


def read_reviews(raw: bytes) -> Iterator[ClaimReview | BadReview]:
    """Give the fact checks of a file: one, an array, an @graph, a feed, or one JSON value a line.

    Raises InputError for what is no JSON.
    """
    number = 0
    for value in _values(decode(raw)):
        if isinstance(value, BadReview):
            yield value
            continue
        for node in _nodes(value):
            number += 1
            where = f"review {number}"
            try:
                yield _review(where, node)
            except ClaimsError as error:
                yield BadReview(where, error.message)


def write_reviews(rows: Iterable[FactCheckRow]) -> str:
    """Write fact checks as one JSON-LD document, each with the uid of its claim, so that they can be read back."""
    return json.dumps({"@context": CONTEXT, "@graph": [_node(row) for row in rows]}, ensure_ascii=False, indent=2)


def _values(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
        read = [_line(number, line) for number, line in lines]
        if all(isinstance(each, BadReview) for each in read):
            message = f"This is no JSON: {error}."
            raise InputError(message, hint="Fact checks are read as JSON-LD: https://schema.org/ClaimReview") from error
        yield from read


def _line(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadReview(f"line {number}", f"no JSON: {error}")


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Find every ClaimReview in a value, however deep: in graphs, in the items of feeds, in articles."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            if "ClaimReview" in {str(kind).rpartition("/")[2].rpartition(":")[2] for kind in _all(each.get("@type"))}:
                yield each
            else:
                waiting.extend(reversed(each.values()))


def _review(where: str, node: Mapping[str, Any]) -> ClaimReview:
    reviewed = next(iter(_things(node, "itemReviewed")), {})
    whole = node.get(WHOLE_STATEMENT)
    rating = _rating(node)
    return ClaimReview(
        where=where,
        rating=rating,
        claimed=_text(node, "claimReviewed"),
        speaker=_name(reviewed, "author"),
        claim=_claim(node),
        whole_statement=whole if isinstance(whole, bool) else None,
        remarks=tuple(_left_out(node, rating.words)),
    )


def _claim(node: Mapping[str, Any]) -> str | None:
    """Give what names the stored claim; raises UsageError for what is neither a number nor a text."""
    for each in _all(node.get(CLAIM)):
        named = each.get("@value") if isinstance(each, dict) else each
        if isinstance(named, float) and named.is_integer():
            named = int(named)
        if isinstance(named, bool) or not isinstance(named, str | int) or not str(named).strip():
            message = f"{CLAIM} is {json.dumps(each, ensure_ascii=False)}: it has to be the id of a claim or its uid."
            raise UsageError(message)
        return str(named).strip()
    return None


def _rating(node: Mapping[str, Any]) -> Rating:
    """Read the rating; raises UsageError where it lacks a publisher, an address or words, or is off its scale."""
    given = _given(node)
    value, worst, best = (_number(given, name) for name in _NUMBERS)
    if value is None or (worst is None and best is None):
        worst = best = None
    else:
        worst, best = _WORST if worst is None else worst, _BEST if best is None else best
    published = _text(node, "datePublished")
    return checked(
        Rating(
            publisher=_name(node, "author") or _name(node, "publisher") or "",
            url=_text(node, "url") or "",
            words=_text(given, "alternateName") or _text(given, "name") or _text(given, "ratingValue") or "",
            value=value,
            worst=worst,
            best=best,
            reviewed_on=_day(published) if published else None,
        )
    )


def _day(text: str) -> date:
    """Read the day of a date or of an instant, at the place it was published."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return parse_day(text)


def _all(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _property(node: Mapping[str, Any], name: str) -> list[Any]:
    return next((_all(node[prefix + name]) for prefix in _PREFIXES if prefix + name in node), [])


def _things(node: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [each for each in _property(node, name) if isinstance(each, dict)]


def _text(node: Mapping[str, Any], name: str) -> str | None:
    """Give the first text of a property; a text with its language is an object with an @value."""
    for each in _property(node, name):
        plain = each.get("@value") if isinstance(each, dict) else each
        if isinstance(plain, str | int | float) and not isinstance(plain, bool) and str(plain).strip():
            return str(plain).strip()
    return None


def _given(node: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(iter(_things(node, "reviewRating")), {})


def _number(given: Mapping[str, Any], name: str) -> float | None:
    """Read a number of the rating; None where there is none, or words, as in "False".

    Raises UsageError for what is meant for a number and is none, as "4,5" or "4/5".
    """
    text = _text(given, name)
    try:
        return float(text) if text else None
    except ValueError as error:
        if any(map(str.isdigit, text or "")):
            message = f"{name} {quoted(text or '')} is no number: write one with a point, as in 4.5."
            raise UsageError(message) from error
        return None


def _left_out(node: Mapping[str, Any], words: str) -> Iterator[str]:
    """Say which numbers of the rating are words, and other ones than the rating's own."""
    given = _given(node)
    for name in _NUMBERS:
        text = _text(given, name)
        if text and _number(given, name) is None and " ".join(text.split()) != words:
            yield f"{name} {quoted(text)} is no number, and is left out."


def _name(node: Mapping[str, Any], name: str) -> str | None:
    """Name who wrote, published or said it: by an object with a name, or in plain words."""
    return next((called for each in _things(node, name) if (called := _text(each, "name"))), _text(node, name))


def _node(row: FactCheckRow) -> dict[str, Any]:
    rating = {
        "@type": "Rating",
        "alternateName": row.rating,
        "ratingValue": row.rating_value,
        "worstRating": row.worst_rating,
        "bestRating": row.best_rating,
    }
    kind = "Person" if row.speaker_kind is ActorKind.PERSON else "Organization"
    claim = {
        "@type": "Claim",
        "author": {"@type": kind, "name": row.speaker} if row.speaker else None,
        "datePublished": row.said_on.isoformat() if row.said_on else None,
        "appearance": {"@type": "CreativeWork", "url": row.document_url},
    }
    review = {
        "@type": "ClaimReview",
        "url": row.url,
        "author": {"@type": "Organization", "name": row.publisher},
        "datePublished": row.reviewed_on.isoformat() if row.reviewed_on else None,
        "claimReviewed": row.content,
        "itemReviewed": _filled(claim),
        "reviewRating": _filled(rating),
        CLAIM: row.uid,
        WHOLE_STATEMENT: row.whole_statement,
    }
    return _filled(review)


def _filled(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None}
