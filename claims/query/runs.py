"""`claims runs list`: what the program did to this database, the last first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Extractor, Run
from claims.runs import overtaken_since
from claims.words import RunKind

__all__ = ["UNFINISHED", "RunRow", "list_runs", "status_of"]

UNFINISHED = "unfinished"
"""What is told of a run beside the words of `RunStatus`, which are those that rows have."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run; `finished_at` None is one that still runs or was killed. `extractor` is what found its claims.

    `status` is that of its row, or "unfinished" where another run has ended since its last sign.
    """

    id: int
    kind: RunKind
    status: str
    started_at: datetime
    finished_at: datetime | None
    extractor: str | None
    package_version: str
    counts: Mapping[str, int]


def status_of(session: Session, run: Run) -> str:
    """Give the status of a run, or `UNFINISHED`."""
    return run.status if overtaken_since(session, run) is None else UNFINISHED


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
            status=status_of(session, run),
            started_at=run.started_at,
            finished_at=run.finished_at,
            extractor=f"{extractor.name} {extractor.version}" if extractor else None,
            package_version=run.package_version,
            counts=run.counts or {},
        )
        for run, extractor in session.execute(query).all()
    ]
