"""What claims are when they are counted: sightings, statements, documents, texts, sources. Five different numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session, col

from claims.asof import source_of
from claims.folding import folded, held
from claims.models import Claim, Document, DocumentVersion, OriginVersion, StatementClaim

__all__ = ["Counts", "Sighting", "counted", "read_sightings"]

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Sighting:
    """What tells one claim from another when they are counted: its statement, document, origin, source.

    All are ids. `speaker` is the canonical actor, None where nobody knows who spoke.
    """

    speaker: int | None
    statement: int
    document: int
    origin: int
    source: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims (sightings) there are, and how many statements, documents, origins and sources those make."""

    claims: int
    statements: int
    documents: int
    origins: int
    sources: int


def counted(sightings: Collection[Sighting]) -> Counts:
    """Count claims in all five ways."""
    return Counts(
        claims=len(sightings),
        statements=len({claim.statement for claim in sightings}),
        documents=len({claim.document for claim in sightings}),
        origins=len({claim.origin for claim in sightings}),
        sources=len({claim.source for claim in sightings}),
    )


def read_sightings(session: Session, claim_ids: Iterable[int], known: datetime | None = None) -> Mapping[int, Sighting]:
    """Read what the claims count as, by id, as the database took them at an instant, else does now.

    A claim of no statement is one of its own, and a text of no origin too: their numbers are negative.
    """
    folds, ids, found = folded(known), sorted(set(claim_ids)), dict[int, Sighting]()
    for start in range(0, len(ids), BATCH):
        query = (
            select(
                col(Claim.id),
                func.coalesce(folds.c.canonical_id, col(Claim.speaker_id)),
                func.coalesce(col(StatementClaim.statement_id), -col(Claim.id)),
                col(DocumentVersion.document_id),
                func.coalesce(col(OriginVersion.origin_id), -col(DocumentVersion.id)),
                source_of(known),
            )
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .join(Document, col(Document.id) == col(DocumentVersion.document_id))
            .outerjoin(
                StatementClaim, and_(col(StatementClaim.claim_id) == col(Claim.id), _held(StatementClaim, known))
            )
            .outerjoin(
                OriginVersion,
                and_(col(OriginVersion.document_version_id) == col(DocumentVersion.id), _held(OriginVersion, known)),
            )
            .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
            .where(col(Claim.id).in_(ids[start : start + BATCH]))
        )
        for claim_id, *counted_as in session.execute(query):
            found[claim_id] = Sighting(*counted_as)
    return found


def _held(table: type[StatementClaim | OriginVersion], known: datetime | None) -> ColumnElement[bool]:
    return held(col(table.recorded_at), col(table.withdrawn_at), known)
