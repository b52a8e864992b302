"""What claims are when they are counted: sightings, statements, documents, texts, sources. Five different numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.folding import folded
from claims.models import Claim, Document, DocumentVersion

__all__ = ["Counts", "Sighting", "counted", "read_sightings"]

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Sighting:
    """What tells one claim from another when they are counted.

    A statement is one speaker's one wording; an origin is one text, in however many documents it stands. Nobody knows
    the speaker where `speaker_id` is None.
    """

    speaker_id: int | None
    wording: str
    document_id: int
    origin: str
    source_id: int

    @property
    def statement(self) -> tuple[int | None, str]:
        """Give what the statement is known by."""
        return self.speaker_id, self.wording


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
        documents=len({claim.document_id for claim in sightings}),
        origins=len({claim.origin for claim in sightings}),
        sources=len({claim.source_id for claim in sightings}),
    )


def read_sightings(session: Session, claim_ids: Iterable[int], known: datetime | None = None) -> Mapping[int, Sighting]:
    """Read what the claims count as, by id; a speaker is whoever the database took him for at an instant, else now."""
    folds, ids = folded(known), sorted(set(claim_ids))
    found: dict[int, Sighting] = {}
    for start in range(0, len(ids), BATCH):
        query = (
            select(
                col(Claim.id),
                func.coalesce(folds.c.canonical_id, col(Claim.speaker_id)),
                col(Claim.content_key),
                col(DocumentVersion.document_id),
                col(DocumentVersion.content_hash),
                col(Document.source_id),
            )
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .join(Document, col(Document.id) == col(DocumentVersion.document_id))
            .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
            .where(col(Claim.id).in_(ids[start : start + BATCH]))
        )
        for claim_id, speaker_id, content_key, document_id, content_hash, source_id in session.execute(query):
            found[claim_id] = Sighting(speaker_id, content_key, document_id, content_hash, source_id)
    return found
