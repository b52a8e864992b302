"""Where stored claims stand in their texts, and where they stand for certain in another text of their document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session, col

from claims.database import BATCH
from claims.models import Claim, ClaimHop, ClaimSpan, DocumentVersion
from claims.spans import Span
from claims.words import SpanRole

__all__ = ["Content", "Moves", "Place", "content_place", "places_of"]

Content = tuple[tuple[int, int], ...]
"""Where the content of a claim stands, in code points of its version's body."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in a body: its content, and `[start, end)` from its first to its last word of any role."""

    content: Content
    start: int
    end: int

    def moved(self, by: int) -> Place:
        """Give the place so many code points further on."""
        return Place(tuple((first + by, end + by) for first, end in self.content), self.start + by, self.end + by)

    def overlaps(self, other: Place) -> bool:
        """Tell whether two claims of one text share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(slots=True)
class Moves:
    """How far the claims of a document are from where they stood, in the text of one of its versions."""

    session: Session
    version: DocumentVersion
    _bodies: dict[int, str] = field(default_factory=dict)

    def place(self, claim: Claim, place: Place) -> Place | None:
        """Give where a claim stands in the version; None where that is not certain.

        In its own version that is its own place. Else the text from its first to its last word has to stand exactly
        once in either version: of a sentence that stood twice nobody can tell which of the two is still there.
        """
        if claim.document_version_id == self.version.id:
            return place
        before, now = self._body(claim.document_version_id), self.version.body
        words = before[place.start : place.end]
        if _first_alone(words, before) is None or (start := _first_alone(words, now)) is None:
            return None
        return place.moved(start - place.start)

    def _body(self, version_id: int) -> str:
        if version_id not in self._bodies:
            self._bodies[version_id] = self.session.get_one(DocumentVersion, version_id).body
        return self._bodies[version_id]


def content_place(content: Sequence[Span]) -> Content:
    """Give the places of content that has not been stored yet."""
    return tuple((span.start, span.end) for span in content)


def places_of(session: Session, claim_ids: Iterable[int]) -> Mapping[int, Place]:
    """Read where claims stand."""
    ids, found = sorted(set(claim_ids)), dict[int, Place]()
    for start in range(0, len(ids), BATCH):
        found |= _places(session, ids[start : start + BATCH])
    return found


def _places(session: Session, claim_ids: Sequence[int]) -> Mapping[int, Place]:
    spans = select(
        col(ClaimSpan.claim_id), col(ClaimSpan.role), col(ClaimSpan.span_start), col(ClaimSpan.span_end)
    ).where(col(ClaimSpan.claim_id).in_(claim_ids))
    content, extents = defaultdict[int, list[tuple[int, int]]](list), defaultdict[int, list[tuple[int, int]]](list)
    for claim_id, role, first, end in session.execute(spans.order_by(col(ClaimSpan.ordinal))):
        extents[claim_id].append((first, end))
        if role is SpanRole.CONTENT:
            content[claim_id].append((first, end))
    hops = select(col(ClaimHop.claim_id), col(ClaimHop.span_start), col(ClaimHop.span_end)).where(
        col(ClaimHop.claim_id).in_(claim_ids)
    )
    for claim_id, first, end in session.execute(hops):
        extents[claim_id].append((first, end))
    return {
        claim_id: Place(
            tuple(content[claim_id]), min(first for first, _ in all_of_it), max(end for _, end in all_of_it)
        )
        for claim_id, all_of_it in extents.items()
    }


def _first_alone(words: str, body: str) -> int | None:
    """Give where words stand in a text, where they stand there exactly once."""
    start = body.find(words)
    return None if start < 0 or body.find(words, start + 1) >= 0 else start
