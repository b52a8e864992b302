"""Which run it was: by its number, by its end, or by what it changed at an instant."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.errors import NotFoundError
from claims.models import DocumentVersion, Extraction, Retrieval, Run
from claims.runs import last_sign

__all__ = ["end_of_run", "find_run", "run_at"]


def find_run(session: Session, run_id: int) -> Run:
    """Give a run by its number; raises NotFoundError for one that no run has."""
    run = session.get(Run, run_id)
    if run is None:
        message = f"There is no run {run_id}."
        raise NotFoundError(message, hint="`claims runs list` shows every run.")
    return run


def end_of_run(session: Session, run_id: int) -> datetime:
    """Give the instant a run ended; of one without an end, that of its last change.

    Raises NotFoundError for a number that no run has.
    """
    run = find_run(session, run_id)
    return run.finished_at or last_sign(session, run)


def run_at(session: Session, document_id: int, at: datetime) -> int | None:
    """Give the run that changed a document at an instant; None where that was before runs were told apart."""
    versions = select(col(DocumentVersion.id)).where(col(DocumentVersion.document_id) == document_id)
    queries = (
        select(col(Run.id)).where(col(Run.started_at) == at),
        select(col(Retrieval.run_id)).where(
            col(Retrieval.document_id) == document_id, col(Retrieval.retrieved_at) == at
        ),
        select(col(Extraction.run_id)).where(
            col(Extraction.document_version_id).in_(versions), col(Extraction.recorded_at) == at
        ),
    )
    return next((run_id for query in queries if (run_id := session.scalar(query.limit(1))) is not None), None)
