"""`claims documents show`: one document with its versions, the log of looks at it, its dates and its copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import AsOf
from claims.models import Claim, Document, DocumentVersion, FormerSource, OriginVersion, Source
from claims.query.dates import DateShown, dates_of
from claims.query.documents.difference import just_before
from claims.query.documents.listing import Presence
from claims.query.documents.log import Look, Standing, gone_since, looks_at, standings
from claims.query.documents.names import find_document
from claims.query.documents.wording import count_words, tokens

__all__ = ["CopyShown", "DocumentProfile", "SourceBefore", "VersionShown", "show_document"]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One text of a document; `retrieved_at` is when it was seen first, `claims` how many it had when it was seen last.

    `current` is the one that stands there now, or stood there before the address gave nothing.
    """

    version_no: int
    retrieved_at: datetime
    last_seen: datetime
    title: str | None
    published_on: date | None
    words: int
    claims: int
    current: bool


@dataclass(frozen=True, slots=True)
class SourceBefore:
    """The source that a document was stored under until another was named."""

    source: str
    source_key: str
    until_at: datetime


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A version of another document that goes back to the same origin, and why it is taken to."""

    document: int
    version_no: int
    source: str
    title: str | None
    url: str
    published_on: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class DocumentProfile:
    """A document as it was seen last, and all that was seen at its address.

    `dates` are those found for the present version, `basis` why that is of its `origin`; `retrievals` the log, the
    first look first. `gone_since` is the first look that found nothing; None where it is there.
    """

    id: int
    url: str
    kind: str
    source: str
    source_key: str
    title: str | None
    byline: str | None
    published_on: date | None
    status: Presence
    gone_since: datetime | None
    first_seen: datetime
    last_seen: datetime
    claims: int
    versions: Sequence[VersionShown]
    retrievals: Sequence[Look]
    dates: Sequence[DateShown]
    former_sources: Sequence[SourceBefore]
    origin: int | None
    basis: str | None
    copies: Sequence[CopyShown]


def show_document(session: Session, name: str) -> DocumentProfile:
    """Gather one document by its id or address; raises UnknownNameError for one there is not."""
    named = find_document(session, name)
    document = session.get_one(Document, named.id)
    source = session.get_one(Source, document.source_id)
    looks = looks_at(session, named.id)
    stood = standings(looks)
    versions = _versions(session, named.id, stood)
    now = session.get_one(DocumentVersion, stood[-1].version_id)
    gone = gone_since(session, named.id)
    origin = _origin(session, now)
    return DocumentProfile(
        id=named.id,
        url=document.url,
        kind=document.kind,
        source=source.name,
        source_key=source.key,
        title=now.title,
        byline=now.byline,
        published_on=now.published_on,
        status=Presence.GONE if gone else Presence.SEEN,
        gone_since=gone,
        first_seen=stood[0].since,
        last_seen=stood[-1].last_seen,
        claims=next(each.claims for each in versions if each.current),
        versions=versions,
        retrievals=looks,
        dates=dates_of(session, now),
        former_sources=_former_sources(session, named.id),
        origin=origin.origin_id if origin else None,
        basis=origin.basis if origin else None,
        copies=_copies(session, named.id, origin) if origin else (),
    )


def _versions(session: Session, document_id: int, stood: Sequence[Standing]) -> list[VersionShown]:
    last = {each.version_id: each for each in stood}
    rows = session.scalars(
        select(DocumentVersion)
        .where(col(DocumentVersion.document_id) == document_id)
        .order_by(col(DocumentVersion.version_no))
    )
    return [
        VersionShown(
            version_no=row.version_no,
            retrieved_at=row.retrieved_at,
            last_seen=last[row.id or 0].last_seen,
            title=row.title,
            published_on=row.published_on,
            words=count_words(tokens(row.body)),
            claims=_claims(session, last[row.id or 0]),
            current=row.id == stood[-1].version_id,
        )
        for row in rows
    ]


def _claims(session: Session, standing: Standing) -> int:
    known = AsOf(known=just_before(standing.until) if standing.until else None)
    query = select(func.count(col(Claim.id))).where(
        col(Claim.document_version_id) == standing.version_id, *known.claims()
    )
    return session.scalar(query) or 0


def _former_sources(session: Session, document_id: int) -> list[SourceBefore]:
    query = (
        select(col(Source.name), col(Source.key), col(FormerSource.until_at))
        .join(FormerSource, col(FormerSource.source_id) == col(Source.id))
        .where(col(FormerSource.document_id) == document_id)
        .order_by(col(FormerSource.until_at))
    )
    return [SourceBefore(*row) for row in session.execute(query)]


def _origin(session: Session, version: DocumentVersion) -> OriginVersion | None:
    return session.scalars(
        select(OriginVersion).where(
            col(OriginVersion.document_version_id) == version.id, col(OriginVersion.withdrawn_at).is_(None)
        )
    ).first()


def _copies(session: Session, document_id: int, origin: OriginVersion) -> list[CopyShown]:
    """Give the latest version of each other document that is of the origin."""
    query = (
        select(
            col(Document.id),
            col(DocumentVersion.version_no),
            col(Source.name),
            col(DocumentVersion.title),
            col(Document.url),
            col(DocumentVersion.published_on),
            col(OriginVersion.basis),
        )
        .select_from(OriginVersion)
        .join(DocumentVersion, col(DocumentVersion.id) == col(OriginVersion.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == col(Document.source_id))
        .where(
            col(OriginVersion.origin_id) == origin.origin_id,
            col(OriginVersion.withdrawn_at).is_(None),
            col(Document.id) != document_id,
        )
        .order_by(col(Document.id), col(DocumentVersion.version_no))
    )
    return list({row[0]: CopyShown(*row) for row in session.execute(query)}.values())
