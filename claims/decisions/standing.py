"""The decisions that hold for claims, read through all that the claims go on from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.lineage import ancestry
from claims.models import Claim, Review
from claims.words import ReviewDecision, ReviewField

__all__ = ["Decisions", "coded_by_hand", "decisions_on", "standing"]

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000


@dataclass(slots=True)
class Decisions:
    """What holds for one claim: whether it is one, what was corrected to which value, and its sides by issue.

    `verdict` is the last decision on the claim as a whole, None where only its parts were looked at. `corrected` holds
    the new values of fields as they were given; a side is its row's decision and its new word, where it was corrected.
    `latest` is the number of the last decision that holds.
    """

    verdict: ReviewDecision | None = None
    corrected: dict[ReviewField, str] = field(default_factory=dict)
    sides: dict[int, tuple[ReviewDecision, str | None]] = field(default_factory=dict)
    latest: int = 0

    @property
    def rejected(self) -> bool:
        """Tell whether it was decided that this is no claim."""
        return self.verdict is ReviewDecision.REJECT

    @property
    def confirmed(self) -> bool:
        """Tell whether somebody took it for a claim: accepted it, or corrected something in it."""
        return not self.rejected and (self.verdict is not None or bool(self.corrected) or bool(self.sides))


def decisions_on(session: Session, claim_ids: Iterable[int]) -> Mapping[int, Decisions]:
    """Give the decisions that hold for the claims that have any; blind ones and those taken back do not."""
    found: defaultdict[int, Decisions] = defaultdict(Decisions)
    for claim_id, review in standing(session, claim_ids):
        held = found[claim_id]
        held.latest = review.id or 0
        if review.field is ReviewField.CLAIM:
            held.verdict = review.decision
        elif review.field is ReviewField.STANCE and review.issue_id is not None:
            held.sides[review.issue_id] = (review.decision, review.new)
        elif review.decision is ReviewDecision.CORRECT and review.new is not None:
            held.corrected[review.field] = review.new
    return found


def coded_by_hand(session: Session, claim_ids: Iterable[int]) -> frozenset[tuple[int, int]]:
    """Give the (claim, issue) pairs that somebody decided on: no codebook codes them again."""
    held = decisions_on(session, claim_ids)
    return frozenset((claim_id, issue_id) for claim_id, each in held.items() for issue_id in each.sides)


def standing(session: Session, claim_ids: Iterable[int]) -> Iterator[tuple[int, Review]]:
    """Give every decision that holds for one of the claims with the claim's id, the earliest first.

    Blind ones and those that were taken back do not hold.
    """
    ids, undo = sorted(set(claim_ids)), aliased(Review)
    for start in range(0, len(ids), BATCH):
        path = ancestry(col(Claim.id).in_(ids[start : start + BATCH]))
        query = (
            select(path.c.claim_id, Review)
            .join(Review, col(Review.claim_id) == path.c.ancestor_id)
            .outerjoin(undo, col(undo.undoes_id) == col(Review.id))
            .where(col(Review.blind).is_(False), col(Review.decision) != ReviewDecision.UNDO, col(undo.id).is_(None))
            .order_by(col(Review.id))
        )
        yield from ((claim_id, review) for claim_id, review in session.execute(query))
