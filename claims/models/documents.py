"""The tables of what was read: sources, documents, their versions, and every look at them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint
from sqlmodel import Field

from claims.fields import instant, long_text, primary_key, reference, word
from claims.models.base import Base
from claims.words import DateBasis, Precision, PublishedBasis, RetrievalStatus, SourceKind

__all__ = [
    "Document",
    "DocumentDate",
    "DocumentVersion",
    "Extraction",
    "FormerSource",
    "Retrieval",
    "Source",
]


class Source(Base, table=True):
    """Who published: an outlet, a ministry, a wire. `reliability` is the Admiralty scale A-F; NULL is not assessed."""

    __tablename__ = "source"
    __table_args__ = (CheckConstraint("reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name="reliability_admiralty"),)
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    name: str = Field(max_length=400)
    kind: SourceKind = word(SourceKind, "kind")
    country: str | None = Field(default=None, max_length=2)
    language: str | None = Field(default=None, max_length=12)
    homepage: str | None = long_text(nullable=True)
    reliability: str | None = Field(default=None, max_length=1)


class Document(Base, table=True):
    """One article at one address."""

    __tablename__ = "document"
    id: int | None = primary_key()
    source_id: int = reference("source")
    url: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    kind: str = Field(default="article", max_length=24)


class DocumentVersion(Base, table=True):
    """The text of a document as read at one moment: immutable, hashed, numbered from 1.

    `published_at` of a date without a time is midnight UTC with precision `day`; `published_on` is the calendar day
    at the place of publication, which days named in the text are counted from.
    """

    __tablename__ = "document_version"
    __table_args__ = (
        UniqueConstraint("document_id", "content_hash"),
        UniqueConstraint("document_id", "version_no"),
        CheckConstraint("version_no >= 1", name="version_no_positive"),
        CheckConstraint("content_hash LIKE 'sha256:%'", name="content_hash_tagged"),
        CheckConstraint("(published_at IS NULL) = (published_basis IS NULL)", name="published_has_basis"),
    )
    id: int | None = primary_key()
    document_id: int = reference("document", index=False)
    version_no: int
    content_hash: str = Field(max_length=71, index=True)
    title: str | None = long_text(nullable=True)
    byline: str | None = long_text(nullable=True)
    dateline: str | None = long_text(nullable=True)
    body: str = long_text()
    published_at: datetime | None = instant(nullable=True)
    published_on: date | None = None
    published_precision: Precision | None = word(Precision, "published_precision", nullable=True)
    published_basis: PublishedBasis | None = word(PublishedBasis, "published_basis", nullable=True)
    language: str | None = Field(default=None, max_length=12)
    retrieved_at: datetime = instant()
    run_id: int = reference("run")


class Retrieval(Base, table=True):
    """One look at an address: what was seen when. Append-only; shows silent edits, deletions and when last seen."""

    __tablename__ = "retrieval"
    id: int | None = primary_key()
    document_id: int = reference("document")
    version_id: int | None = reference("document_version", nullable=True)
    run_id: int = reference("run")
    retrieved_at: datetime = instant()
    status: RetrievalStatus = word(RetrievalStatus, "status")


class DocumentDate(Base, table=True):
    """A day that something says a version was published on: the dateline, its address, its metadata, the file's time.

    The surest of them is the version's own `published_at`; where they disagree, all of them stand here. A file's time
    says only that the text is no younger. `text` is what it was read from.
    """

    __tablename__ = "document_date"
    __table_args__ = (UniqueConstraint("document_version_id", "basis"),)
    id: int | None = primary_key()
    document_version_id: int = reference("document_version", index=False)
    basis: DateBasis = word(DateBasis, "basis")
    published_at: datetime = instant()
    published_on: date
    precision: Precision = word(Precision, "precision")
    text: str = long_text()


class FormerSource(Base, table=True):
    """The source a document was stored under before another was named, and until when; append-only."""

    __tablename__ = "former_source"
    id: int | None = primary_key()
    document_id: int = reference("document")
    source_id: int = reference("source")
    run_id: int = reference("run")
    until_at: datetime = instant()


class Extraction(Base, table=True):
    """One reading of a version's text by an extractor, that of the run, and how many claims it gave; append-only."""

    __tablename__ = "extraction"
    id: int | None = primary_key()
    document_version_id: int = reference("document_version")
    run_id: int = reference("run")
    claims: int
    recorded_at: datetime = instant()
