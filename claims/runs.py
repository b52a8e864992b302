"""Runs: whatever is stored names the run that stored it, and its row tells how that went.

No run knows of another one's process. A run that was killed has no end, and neither has one that goes on. Where others
began and ended since its last sign, it is called unfinished: killed, or slow at one text. Its row stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CTE, func, union
from sqlmodel import Session, col, select

from claims import package_version
from claims.columns import now
from claims.database import Database
from claims.models import Extraction, Position, Retrieval, Run
from claims.models import Extractor as ExtractorRow
from claims.moments import next_instant
from claims.words import RunKind, RunStatus

if TYPE_CHECKING:
    from claims.extract import Extractor

__all__ = [
    "finish_run",
    "instants_of",
    "last_sign",
    "overtaken_since",
    "run_of_many",
    "start_run",
    "unfinished_runs",
]


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
def run_of_many(
    database: Database,
    kind: RunKind,
    counts: Callable[[Session, int], dict[str, int]],
    *,
    extractor: Extractor | None = None,
    clock: Callable[[], datetime] = now,
) -> Iterator[int]:
    """Open a run over many units of work, by its id, and note how it ended, however it ends.

    `counts` is asked at the end, with the id. Only a process that is killed leaves its run without one.
    """
    with database.writing() as session:
        extractor_id = None if extractor is None else _stored(session, extractor)
        run_id = start_run(session, kind, next_instant(session, clock), extractor_id)
    status = RunStatus.FAILED
    try:
        yield run_id
        status = RunStatus.DONE
    except KeyboardInterrupt:
        status = RunStatus.INTERRUPTED
        raise
    finally:
        with database.writing() as session:
            finish_run(session, run_id, status, next_instant(session, clock), counts(session, run_id))


def instants_of(run_id: int) -> CTE:
    """Give the instants of a run: its beginning, at which a run of one transaction changes everything, and others.

    A run over documents changes each at an instant of its own: it looked at it then, read it, or derived positions.
    """
    return union(
        select(col(Run.started_at).label("at")).where(col(Run.id) == run_id),
        select(col(Retrieval.retrieved_at)).where(col(Retrieval.run_id) == run_id),
        select(col(Extraction.recorded_at)).where(col(Extraction.run_id) == run_id),
        select(col(Position.known_from)).where(col(Position.run_id) == run_id),
    ).cte()


def last_sign(session: Session, run: Run) -> datetime:
    """Give the instant of the last change of a run that was recorded; its beginning where none was."""
    instants = instants_of(run.id or 0)
    return session.execute(select(func.max(instants.c.at))).scalar() or run.started_at


def overtaken_since(session: Session, run: Run) -> datetime | None:
    """Give the last sign of a run without an end, where a later one has ended since: it is unfinished. Else None."""
    if run.finished_at is not None:
        return None
    ended = session.exec(select(func.max(col(Run.finished_at))).where(col(Run.id) > run.id)).one()
    sign = last_sign(session, run)
    return sign if ended is not None and ended > sign else None


def unfinished_runs(session: Session) -> list[tuple[Run, datetime]]:
    """Give the unfinished runs with their last sign, the first started first."""
    endless = session.exec(select(Run).where(col(Run.finished_at).is_(None)).order_by(col(Run.id))).all()
    return [(run, sign) for run in endless if (sign := overtaken_since(session, run)) is not None]


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
