"""`claims review queue`: the claims that wait for a coder, the most doubtful and most consequential first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.folding import folded
from claims.models import Actor, Claim, Document, DocumentVersion, Review, Source
from claims.query.decided import decided, openly_decided, with_heirs
from claims.query.details import batches, contents, sides
from claims.query.filters import Scope
from claims.query.review_grounds import weighed
from claims.query.review_priority import Grounds, consequence, doubt, priority, reasons
from claims.query.speakers import companions, named, with_speaker
from claims.query.when import when
from claims.words import Act, Precision, ReviewDecision, SaidOnBasis, WithdrawnReason

__all__ = ["QueueRow", "queue_rows", "waiting"]

_GROUND = "ground_"  # what a claim is weighed by has names that other columns have too


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim that waits to be decided on, how soon, and why. `doubt` is from 0 to 1, `consequence` from 1 to 6."""

    id: int
    priority: float
    doubt: float
    consequence: float
    why: tuple[str, ...]
    who: str
    speaker: str | None
    speaker_key: str | None
    speaker_text: str | None
    act: Act
    said_on: date | None
    said_on_precision: Precision
    said_on_basis: SaidOnBasis
    when: str
    content: str
    stances: tuple[str, ...]
    source: str
    document: int
    title: str | None
    confidence: float


def waiting(session: Session, scope: Scope, coder: str, *, blind: bool = False) -> list[int]:
    """Give the ids of the claims that wait for a coder, the first to look at first.

    Those wait that nobody has decided on; for a `blind` coder those that this coder has not decided on, whatever others
    did: what they rejected too.
    """
    joined, grounds = weighed()
    named_grounds = [grounds[name] for name in ("confidence", "side", "speaker", "day")]
    weight = consequence(grounds["share"], grounds["proof"], grounds["turn"])
    live, done = NOW.claims(), (decided(col(Review.coder) == coder) if blind else openly_decided())
    there = or_(*live, _rejected()) if blind else and_(*live)
    query = (
        select(col(Claim.id))
        .select_from(joined)
        .where(
            there,
            col(Claim.id).not_in(with_heirs(done)),
            *scope.narrowing(),
            *scope.said(),
            *scope.spoken_for(),
            *scope.takes_side(),
        )
        .order_by(priority(doubt(*named_grounds), weight).desc(), col(Claim.id))
        .limit(scope.filters.limit)
    )
    if scope.source is not None:
        query = query.join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        query = query.join(Document, col(Document.id) == col(DocumentVersion.document_id))
    return list(session.scalars(query))


def queue_rows(session: Session, claim_ids: Sequence[int]) -> Iterator[QueueRow]:
    """Give the rows of claims in the order of the ids."""
    for batch in batches(claim_ids):
        found = {row["id"]: row for row in session.execute(_described(batch)).mappings()}
        words, taken, others = contents(session, batch), sides(session, batch, NOW), companions(session, batch, None)
        for claim_id in batch:
            stances = tuple(f"{side.issue}:{side.stance.name.lower()}" for side in taken.get(claim_id, ()))
            yield _row(found[claim_id], words.get(claim_id, ""), stances, others.get(claim_id, ()))


def _described(claim_ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    joined, grounds = weighed(claim_ids)
    claims: Select[*tuple[Any, ...]] = (
        select(
            col(Claim.id),
            col(Actor.name).label("speaker"),
            col(Actor.key).label("speaker_key"),
            col(Claim.speaker_text),
            col(Claim.act),
            col(Claim.said_on),
            col(Claim.said_on_precision),
            col(Claim.said_on_basis),
            col(Claim.effective_on),
            col(Source.name).label("source"),
            col(Document.id).label("document"),
            col(DocumentVersion.title),
            *(column.label(f"{_GROUND}{name}") for name, column in grounds.items()),
        )
        .select_from(joined)
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == col(Document.source_id))
        .where(col(Claim.id).in_(claim_ids))
    )
    return with_speaker(claims, folded())


def _row(row: Mapping[Any, Any], content: str, stances: tuple[str, ...], others: Sequence[str]) -> QueueRow:
    grounds = Grounds(*(row[f"{_GROUND}{each.name}"] for each in fields(Grounds)))
    doubts = doubt(grounds.confidence, grounds.side, grounds.speaker, grounds.day)
    weight = consequence(grounds.share, grounds.proof, grounds.turn)
    said_on, precision, basis = row["said_on"], row["said_on_precision"], row["said_on_basis"]
    return QueueRow(
        id=row["id"],
        priority=round(priority(doubts, weight), 4),
        doubt=round(doubts, 4),
        consequence=round(weight, 4),
        why=tuple(reasons(grounds, row["speaker_text"], precision, basis)),
        who=named(row["speaker"], others, row["speaker_text"]),
        speaker=row["speaker"],
        speaker_key=row["speaker_key"],
        speaker_text=row["speaker_text"],
        act=row["act"],
        said_on=said_on,
        said_on_precision=precision,
        said_on_basis=basis,
        when=when(said_on, precision, row["effective_on"]),
        content=content,
        stances=stances,
        source=row["source"],
        document=row["document"],
        title=row["title"],
        confidence=grounds.confidence,
    )


def _rejected() -> ColumnElement[bool]:
    """Choose the claims that people rejected and that the program finds still."""
    by_people = openly_decided(col(Review.decision) == ReviewDecision.REJECT)
    return and_(
        col(Claim.withdrawn_reason) == WithdrawnReason.MISEXTRACTED,
        col(Claim.superseded_by_id).is_(None),
        col(Claim.id).in_(with_heirs(by_people)),
    )
