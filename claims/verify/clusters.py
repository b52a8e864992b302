"""Is every live claim a sighting of one statement, and every text of one origin."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Claim, DocumentVersion, OriginVersion, StatementClaim
from claims.verify.check import Found, count

__all__ = ["claims_have_statements", "texts_have_origins"]


def claims_have_statements(session: Session) -> Found:
    """Look for live claims that are of no statement or of two, and for withdrawn ones that still are of one."""
    live = and_(col(StatementClaim.claim_id) == col(Claim.id), col(StatementClaim.withdrawn_at).is_(None))
    memberships = func.count(col(StatementClaim.id))
    query = (
        select(col(Claim.id), memberships)
        .outerjoin(StatementClaim, live)
        .group_by(col(Claim.id), col(Claim.withdrawn_at))
        .having(
            or_(
                and_(col(Claim.withdrawn_at).is_(None), memberships != 1),
                and_(col(Claim.withdrawn_at).is_not(None), memberships != 0),
            )
        )
        .order_by(col(Claim.id))
    )
    failures = [f"claim {number}: {_said(many)}" for number, many in session.execute(query)]
    return count(session, Claim, *NOW.claims()), failures


def texts_have_origins(session: Session) -> Found:
    """Look for document versions that are of no origin, or of two."""
    live = and_(
        col(OriginVersion.document_version_id) == col(DocumentVersion.id), col(OriginVersion.withdrawn_at).is_(None)
    )
    memberships = func.count(col(OriginVersion.id))
    query = (
        select(col(DocumentVersion.id), memberships)
        .outerjoin(OriginVersion, live)
        .group_by(col(DocumentVersion.id))
        .having(memberships != 1)
        .order_by(col(DocumentVersion.id))
    )
    failures = [f"document_version {number}: {_said(many)}" for number, many in session.execute(query)]
    return count(session, DocumentVersion), failures


def _said(many: int) -> str:
    return f"in {many or 'none'}"
