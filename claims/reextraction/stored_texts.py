"""A stored text as a reader would give it, so that names, days and sides come out as they did from the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from sqlmodel import Session

from claims.models import Document as DocumentRow
from claims.models import DocumentVersion, Source
from claims.readers.document import Document, Published
from claims.words import SourceKind

__all__ = ["read_stored"]


def read_stored(session: Session, version: DocumentVersion) -> Document:
    """Make the document of a stored version.

    Its dates are not gathered again: the surest of them is the version's own, and the others stand beside it.
    """
    row = session.get_one(DocumentRow, version.document_id)
    source = session.get_one(Source, row.source_id)
    return Document(
        doc_id=row.url,
        address=row.url,
        body=version.body,
        title=version.title,
        byline=version.byline,
        dateline=version.dateline,
        source=None if source.kind is SourceKind.UNKNOWN else source.name,
        language=version.language,
        published=_published(version),
    )


def _published(version: DocumentVersion) -> Published | None:
    at, on = version.published_at, version.published_on
    if at is None or on is None or version.published_precision is None or version.published_basis is None:
        return None
    return Published(_there(at, on), version.published_precision, version.published_basis)


def _there(at: datetime, on: date) -> datetime:
    """Give an instant in a time zone in which it falls on the day it had at the place of publication.

    Which zone it was is not stored; the one nearest to Greenwich does, for only the day is asked for.
    """
    greenwich = at.astimezone(UTC).replace(tzinfo=None)
    first, last = datetime.combine(on, time.min), datetime.combine(on, time.max)
    offset = first - greenwich if greenwich < first else min(last - greenwich, timedelta(0))
    return at.astimezone(timezone(offset))
