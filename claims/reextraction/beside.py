"""What another reading found beside what people decided on: much the same words of a text, and yet another claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session, col

from claims.database import BATCH
from claims.decisions import decisions_on, standing
from claims.lineage import ancestry
from claims.models import Claim, ClaimSpan
from claims.spans import Span, shared
from claims.words import SpanRole, WithdrawnReason

__all__ = ["ALIKE", "Beside", "first_found", "found_beside"]

ALIKE = 0.5
"""Two claims may be one where they share so much of their words, and neither stands in the other."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A live claim that nobody decided on, and the claim people decided on that it may be; ids."""

    found: int
    decided: int


def found_beside(session: Session, version_ids: Collection[int]) -> list[Beside]:
    """Give the claims of these versions that were first found after somebody decided on another with their words.

    That claim was confirmed and still stands, so that the words count twice; or it was rejected, and is found once
    more with other bounds. What stood there when somebody decided was there to be seen, and is not given.
    """
    found: list[Beside] = []
    for claims in _by_version(session, version_ids).values():
        held = decisions_on(session, claims)
        since = {claim_id: review.recorded_at for claim_id, review in standing(session, claims)}
        decided = [claims[claim_id] for claim_id, each in held.items() if each.confirmed or each.rejected]
        others = [claim for claim_id, claim in claims.items() if claim_id not in held and claim.withdrawn_at is None]
        spans = _contents(session, (claim.id or 0 for claim in (*decided, *others))) if decided else {}
        first = first_found(session, (claim.id or 0 for claim in others)) if decided else {}
        found += [
            Beside(other.id or 0, claim.id or 0)
            for other in others
            for claim in decided
            if first[other.id or 0] > since[claim.id or 0]
            and claim.id != other.parent_id
            and other.id != claim.parent_id
            and shared(spans[other.id or 0], spans[claim.id or 0]) >= ALIKE
        ]
    return found


def first_found(session: Session, claim_ids: Iterable[int]) -> Mapping[int, datetime]:
    """Give when each claim, or the first of those it goes on from, was recorded."""
    found: dict[int, datetime] = {}
    for batch in _batches(claim_ids):
        path = ancestry(col(Claim.id).in_(batch))
        query = (
            select(path.c.claim_id, func.min(col(Claim.recorded_at)))
            .join(Claim, col(Claim.id) == path.c.ancestor_id)
            .group_by(path.c.claim_id)
        )
        found.update((claim_id, at) for claim_id, at in session.execute(query))
    return found


def _by_version(session: Session, version_ids: Collection[int]) -> Mapping[int, Mapping[int, Claim]]:
    """Read the claims that go on in no other and either are live or were rejected."""
    found = defaultdict[int, dict[int, Claim]](dict)
    for batch in _batches(version_ids):
        query = select(Claim).where(
            col(Claim.document_version_id).in_(batch),
            or_(
                col(Claim.withdrawn_at).is_(None),
                and_(
                    col(Claim.withdrawn_reason) == WithdrawnReason.MISEXTRACTED, col(Claim.superseded_by_id).is_(None)
                ),
            ),
        )
        for claim in session.scalars(query.order_by(col(Claim.id))):
            found[claim.document_version_id][claim.id or 0] = claim
    return found


def _contents(session: Session, claim_ids: Iterable[int]) -> Mapping[int, Sequence[Span]]:
    found = defaultdict[int, list[Span]](list)
    for batch in _batches(claim_ids):
        query = select(ClaimSpan).where(col(ClaimSpan.claim_id).in_(batch), col(ClaimSpan.role) == SpanRole.CONTENT)
        for row in session.scalars(query.order_by(col(ClaimSpan.ordinal))):
            found[row.claim_id].append(Span(row.span_start, row.span_end, row.text))
    return found


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
