"""`claims runs list`: what the program did to this database, the last first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Extractor, Run
from claims.words import RunKind, RunStatus

__all__ = ["RunRow", "list_runs"]


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run; `finished_at` None is one that still runs or was killed. `extractor` is what found its claims."""

    id: int
    kind: RunKind
    status: RunStatus
    started_at: datetime
    finished_at: datetime | None
    extractor: str | None
    package_version: str
    counts: Mapping[str, int]


def list_runs(session: Session, limit: int | None = None) -> list[RunRow]:
    """Give the runs, the last started first."""
    query = (
        select(Run, Extractor)
        .outerjoin(Extractor, col(Extractor.id) == col(Run.extractor_id))
        .order_by(col(Run.id).desc())
        .limit(limit)
    )
    return [
        RunRow(
            id=run.id or 0,
            kind=run.kind,
            status=run.status,
            started_at=run.started_at,
            finished_at=run.finished_at,
            extractor=f"{extractor.name} {extractor.version}" if extractor else None,
            package_version=run.package_version,
            counts=run.counts or {},
        )
        for run, extractor in session.execute(query)
    ]
