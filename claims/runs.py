"""Runs: whatever is stored names the run that stored it, and its row tells how that went."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from claims import package_version
from claims.models import Run
from claims.words import RunKind, RunStatus

__all__ = ["finish_run", "start_run"]


def start_run(session: Session, kind: RunKind, at: datetime, extractor_id: int | None = None) -> int:
    """Add the row of a run that begins now and give its id."""
    run = Run(
        kind=kind,
        extractor_id=extractor_id,
        started_at=at,
        status=RunStatus.RUNNING,
        package_version=package_version(),
    )
    session.add(run)
    session.flush()
    return run.id or 0


def finish_run(session: Session, run_id: int, status: RunStatus, at: datetime, counts: dict[str, int]) -> None:
    """Note in its row how a run ended and what it counted."""
    run = session.get_one(Run, run_id)
    run.status, run.finished_at, run.counts = status, at, counts
