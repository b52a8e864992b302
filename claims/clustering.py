"""Fold everything stored: which texts go back to one and which claims say the same, as after an upgrade.

Ingest folds what it stores; this looks through all of it again. Some documents make a transaction, so that what an
interruption leaves is whole, and the same command goes on to the same end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.columns import now
from claims.database import Database
from claims.models import Claim, DocumentVersion, OriginVersion, StatementClaim
from claims.moments import next_instant
from claims.runs import run_of_many
from claims.settling import settle
from claims.words import RunKind

__all__ = ["Folded", "Report", "fold_all"]

BATCH = 100
"""Document versions a transaction: other writers wait for no longer."""

Report = Callable[[int, int], None]
"""Told how many document versions have been looked through, and of how many."""


@dataclass(slots=True)
class Folded:
    """What was looked through, and how many of it are of another origin or statement now."""

    versions: int = 0
    claims: int = 0
    versions_moved: int = 0
    claims_moved: int = 0
    positions_opened: int = 0
    positions_closed: int = 0


def fold_all(
    database: Database, *, clock: Callable[[], datetime] = now, report: Report = lambda _done, _of: None
) -> Folded:
    """Find the origins of all texts and the statements of all live claims, and derive the positions anew."""
    folded = Folded()

    def counts(session: Session, run_id: int) -> dict[str, int]:
        folded.versions_moved = _opened(session, OriginVersion, run_id)
        folded.claims_moved = _opened(session, StatementClaim, run_id)
        return asdict(folded)

    with run_of_many(database, RunKind.FOLD, counts, clock=clock) as run_id:
        with database.reading() as session:
            ids = session.scalars(select(col(DocumentVersion.id)).order_by(col(DocumentVersion.id))).all()
        versions = [number for number in ids if number is not None]
        for start in range(0, len(versions), BATCH):
            with database.writing() as session:
                _fold(session, versions[start : start + BATCH], run_id, next_instant(session, clock), folded)
            report(folded.versions, len(versions))
    return folded


def _fold(session: Session, versions: Sequence[int], run_id: int, at: datetime, folded: Folded) -> None:
    query = select(col(Claim.id)).where(col(Claim.document_version_id).in_(versions), *NOW.claims())
    claims = [number for number in session.scalars(query) if number is not None]
    refreshed = settle(session, run_id, at, claims=claims, versions=versions)
    folded.versions += len(versions)
    folded.claims += len(claims)
    folded.positions_opened += refreshed.opened
    folded.positions_closed += refreshed.closed


def _opened(session: Session, table: type[OriginVersion | StatementClaim], run_id: int) -> int:
    return session.scalar(select(func.count()).select_from(table).where(col(table.run_id) == run_id)) or 0
