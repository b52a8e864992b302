"""What dates a document, and where its dates do not agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, select
from sqlmodel import Session, col

from claims.dates import agree
from claims.models import DocumentDate, DocumentVersion
from claims.words import DateBasis, Precision

__all__ = ["DateShown", "dates_of"]

_SUREST_FIRST = (DateBasis.GIVEN, DateBasis.DATELINE, DateBasis.TEXT, DateBasis.URL, DateBasis.METADATA, DateBasis.FILE)


@dataclass(frozen=True, slots=True)
class DateShown:
    """A day that something says the document appeared on, and the words it was read from.

    `differs` from the day that was taken by more than one; a file's time is no date of publication and never does.
    """

    basis: DateBasis
    published_at: datetime
    published_on: date
    precision: Precision
    text: str
    differs: bool


def dates_of(session: Session, version: DocumentVersion) -> tuple[DateShown, ...]:
    """Give every date that was found for a version, the surest first."""
    order = case({basis: place for place, basis in enumerate(_SUREST_FIRST)}, value=col(DocumentDate.basis))
    rows = session.scalars(
        select(DocumentDate).where(col(DocumentDate.document_version_id) == version.id).order_by(order)
    )
    taken = version.published_on
    return tuple(
        DateShown(
            basis=row.basis,
            published_at=row.published_at,
            published_on=row.published_on,
            precision=row.precision,
            text=row.text,
            differs=taken is not None and row.basis is not DateBasis.FILE and not agree(row.published_on, taken),
        )
        for row in rows
    )
