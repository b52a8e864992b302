"""Positions that rest on the claims they should, and that these claims have come to count otherwise."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Claim, DocumentVersion, OriginVersion, Position, PositionClaim, StatementClaim
from claims.positions.evidence import Pair

__all__ = ["miscounted"]


def miscounted(session: Session) -> set[Pair]:
    """Tell the actor and issue of every live position whose claims are now of more or fewer statements or origins.

    Documents and sources of claims do not change unasked. One claim counts as one of everything, however it is counted.
    """
    counts = {
        col(Position.statements): func.count(
            func.coalesce(col(StatementClaim.statement_id), -col(PositionClaim.claim_id)).distinct()
        ),
        col(Position.origins): func.count(
            func.coalesce(col(OriginVersion.origin_id), -col(DocumentVersion.id)).distinct()
        ),
    }
    of_statement = and_(
        col(StatementClaim.claim_id) == col(PositionClaim.claim_id), col(StatementClaim.withdrawn_at).is_(None)
    )
    of_origin = and_(
        col(OriginVersion.document_version_id) == col(DocumentVersion.id), col(OriginVersion.withdrawn_at).is_(None)
    )
    query = (
        select(col(Position.actor_id), col(Position.issue_id))
        .join(PositionClaim, col(PositionClaim.position_id) == col(Position.id))
        .join(Claim, col(Claim.id) == col(PositionClaim.claim_id))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .outerjoin(StatementClaim, of_statement)
        .outerjoin(OriginVersion, of_origin)
        .where(*NOW.positions(), col(Position.claims) > 1)
        .group_by(col(Position.id))
        .having(or_(*(stored != now for stored, now in counts.items())))
    )
    return {(actor_id, issue_id) for actor_id, issue_id in session.execute(query)}
