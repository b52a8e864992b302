"""What an empty answer is measured against: how much was looked through, and for which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, or_, select
from sqlmodel import Session, col

from claims.models import Document, DocumentVersion
from claims.query.filters import Scope

__all__ = ["Coverage", "coverage"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents the filters leave to look in, how many of them have no date, and the days that are covered.

    The days are those asked for, as far as there are documents of them: one of several days is None where nothing
    bounds it. A text of a later day may tell what was said before, so it is looked in for an earlier day too.
    """

    documents: int
    undated: int
    first_on: date | None
    last_on: date | None

    def __str__(self) -> str:
        """Say that nothing was found, and in how much."""
        noun = "document" if self.documents == 1 else "documents"
        undated = ""
        if self.undated:
            undated = ", undated" if self.undated == self.documents else f", {self.undated} of them undated"
        return f"no claim found in {self.documents} {noun}{self._days()}{undated}"

    def _days(self) -> str:
        if self.first_on is None:
            return f" until {self.last_on}" if self.last_on else ""
        if self.last_on is None:
            return f" since {self.first_on}"
        return (
            f" on {self.first_on}" if self.first_on == self.last_on else f" between {self.first_on} and {self.last_on}"
        )


def coverage(session: Session, scope: Scope) -> Coverage:
    """Count the documents that were visible as of then, of the source where one is asked for, from `since` on."""
    filters, published_on = scope.filters, col(DocumentVersion.published_on)
    dated = case((published_on.is_not(None), col(Document.id)))
    query = (
        select(
            func.count(col(Document.id).distinct()),
            func.count(dated.distinct()),
            func.min(published_on),
            func.max(published_on),
        )
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .where(*filters.asof.versions())
    )
    if scope.source:
        query = query.where(col(Document.source_id) == scope.source.id)
    if scope.document:
        query = query.where(col(Document.id) == scope.document.id)
    if filters.since:
        query = query.where(or_(published_on.is_(None), published_on >= filters.since))
    documents, dated_documents, first_on, last_on = session.execute(query).one()
    upto = min((day for day in (filters.until, filters.asof.at) if day), default=None)
    first, last = _intersected((filters.since, upto), (first_on, last_on))
    return Coverage(documents, documents - dated_documents, first, last)


def _intersected(
    asked: tuple[date | None, date | None], there: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """Give the first and last day that both periods have; where they have none in common, those asked for."""
    first = max((each for each in (asked[0], there[0]) if each), default=None)
    last = min((each for each in (asked[1], there[1]) if each), default=None)
    return asked if first and last and last < first else (first, last)
