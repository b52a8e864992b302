"""Which documents are asked for, by source and by words of title or address."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col

from claims.models import Document, DocumentVersion
from claims.query.names import find_source

__all__ = ["asked"]


def asked(session: Session, source: str | None, text: str | None) -> list[ColumnElement[bool]]:
    """Give the conditions on document and version: of a source, and with `text` in title or address, in any case.

    Raises UnknownNameError for a source that there is not.
    """
    conditions: list[ColumnElement[bool]] = []
    if source is not None:
        conditions.append(col(Document.source_id) == find_source(session, source).id)
    if text:
        parts = (col(DocumentVersion.title), col(Document.url))
        conditions.append(or_(*(part.icontains(text, autoescape=True) for part in parts)))
    return conditions
