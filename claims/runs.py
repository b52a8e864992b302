"""Runs: whatever is stored names the run that stored it, and its row tells how that went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import Session, select

from claims import package_version
from claims.columns import now
from claims.database import Database
from claims.extract import Extractor
from claims.models import Extractor as ExtractorRow
from claims.models import Run
from claims.moments import next_instant
from claims.words import RunKind, RunStatus

__all__ = ["finish_run", "run_of_extractor", "start_run"]


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


@contextmanager
def run_of_extractor(
    database: Database,
    kind: RunKind,
    extractor: Extractor,
    counts: Callable[[], dict[str, int]],
    *,
    clock: Callable[[], datetime] = now,
) -> Iterator[int]:
    """Open a run of an extractor over many units of work, by its id, and note how it ended, however it ends.

    `counts` is asked at the end. Only a process that is killed leaves its run without one.
    """
    with database.writing() as session:
        run_id = start_run(session, kind, next_instant(session, clock), _stored(session, extractor))
    status = RunStatus.FAILED
    try:
        yield run_id
        status = RunStatus.DONE
    except KeyboardInterrupt:
        status = RunStatus.INTERRUPTED
        raise
    finally:
        with database.writing() as session:
            finish_run(session, run_id, status, next_instant(session, clock), counts())


def _stored(session: Session, extractor: Extractor) -> int | None:
    """Give the id of the row of an extractor, added where it is new."""
    row = session.exec(
        select(ExtractorRow).where(
            ExtractorRow.name == extractor.name,
            ExtractorRow.version == extractor.version,
            ExtractorRow.config_hash == extractor.config_hash,
        )
    ).first()
    if row is None:
        row = ExtractorRow(name=extractor.name, version=extractor.version, config_hash=extractor.config_hash)
        session.add(row)
        session.flush()
    return row.id
