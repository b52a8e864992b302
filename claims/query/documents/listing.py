"""`claims documents list`: what is stored, each document as it was seen last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CTE, ColumnElement, case, distinct, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Claim, Document, DocumentVersion, OriginVersion, Retrieval, Source, StatementClaim
from claims.query.documents.asked import asked
from claims.words import RetrievalStatus

__all__ = ["DocumentFilters", "DocumentRow", "Presence", "list_documents"]


class Presence(StrEnum):
    """Whether the last look at an address found a text."""

    SEEN = "seen"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class DocumentFilters:
    """Which documents are asked for: `text` stands in title or address, `edited` ones changed at least once."""

    source: str | None = None
    text: str | None = None
    edited: bool = False
    gone: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with title and day of the version seen last, at `last_seen`; first_seen and last_seen are retrievals.

    `versions` are different texts. `claims` are live sightings and `statements` what they are sightings of; `copies`
    are other documents of the same origin.
    """

    id: int
    source: str
    source_key: str
    title: str | None
    url: str
    published_on: date | None
    versions: int
    first_seen: datetime
    last_seen: datetime
    status: Presence
    claims: int
    statements: int
    copies: int


def list_documents(session: Session, filters: DocumentFilters) -> list[DocumentRow]:
    """Give the documents, the latest published first, those without a day last; raises UnknownNameError."""
    chosen = _chosen(session, filters)
    query = select(
        chosen.c.id,
        chosen.c.source,
        chosen.c.source_key,
        chosen.c.title,
        chosen.c.url,
        chosen.c.published_on,
        _versions(chosen).label("versions"),
        chosen.c.first_seen,
        chosen.c.last_seen,
        chosen.c.status,
        *_claims(chosen),
        _copies(chosen).label("copies"),
    ).order_by(chosen.c.published_on.desc().nulls_last(), chosen.c.id.desc())
    rows = session.execute(query).mappings()
    return [DocumentRow(**{**row, "status": Presence(row["status"])}) for row in rows]


def _chosen(session: Session, filters: DocumentFilters) -> CTE:
    """Choose the documents first, so that what hangs on them is counted for these alone."""
    changed, found = col(Retrieval.status) == RetrievalStatus.CHANGED, col(Retrieval.version_id).is_not(None)
    looks = (
        select(
            col(Retrieval.document_id),
            func.min(col(Retrieval.retrieved_at)).label("first_seen"),
            func.max(case((found, col(Retrieval.id)))).label("seen_id"),
            func.max(col(Retrieval.id)).label("look_id"),
            func.max(case((changed, 1), else_=0)).label("edited"),
        )
        .group_by(col(Retrieval.document_id))
        .subquery()
    )
    seen = aliased(Retrieval)
    gone = looks.c.look_id > looks.c.seen_id
    query = (
        select(
            col(Document.id),
            col(Source.name).label("source"),
            col(Source.key).label("source_key"),
            col(DocumentVersion.title),
            col(Document.url),
            col(DocumentVersion.published_on),
            looks.c.first_seen,
            col(seen.retrieved_at).label("last_seen"),
            case((gone, Presence.GONE.value), else_=Presence.SEEN.value).label("status"),
            col(DocumentVersion.id).label("version_id"),
        )
        .join(looks, looks.c.document_id == col(Document.id))
        .join(seen, col(seen.id) == looks.c.seen_id)
        .join(DocumentVersion, col(DocumentVersion.id) == col(seen.version_id))
        .join(Source, col(Source.id) == col(Document.source_id))
        .where(*asked(session, filters.source, filters.text))
        .order_by(col(DocumentVersion.published_on).desc().nulls_last(), col(Document.id).desc())
        .limit(filters.limit)
    )
    if filters.edited:
        query = query.where(looks.c.edited == 1)
    if filters.gone:
        query = query.where(gone)
    return query.cte("chosen")


def _versions(chosen: CTE) -> ColumnElement[int]:
    version = aliased(DocumentVersion)
    return select(func.count()).select_from(version).where(col(version.document_id) == chosen.c.id).scalar_subquery()


def _claims(chosen: CTE) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Count the live claims of a document, and their statements."""
    version = aliased(DocumentVersion)
    claims = (
        select(func.count(col(Claim.id)))
        .join(version, col(version.id) == col(Claim.document_version_id))
        .where(col(version.document_id) == chosen.c.id, *NOW.claims())
    )
    statements = (
        select(func.count(distinct(col(StatementClaim.statement_id))))
        .select_from(Claim)
        .join(version, col(version.id) == col(Claim.document_version_id))
        .join(StatementClaim, col(StatementClaim.claim_id) == col(Claim.id))
        .where(col(version.document_id) == chosen.c.id, col(StatementClaim.withdrawn_at).is_(None), *NOW.claims())
    )
    return claims.scalar_subquery().label("claims"), statements.scalar_subquery().label("statements")


def _copies(chosen: CTE) -> ColumnElement[int]:
    """Count the other documents that have a version of the origin of the one seen last."""
    own, other, version = aliased(OriginVersion), aliased(OriginVersion), aliased(DocumentVersion)
    return (
        select(func.count(distinct(col(version.document_id))))
        .select_from(own)
        .join(other, col(other.origin_id) == col(own.origin_id))
        .join(version, col(version.id) == col(other.document_version_id))
        .where(
            col(own.document_version_id) == chosen.c.version_id,
            col(own.withdrawn_at).is_(None),
            col(other.withdrawn_at).is_(None),
            col(version.document_id) != chosen.c.id,
        )
        .scalar_subquery()
    )
