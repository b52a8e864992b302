"""Settle: what follows from stored claims, brought up to date in the transaction that changed them.

Origins follow from texts, statements from claims, and positions from both: in this order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims import origins, positions, statements
from claims.asof import NOW
from claims.models import Claim

__all__ = ["settle"]


def settle(
    session: Session,
    run_id: int,
    at: datetime,
    *,
    claims: Iterable[int] = (),
    versions: Iterable[int] = (),
) -> positions.Refreshed:
    """Bring up to date what hangs on claims added or withdrawn, and on texts added.

    Positions count statements and origins: those of claims whose text or wording turned out to be another's are derived
    anew too. Never commits; `at` is the instant that the claims were recorded at.
    """
    session.flush()
    changed = set(claims)
    moved = origins.refresh(session, versions, run_id, at)
    counted = changed | statements.refresh(session, changed, run_id, at) | _claims_in(session, moved)
    return positions.refresh(session, positions.touched(session, counted), run_id, at)


def _claims_in(session: Session, version_ids: Iterable[int]) -> set[int]:
    ids = sorted(version_ids)
    return set(
        session.scalars(select(col(Claim.id)).where(col(Claim.document_version_id).in_(ids), *NOW.claims()))
        if ids
        else ()
    )
