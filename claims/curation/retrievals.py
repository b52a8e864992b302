"""What people saw at an address: that it gives nothing any more.

Nothing else follows from that. The texts that were read stay, and the claims in them: that an article is gone takes
back nothing that was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from claims.columns import now
from claims.database import Database
from claims.errors import ConflictError, UsageError
from claims.models import Document, Retrieval
from claims.moments import next_instant
from claims.runs import finish_run, start_run
from claims.words import RetrievalStatus, RunKind, RunStatus

__all__ = ["Looking", "log_gone", "looking"]


@dataclass(slots=True)
class Looking:
    """Where looks are logged, for which run, at which instant, and how many were."""

    session: Session
    run_id: int
    at: datetime
    gone: int = 0


@contextmanager
def looking(database: Database, *, clock: Callable[[], datetime] = now) -> Iterator[Looking]:
    """Open a run that logs looks: all of them are committed when the block ends, none where that raises."""
    with database.writing() as session:
        at = next_instant(session, clock)
        looked = Looking(session, start_run(session, RunKind.INGEST, at), at)
        yield looked
        finish_run(session, looked.run_id, RunStatus.DONE, next_instant(session, clock), {"gone": looked.gone})


def log_gone(looked: Looking, document_id: int, at: datetime | None = None) -> None:
    """Log that the address of a document gave nothing, at `at` or now.

    Raises UsageError for a time to come, ConflictError for one before the last look that is logged.
    """
    seen_at = at or looked.at
    if seen_at > looked.at:
        message = f"{seen_at:%Y-%m-%d %H:%M} UTC is still to come."
        raise UsageError(message, hint="A day alone is its end; give the hour of an earlier look: 2022-03-09T08:00Z.")
    last = looked.session.exec(
        select(Retrieval.retrieved_at)
        .where(Retrieval.document_id == document_id)
        .order_by(col(Retrieval.id).desc())
        .limit(1)
    ).first()
    if last is not None and last > seen_at:
        url = looked.session.get_one(Document, document_id).url
        message = f"{url} was looked at later than that: {last:%Y-%m-%d %H:%M} UTC."
        raise ConflictError(message, hint=f"`claims documents show {document_id}` lists every look.")
    looked.session.add(
        Retrieval(
            document_id=document_id,
            version_id=None,
            run_id=looked.run_id,
            retrieved_at=seen_at,
            status=RetrievalStatus.GONE,
        )
    )
    looked.session.flush()
    looked.gone += 1
