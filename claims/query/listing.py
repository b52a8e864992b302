"""`claims list`: claims one by one, the latest said first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from claims.asof import source_of
from claims.folding import folded
from claims.models import Actor, Claim, Document, DocumentVersion, Source
from claims.query.details import BATCH, contents, relayers, sides
from claims.query.facts import ratings_of
from claims.query.filters import Scope
from claims.query.speakers import companions, named, with_speaker
from claims.query.when import when
from claims.words import Act, ActorKind, Precision, Quote

__all__ = ["ClaimRow", "list_claims"]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim, that is one sighting of a statement. `via` names the relayers, nearest the speaker first.

    `who` names the speaker and those who said it with it, or gives the words of the text where none has a name.
    `ratings` are those of fact-checkers, as "Mostly false (Checkers)".
    """

    id: int
    uid: str
    speaker: str | None
    speaker_key: str | None
    speaker_text: str | None
    via: str
    source: str
    document: int
    title: str | None
    url: str
    content: str
    quote: Quote
    act: Act
    negated: bool
    conditional: bool
    said_on: date | None
    said_on_precision: Precision
    published_at: datetime | None
    recorded_at: datetime
    issues: tuple[str, ...]
    confidence: float
    stances: tuple[str, ...]
    effective_on: date
    when: str
    jointly_with: tuple[str, ...]
    who: str
    speaker_kind: ActorKind | None
    speaker_count: int | None
    ratings: tuple[str, ...]


def list_claims(session: Session, scope: Scope) -> Iterator[ClaimRow]:
    """Give the claims in scope, the latest said first, in the order of the text within a document."""
    claims: Select[*tuple[Any, ...]] = (
        select(
            col(Claim.id),
            col(Claim.uid),
            col(Actor.name).label("speaker"),
            col(Actor.key).label("speaker_key"),
            col(Claim.speaker_text),
            col(Source.name).label("source"),
            col(Document.id).label("document"),
            col(DocumentVersion.title),
            col(Document.url),
            col(Claim.quote),
            col(Claim.act),
            col(Claim.negated),
            col(Claim.conditional),
            col(Claim.said_on),
            col(Claim.said_on_precision),
            col(DocumentVersion.published_at),
            col(Claim.recorded_at),
            col(Claim.confidence),
            col(Claim.effective_on),
            col(Claim.speaker_kind),
            col(Claim.speaker_count),
        )
        .select_from(Claim)
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == source_of(scope.filters.asof.known))
        .where(*scope.visible(), *scope.narrowing(), *scope.said(), *scope.spoken_for(), *scope.takes_side())
        .order_by(col(Claim.effective_on).desc(), col(DocumentVersion.id).desc(), col(Claim.id))
        .limit(scope.filters.limit)
    )
    query = with_speaker(claims, folded(scope.filters.asof.known))
    for rows in session.execute(query.execution_options(yield_per=BATCH)).mappings().partitions():
        yield from _complete(session, rows, scope)


def _complete(session: Session, rows: Sequence[Mapping[Any, Any]], scope: Scope) -> Iterator[ClaimRow]:
    ids = [row["id"] for row in rows]
    words, via = contents(session, ids), relayers(session, ids, scope.filters.asof.known)
    taken = sides(session, ids, scope.filters.asof)
    together = companions(session, ids, scope.filters.asof.known)
    rated = ratings_of(session, ids, scope.filters.asof.known)
    for row in rows:
        stances = taken.get(row["id"], ())
        yield ClaimRow(
            **row,
            when=when(row["said_on"], row["said_on_precision"], row["effective_on"]),
            content=words.get(row["id"], ""),
            via=" < ".join(via.get(row["id"], ())),
            jointly_with=tuple(together.get(row["id"], ())),
            who=named(row["speaker"], together.get(row["id"], ()), row["speaker_text"]),
            issues=tuple(side.issue for side in stances),
            stances=tuple(f"{side.issue}:{side.stance.name.lower()}" for side in stances),
            ratings=tuple(map(str, rated.get(row["id"], ()))),
        )
