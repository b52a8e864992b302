"""The log of looks at an address: what was seen there when, and which version stood from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.models import DocumentVersion, Retrieval
from claims.words import RetrievalStatus

__all__ = ["Look", "Standing", "gone_since", "looks_at", "standings"]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an address: what it found, which version where it found a text, and the run that looked."""

    retrieved_at: datetime
    status: RetrievalStatus
    version_no: int | None
    run: int
    version_id: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A version that was seen from `since` on; at `until` another was seen in its place, None for the present one."""

    version_id: int
    version_no: int
    since: datetime
    last_seen: datetime
    until: datetime | None


def looks_at(session: Session, document_id: int) -> list[Look]:
    """Give every look at a document, the first first."""
    query = (
        select(
            col(Retrieval.retrieved_at),
            col(Retrieval.status),
            col(DocumentVersion.version_no),
            col(Retrieval.run_id),
            col(Retrieval.version_id),
        )
        .outerjoin(DocumentVersion, col(DocumentVersion.id) == col(Retrieval.version_id))
        .where(col(Retrieval.document_id) == document_id)
        .order_by(col(Retrieval.id))
    )
    return [Look(*row) for row in session.execute(query)]


def standings(looks: Sequence[Look]) -> list[Standing]:
    """Give the versions in the order in which they stood; one that came back stands twice."""
    found: list[Standing] = []
    for look in looks:
        if look.version_id is None or look.version_no is None:
            continue
        since = look.retrieved_at
        if found:
            before = found.pop()
            same = before.version_id == look.version_id
            since = before.since if same else since
            if not same:
                found.append(Standing(before.version_id, before.version_no, before.since, before.last_seen, since))
        found.append(Standing(look.version_id, look.version_no, since, look.retrieved_at, None))
    return found


def gone_since(session: Session, document_id: int) -> datetime | None:
    """Give the first of the looks that have found nothing since a text was found last; None where it is still there."""
    seen = aliased(Retrieval)
    last_seen = select(func.max(col(seen.id))).where(
        col(seen.document_id) == document_id, col(seen.version_id).is_not(None)
    )
    query = select(func.min(col(Retrieval.retrieved_at))).where(
        col(Retrieval.document_id) == document_id,
        col(Retrieval.status) == RetrievalStatus.GONE,
        col(Retrieval.id) > func.coalesce(last_seen.scalar_subquery(), 0),
    )
    return session.scalar(query)
