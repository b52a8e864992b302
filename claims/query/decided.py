"""Which claims people have decided on, as queries to choose claims by."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from claims.models import Claim, Review
from claims.words import ReviewDecision

__all__ = ["decided", "openly_decided", "with_heirs"]


def decided(*conditions: ColumnElement[bool]) -> Select[int]:
    """Choose the claims with decisions that nobody took back, by conditions on Review."""
    back = aliased(Review)
    return (
        select(col(Review.claim_id))
        .outerjoin(back, col(back.undoes_id) == col(Review.id))
        .where(col(Review.decision) != ReviewDecision.UNDO, col(back.id).is_(None), *conditions)
    )


def openly_decided(*conditions: ColumnElement[bool]) -> Select[int]:
    """Choose the claims with such decisions that are not blind, and so hold for all that the claims go on in."""
    return decided(col(Review.blind).is_(False), *conditions)


def with_heirs(claims: Select[int]) -> Select[int]:
    """Give chosen claims and all that they go on in."""
    heirs, before = claims.cte(recursive=True), aliased(Claim)
    heirs = heirs.union(
        select(col(before.superseded_by_id))
        .join(heirs, heirs.c.claim_id == col(before.id))
        .where(col(before.superseded_by_id).is_not(None))
    )
    return select(heirs.c.claim_id)
