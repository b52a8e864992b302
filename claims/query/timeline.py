"""`claims timeline`: what was said for an actor on an issue, day by day, with the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from claims.asof import source_of
from claims.folding import folded
from claims.models import Actor, Claim, Document, DocumentVersion, Issue, Source, StanceRow
from claims.positions import Period, Shift, derive, read_evidence, reaffirmed, shifts
from claims.query.details import contents, relayers
from claims.query.facts import ratings_of
from claims.query.filters import Scope
from claims.query.speakers import canonical_speaker, companions, named, with_speaker
from claims.query.when import when
from claims.words import Precision, ShiftKind, Stance

__all__ = ["TimelineRow", "list_timeline"]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One claim (a sighting) with its stance on one issue.

    `actor` is the one asked for, whom the speaker spoke for; where none was asked for, the speaker. `who` names all
    that said it. `effective_on` is the day it counts from where the day it was said is unknown. `shift` says what the
    claim changed for the actor. `ratings` are those of fact-checkers.
    """

    said_on: date | None
    said_on_precision: Precision
    actor: str | None
    speaker: str | None
    via: str
    issue: str
    stance: str
    value: int
    content: str
    source: str
    document: int
    published_at: datetime | None
    claim_id: int
    effective_on: date
    when: str
    shift: ShiftKind | None
    title: str | None
    url: str
    jointly_with: tuple[str, ...]
    who: str
    speaker_text: str | None
    ratings: tuple[str, ...]


def list_timeline(session: Session, scope: Scope) -> list[TimelineRow]:
    """Give the claims in scope that take a side, in the order they were said; with a limit, the latest of them."""
    folds = folded(scope.filters.asof.known)
    claims: Select[*tuple[Any, ...]] = (
        select(
            col(Claim.said_on),
            col(Claim.said_on_precision),
            col(Actor.name).label("speaker"),
            col(Issue.key).label("issue"),
            col(StanceRow.value),
            col(Source.name).label("source"),
            col(Document.id).label("document"),
            col(DocumentVersion.published_at),
            col(Claim.id).label("claim_id"),
            col(Claim.effective_on),
            col(DocumentVersion.title),
            col(Document.url),
            col(Claim.speaker_text),
            canonical_speaker(folds).label("speaker_id"),
            col(StanceRow.issue_id),
        )
        .select_from(StanceRow)
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == source_of(scope.filters.asof.known))
        .where(*scope.visible(), *scope.narrowing(), *scope.said(), *scope.spoken_for(), *scope.sides())
        .order_by(col(Claim.effective_on).desc(), col(Claim.id).desc(), col(Issue.key).desc())
        .limit(scope.filters.limit)
    )
    rows = session.execute(with_speaker(claims, folds)).mappings().all()[::-1]
    ids = [row["claim_id"] for row in rows]
    words, via = contents(session, ids), relayers(session, ids, scope.filters.asof.known)
    together = companions(session, ids, scope.filters.asof.known)
    rated = ratings_of(session, ids, scope.filters.asof.known)
    changed = _shifts(session, rows, scope)
    return [
        TimelineRow(
            **{name: value for name, value in row.items() if name not in {"speaker_id", "issue_id"}},
            actor=scope.actor.name if scope.actor else row["speaker"],
            via=" < ".join(via.get(row["claim_id"], ())),
            jointly_with=tuple(together.get(row["claim_id"], ())),
            who=named(row["speaker"], together.get(row["claim_id"], ()), row["speaker_text"]),
            when=when(row["said_on"], row["said_on_precision"], row["effective_on"]),
            stance=Stance(row["value"]).name.lower(),
            content=words.get(row["claim_id"], ""),
            shift=changed.get((_actor_id(row, scope), row["issue_id"], row["claim_id"])),
            ratings=tuple(map(str, rated.get(row["claim_id"], ()))),
        )
        for row in rows
    ]


def _actor_id(row: Mapping[Any, Any], scope: Scope) -> int | None:
    return scope.actor.id if scope.actor else row["speaker_id"]


def _shifts(
    session: Session, rows: Sequence[Mapping[Any, Any]], scope: Scope
) -> Mapping[tuple[int | None, int, int], ShiftKind]:
    """Tell, by actor, issue and claim, what the claim changed, measured against all that was said as of then.

    A filter on sources, words or days narrows the rows, not the history.
    """
    actors = {actor_id for row in rows if (actor_id := _actor_id(row, scope)) is not None}
    issues = {row["issue_id"] for row in rows}
    on_issues = col(StanceRow.issue_id).in_(issues)
    evidence = read_evidence(session, scope.filters.asof, actors=actors, own=scope.filters.own, where=[on_issues])
    return {
        (actor_id, issue_id, shift.to_claim.claim_id): shift.kind
        for (actor_id, issue_id), said in evidence.items()
        for shift in _steps(derive(said))
    }


def _steps(periods: Sequence[Period]) -> Iterator[Shift]:
    yield from reaffirmed(periods)
    yield from shifts(periods)
