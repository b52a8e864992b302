"""The difference between stored codings and new ones, written: what is the same keeps its row and its run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from claims.asof import NOW
from claims.database import BATCH
from claims.models import Claim, ClaimLink, StanceRow
from claims.words import ClaimLinkKind

__all__ = ["Changed", "Key", "Rows", "live_links", "live_stances", "write"]

Key = tuple[int, int]
"""What there is one coding of: the ids of a claim and an issue, or of a claim and the one it answers."""
Rows = Mapping[Key, Mapping[str, Any]]

# What makes a coding the same one.
_SAYS = {StanceRow: ("value", "basis"), ClaimLink: ("basis",)}


@dataclass(frozen=True, slots=True)
class Changed:
    """The keys of the codings that were closed and of those that were opened; one that was replaced is in both."""

    closed: frozenset[Key]
    opened: frozenset[Key]


def live_stances(session: Session, version_ids: Sequence[int]) -> Rows:
    """Read what the live claims of the versions say, by claim and issue."""
    query = (
        select(
            col(StanceRow.claim_id),
            col(StanceRow.issue_id),
            col(StanceRow.id),
            col(StanceRow.value),
            col(StanceRow.basis),
        )
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .where(col(Claim.document_version_id).in_(version_ids), *NOW.claims(), *NOW.stances())
    )
    return {(row["claim_id"], row["issue_id"]): dict(row) for row in session.execute(query).mappings()}


def live_links(session: Session, version_ids: Sequence[int]) -> Rows:
    """Read what the live claims of the versions answer, by both claims."""
    query = (
        select(col(ClaimLink.from_id), col(ClaimLink.to_id), col(ClaimLink.id), col(ClaimLink.basis))
        .join(Claim, col(Claim.id) == col(ClaimLink.from_id))
        .where(
            col(Claim.document_version_id).in_(version_ids),
            col(ClaimLink.kind) == ClaimLinkKind.ANSWERS,
            col(ClaimLink.withdrawn_at).is_(None),
            *NOW.claims(),
        )
    )
    return {(row["from_id"], row["to_id"]): dict(row) for row in session.execute(query).mappings()}


def write(session: Session, table: type[StanceRow | ClaimLink], live: Rows, new: Rows, at: datetime) -> Changed:
    """Withdraw the live codings that are not among the new ones, and insert the new ones that are not live."""
    says = _SAYS[table]

    def missing(rows: Rows, others: Rows) -> frozenset[Key]:
        return frozenset(
            key
            for key, row in rows.items()
            if key not in others or any(row[name] != others[key][name] for name in says)
        )

    changed = Changed(closed=missing(live, new), opened=missing(new, live))
    ids = sorted(live[key]["id"] for key in changed.closed)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        session.execute(update(table).where(col(table.id).in_(batch)).values(withdrawn_at=at))
    if changed.opened:
        session.execute(insert(table), [dict(new[key]) for key in sorted(changed.opened)])
    return changed
