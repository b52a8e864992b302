"""The claims that an answer names: who said what in which document, read for many in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import source_of
from claims.folding import folded
from claims.models import Actor, Claim, Document, DocumentVersion, Source
from claims.query.details import batches
from claims.query.quotation import quotations
from claims.query.speakers import companions, named, with_speaker
from claims.query.when import when

__all__ = ["CitedClaim", "read_cited"]


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim as it is cited: when and by whom it was said, the source that has it, and its words there."""

    claim_id: int
    when: str
    who: str
    source: str
    title: str | None
    url: str
    quote: str


def read_cited(session: Session, claim_ids: Iterable[int], known: datetime | None = None) -> Mapping[int, CitedClaim]:
    """Read the claims by id; who is who as the database took it at an instant, else takes it now."""
    ids = sorted(set(claim_ids))
    folds = folded(known)
    quotes, together = quotations(session, ids), companions(session, ids, known)
    found: dict[int, CitedClaim] = {}
    for batch in batches(ids):
        query = (
            select(
                col(Claim.id),
                col(Claim.said_on),
                col(Claim.said_on_precision),
                col(Claim.effective_on),
                col(Claim.speaker_text),
                col(Actor.name),
                col(Source.name),
                col(DocumentVersion.title),
                col(Document.url),
            )
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .join(Document, col(Document.id) == col(DocumentVersion.document_id))
            .join(Source, col(Source.id) == source_of(known))
            .where(col(Claim.id).in_(batch))
        )
        rows = session.execute(with_speaker(query, folds))
        for claim_id, said_on, precision, effective_on, as_written, speaker, source, title, url in rows:
            found[claim_id] = CitedClaim(
                claim_id=claim_id,
                when=when(said_on, precision, effective_on),
                who=named(speaker, together.get(claim_id, ()), as_written),
                source=source,
                title=title,
                url=url,
                quote=quotes.get(claim_id, ""),
            )
    return found
