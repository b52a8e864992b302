"""What an empty answer is measured against: how much was looked through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.models import Document, DocumentVersion
from claims.query.filters import Scope

__all__ = ["Coverage", "coverage"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents the filters leave to look in, and the first and last day they were published, if known."""

    documents: int
    first_on: date | None
    last_on: date | None

    def __str__(self) -> str:
        """Say that nothing was found, and in how much."""
        noun = "document" if self.documents == 1 else "documents"
        days = f"on {self.first_on}" if self.first_on == self.last_on else f"between {self.first_on} and {self.last_on}"
        return f"no claim found in {self.documents} {noun}" + (f" published {days}" if self.first_on else "")


def coverage(session: Session, scope: Scope) -> Coverage:
    """Count the documents that were visible as of then, of the source where one is asked for."""
    query = (
        select(
            func.count(col(Document.id).distinct()),
            func.min(col(DocumentVersion.published_on)),
            func.max(col(DocumentVersion.published_on)),
        )
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .where(*scope.filters.asof.versions())
    )
    if scope.source:
        query = query.where(col(Document.source_id) == scope.source.id)
    return Coverage(*session.execute(query).one())
