"""Are decisions taken back earlier ones, and blind ones those that their coder made."""

from __future__ import annotations

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.models import Review
from claims.verify.check import Found, count
from claims.words import ReviewDecision

__all__ = ["undone_ones_are_decisions"]


def undone_ones_are_decisions(session: Session) -> Found:
    """Look for decisions that take back one that came later, one that itself takes back, or another coder's blind one.

    An open decision may be taken back by anybody, by its number.
    """
    undone = aliased(Review)
    odd = (
        select(col(Review.id), col(undone.id))
        .join(undone, col(undone.id) == col(Review.undoes_id))
        .where(
            or_(
                and_(col(undone.blind), col(undone.coder) != col(Review.coder)),
                col(undone.id) >= col(Review.id),
                col(undone.recorded_at) >= col(Review.recorded_at),
                col(undone.decision) == ReviewDecision.UNDO,
            )
        )
        .order_by(col(Review.id))
    )
    return count(session, Review), [f"review {number}: takes back {other}" for number, other in session.execute(odd)]
