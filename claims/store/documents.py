"""Documents, their versions, and the log of every look at them."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from sqlmodel import Session, col, select

from claims.analysis import Analysis
from claims.models import Document, DocumentDate, DocumentVersion, FormerSource, Retrieval, Source
from claims.readers.document import Document as DocumentRead
from claims.resolve.names import slug
from claims.store.recording import Recording, key_of
from claims.text import content_hash
from claims.words import RetrievalStatus, SourceKind

__all__ = ["add_version", "current_version", "kept", "known_by", "learn_source", "note_retrieval"]

UNKNOWN_SOURCE = "unknown"


def current_version(session: Session, address: str) -> DocumentVersion | None:
    """Give the version that was seen at `address` the last time anything was."""
    return session.exec(
        select(DocumentVersion)
        .join(Retrieval, col(Retrieval.version_id) == col(DocumentVersion.id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .where(Document.url == address)
        .order_by(col(Retrieval.id).desc())
        .limit(1)
    ).first()


def note_retrieval(into: Recording, version: DocumentVersion, status: RetrievalStatus) -> None:
    """Log that the version was seen."""
    into.session.add(
        Retrieval(
            document_id=version.document_id,
            version_id=version.id,
            run_id=into.run_id,
            retrieved_at=into.at,
            status=status,
        )
    )


def learn_source(into: Recording, version: DocumentVersion, read: DocumentRead) -> bool:
    """Name the source of a document that was stored without one, and tell whether; a source that is known stays."""
    session = into.session
    document = session.get_one(Document, version.document_id)
    unnamed = session.get_one(Source, document.source_id).key == UNKNOWN_SOURCE
    if learnt := bool(read.source) and unnamed:
        session.add(
            FormerSource(
                document_id=version.document_id, source_id=document.source_id, run_id=into.run_id, until_at=into.at
            )
        )
        document.source_id = key_of(_source(session, read.source))
        session.flush()
    return learnt


def kept(session: Session, version: DocumentVersion, read: DocumentRead) -> tuple[str, ...]:
    """Tell what the document says otherwise now than the version that is stored, which does not change."""
    source = session.get_one(Source, session.get_one(Document, version.document_id).source_id)
    differs = {
        "source": read.source is not None and slug(read.source) != source.key,
        "title": read.title is not None and read.title != version.title,
        "date": read.published is not None and read.published.at != version.published_at,
    }
    return tuple(name for name, differently in differs.items() if differently)


def add_version(into: Recording, analysis: Analysis) -> DocumentVersion:
    """Give the version with this text, added to its document (and the document to its source) where it is new."""
    read, digest = analysis.document, content_hash(analysis.document.body)
    document = _document(into.session, analysis)
    versions = into.session.exec(select(DocumentVersion).where(DocumentVersion.document_id == document.id)).all()
    for version in versions:
        if version.content_hash == digest:  # the text went back to what it once was
            return version
    published = read.published
    version = DocumentVersion(
        document_id=key_of(document),
        version_no=len(versions) + 1,
        content_hash=digest,
        title=read.title,
        byline=read.byline,
        dateline=read.dateline,
        body=read.body,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_precision=published.precision if published else None,
        published_basis=published.basis if published else None,
        language=analysis.language,
        retrieved_at=into.at,
        run_id=into.run_id,
    )
    into.session.add(version)
    into.session.flush()
    into.session.add_all(
        DocumentDate(
            document_version_id=key_of(version),
            basis=found.basis,
            published_at=found.at,
            published_on=found.on,
            precision=found.precision,
            text=found.text,
        )
        for found in read.dates
    )
    return version


def known_by(session: Session, version: DocumentVersion) -> date:
    """Give the latest day the text can have appeared: that of publication, else the earliest of those that bound it.

    These are the first retrieval and all dates of a version without one of publication: its file's, its update's.
    """
    if version.published_on is not None:
        return version.published_on
    dates = session.exec(select(DocumentDate).where(DocumentDate.document_version_id == version.id))
    return min([version.retrieved_at.date(), *(found.published_on for found in dates)])


def _document(session: Session, analysis: Analysis) -> Document:
    read = analysis.document
    document = session.exec(select(Document).where(Document.url == read.address)).first()
    if document is None:
        source = _source(session, read.source or urlsplit(read.address).hostname)
        document = Document(source_id=key_of(source), url=read.address)
        session.add(document)
        session.flush()
    return document


def _source(session: Session, name: str | None) -> Source:
    key = slug(name or "") or UNKNOWN_SOURCE  # a name without a letter names nobody
    found = session.exec(select(Source).where(Source.key == key)).first()
    if found is None:
        known = key != UNKNOWN_SOURCE
        kind = SourceKind.OUTLET if known else SourceKind.UNKNOWN
        found = Source(key=key, name=str(name) if known else "Unknown source", kind=kind)
        session.add(found)
        session.flush()
    return found
