"""What makes claims doubtful and what rests on them, as columns of one query over all claims."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Float, Subquery, and_, case, cast, func, select, type_coerce
from sqlalchemy.orm import Mapped, aliased, outerjoin
from sqlmodel import col

from claims.asof import NOW
from claims.models import Claim, Position, PositionClaim, StanceRow
from claims.query.review_priority import ASSUMED_DAY, NO_NAME, PRONOUN, UNKNOWN_DAY
from claims.resolve.pronouns import PRONOUNS
from claims.words import Precision, SaidOnBasis

__all__ = ["weighed"]


def weighed(claim_ids: Collection[int] | None = None) -> tuple[Any, Mapping[str, ColumnElement[Any]]]:
    """Give claims joined to what they are weighed by, and the columns of their Grounds by name, in their order.

    None is all claims; what is given of others than those of `claim_ids` counts for nothing.
    """
    coded, resting = _least_sure_sides(claim_ids), _positions(claim_ids)
    joined = outerjoin(
        outerjoin(Claim, coded, coded.c.claim_id == col(Claim.id)), resting, resting.c.claim_id == col(Claim.id)
    )
    columns: dict[str, ColumnElement[Any]] = {
        "confidence": type_coerce(col(Claim.confidence), Float),
        "side": func.coalesce(coded.c.side, 1.0),
        "speaker": _certainty_of_speaker(),
        "day": _certainty_of_day(),
        "share": func.coalesce(resting.c.share, 0.0),
        "proof": func.coalesce(resting.c.proof, 0),
        "turn": func.coalesce(resting.c.turn, 0),
    }
    return joined, columns


def _least_sure_sides(claim_ids: Collection[int] | None) -> Subquery:
    return (
        select(col(StanceRow.claim_id), func.min(col(StanceRow.confidence)).label("side"))
        .where(col(StanceRow.value).is_not(None), *NOW.stances(), *_among(col(StanceRow.claim_id), claim_ids))
        .group_by(col(StanceRow.claim_id))
        .subquery()
    )


def _positions(claim_ids: Collection[int] | None) -> Subquery:
    """Give by claim the largest share in a position, whether it is quoted for one that stands, and moved one."""
    before, cited = aliased(Position), aliased(Claim)
    quoted = and_(col(Position.claim_id) == col(PositionClaim.claim_id), col(Position.valid_to).is_(None))
    moved = and_(col(before.id).is_not(None), col(cited.effective_on) == col(Position.valid_from))
    return (
        select(
            col(PositionClaim.claim_id),
            func.max(1.0 / cast(col(Position.claims), Float)).label("share"),
            func.max(case((quoted, 1), else_=0)).label("proof"),
            func.max(case((moved, 1), else_=0)).label("turn"),
        )
        .join(Position, col(Position.id) == col(PositionClaim.position_id))
        .join(cited, col(cited.id) == col(PositionClaim.claim_id))
        .outerjoin(
            before,
            and_(
                col(before.actor_id) == col(Position.actor_id),
                col(before.issue_id) == col(Position.issue_id),
                col(before.valid_to) == col(Position.valid_from),
                col(before.known_to).is_(None),
            ),
        )
        .where(*NOW.positions(), *_among(col(PositionClaim.claim_id), claim_ids))
        .group_by(col(PositionClaim.claim_id))
        .subquery()
    )


def _certainty_of_speaker() -> ColumnElement[float]:
    written = col(Claim.speaker_text)
    country = and_(func.length(written) > 1, written == func.upper(written))  # "US"
    pronoun = and_(func.lower(written).in_(sorted(PRONOUNS)), ~country)
    return case((col(Claim.speaker_id).is_(None), NO_NAME), (pronoun, PRONOUN), else_=1.0)


def _certainty_of_day() -> ColumnElement[float]:
    return case(
        (col(Claim.said_on_precision) == Precision.UNKNOWN, UNKNOWN_DAY),
        (col(Claim.said_on_basis) == SaidOnBasis.ASSUMED, ASSUMED_DAY),
        else_=1.0,
    )


def _among(column: Mapped[int], claim_ids: Collection[int] | None) -> tuple[ColumnElement[bool], ...]:
    return () if claim_ids is None else (column.in_(claim_ids),)
