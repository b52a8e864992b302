"""`sources|issues show`: one source or issue with all that is recorded of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Document, DocumentVersion, Issue, IssueCue, Source
from claims.query.names import find_issue, find_source
from claims.words import CuePolarity, SourceKind

__all__ = [
    "CueShown",
    "DocumentShown",
    "IssueShown",
    "SourceShown",
    "show_issue",
    "show_source",
]


@dataclass(frozen=True, slots=True)
class CueShown:
    """A wording of the codebook."""

    pattern: str
    polarity: CuePolarity
    note: str | None


@dataclass(frozen=True, slots=True)
class IssueShown:
    """An issue with its codebook."""

    key: str
    title: str
    proposition: str
    parent: str | None
    cues: Sequence[CueShown]


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document in its latest stored version."""

    id: int
    url: str
    title: str | None
    version_no: int
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source with its documents, the latest published first."""

    key: str
    name: str
    kind: SourceKind
    country: str | None
    language: str | None
    homepage: str | None
    reliability: str | None
    documents: Sequence[DocumentShown]


def show_issue(session: Session, name: str) -> IssueShown:
    """Gather one issue by key or title; raises UnknownNameError for one there is not."""
    issue = session.get_one(Issue, find_issue(session, name).id)
    parent = session.get(Issue, issue.parent_id) if issue.parent_id is not None else None
    cues = session.scalars(select(IssueCue).where(col(IssueCue.issue_id) == issue.id).order_by(col(IssueCue.id)))
    return IssueShown(
        key=issue.key,
        title=issue.title,
        proposition=issue.proposition,
        parent=parent.key if parent else None,
        cues=[CueShown(row.pattern, row.polarity, row.note) for row in cues],
    )


def show_source(session: Session, name: str) -> SourceShown:
    """Gather one source by key or name; raises UnknownNameError for one there is not."""
    source = session.get_one(Source, find_source(session, name).id)
    query = (
        select(
            col(Document.id),
            col(Document.url),
            col(DocumentVersion.title),
            col(DocumentVersion.version_no),
            col(DocumentVersion.published_at),
        )
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .where(col(Document.source_id) == source.id)
        .order_by(col(Document.id), col(DocumentVersion.version_no))
    )
    latest = {row.id: DocumentShown(*row) for row in session.execute(query)}
    return SourceShown(
        key=source.key,
        name=source.name,
        kind=source.kind,
        country=source.country,
        language=source.language,
        homepage=source.homepage,
        reliability=source.reliability,
        documents=sorted(latest.values(), key=lambda each: (str(each.published_at or ""), each.id), reverse=True),
    )
