"""How claims were rated by those who check facts, beside what was said: `claims facts`, and any claim's ratings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from claims.asof import source_of
from claims.errors import NotFoundError
from claims.facts import holding
from claims.folding import folded
from claims.lineage import heir
from claims.models import Actor, Claim, Document, DocumentVersion, FactCheck, Source
from claims.query.details import batches, contents
from claims.query.filters import Scope
from claims.query.speakers import companions, named, with_speaker
from claims.query.when import when
from claims.words import ActorKind

__all__ = ["FactCheckRow", "FactCheckShown", "RatingShown", "list_fact_checks", "ratings_of", "show_fact_check"]


@dataclass(frozen=True, slots=True)
class RatingShown:
    """A rating that holds for a claim; `whole_statement` where for all its sightings."""

    fact_check: int
    publisher: str
    url: str
    rating: str
    rating_value: float | None
    worst_rating: float | None
    best_rating: float | None
    reviewed_on: date | None
    whole_statement: bool
    added_by: str

    def __str__(self) -> str:
        """Give "Mostly false (Checkers)", as a row of claims has it."""
        return f"{self.rating} ({self.publisher})"


@dataclass(frozen=True, slots=True)
class FactCheckRow:
    """A rating beside the claim it was given to: who said what when, and where that stood.

    `claims` counts the claims in scope that it holds for. Where the claim it was given to is not in scope, the first
    of those stands for it.
    """

    id: int
    publisher: str
    rating: str
    rating_value: float | None
    worst_rating: float | None
    best_rating: float | None
    reviewed_on: date | None
    url: str
    claim_id: int
    uid: str
    who: str
    speaker: str | None
    speaker_key: str | None
    speaker_kind: ActorKind | None
    said_on: date | None
    when: str
    content: str
    source: str
    document_url: str
    claims: int
    whole_statement: bool
    added_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class FactCheckShown:
    """One fact check, withdrawn or not: `claim_id` is the claim it was given to, `holds_for` the live ones it is on."""

    id: int
    publisher: str
    url: str
    rating: str
    rating_value: float | None
    worst_rating: float | None
    best_rating: float | None
    reviewed_on: date | None
    claim_id: int
    content: str
    whole_statement: bool
    holds_for: Sequence[int]
    added_by: str
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_why: str | None
    run: int


def ratings_of(
    session: Session, claim_ids: Iterable[int], known: datetime | None = None
) -> Mapping[int, Sequence[RatingShown]]:
    """Give the ratings that hold for claims, the first reviewed first; those that were held at an instant."""
    found: defaultdict[int, list[RatingShown]] = defaultdict(list)
    if session.scalar(select(col(FactCheck.id)).limit(1)) is None:
        return found
    held = holding(known)
    for batch in batches(claim_ids):
        query = (
            select(held.c.claim_id, FactCheck)
            .join(held, held.c.fact_check_id == col(FactCheck.id))
            .where(held.c.claim_id.in_(batch))
            .order_by(col(FactCheck.reviewed_on).is_(None), col(FactCheck.reviewed_on), col(FactCheck.id))
        )
        for claim_id, row in session.execute(query):
            found[claim_id].append(
                RatingShown(
                    row.id,
                    row.publisher,
                    row.url,
                    row.rating,
                    row.rating_value,
                    row.worst_rating,
                    row.best_rating,
                    row.reviewed_on,
                    row.whole_statement,
                    row.added_by,
                )
            )
    return found


def list_fact_checks(session: Session, scope: Scope, publisher: str | None = None) -> list[FactCheckRow]:
    """Give the fact checks of the claims in scope, the latest reviewed first; those of one publisher, in any case."""
    rated = _rated(session, scope)
    checks = {row.id or 0: row for row in session.scalars(select(FactCheck).where(col(FactCheck.id).in_(list(rated))))}
    chosen = [
        (row, _standing_for(session, row, rated[check_id]), len(rated[check_id]))
        for check_id, row in checks.items()
        if publisher is None or row.publisher.casefold() == publisher.casefold()
    ]
    chosen.sort(key=lambda each: (each[0].reviewed_on or date.min, each[0].id or 0), reverse=True)
    known = scope.filters.asof.known
    shown = chosen[: scope.filters.limit]
    ids = [claim["claim_id"] for _, claim, _ in shown]
    words, together = contents(session, ids), companions(session, ids, known)
    return [
        FactCheckRow(
            id=row.id or 0,
            publisher=row.publisher,
            rating=row.rating,
            rating_value=row.rating_value,
            worst_rating=row.worst_rating,
            best_rating=row.best_rating,
            reviewed_on=row.reviewed_on,
            url=row.url,
            claim_id=claim["claim_id"],
            uid=claim["uid"],
            who=named(claim["speaker"], together.get(claim["claim_id"], ()), claim["speaker_text"]),
            speaker=claim["speaker"],
            speaker_key=claim["speaker_key"],
            speaker_kind=claim["speaker_kind"],
            said_on=claim["said_on"],
            when=when(claim["said_on"], claim["said_on_precision"], claim["effective_on"]),
            content=words.get(claim["claim_id"], ""),
            source=claim["source"],
            document_url=claim["document_url"],
            claims=number,
            whole_statement=row.whole_statement,
            added_by=row.added_by,
            recorded_at=row.recorded_at,
        )
        for row, claim, number in shown
    ]


def show_fact_check(session: Session, fact_check_id: int) -> FactCheckShown:
    """Gather one fact check by its id; raises NotFoundError where there is none."""
    row = session.get(FactCheck, fact_check_id)
    if row is None:
        message = f"There is no fact check {fact_check_id}."
        raise NotFoundError(message, hint="`claims facts list` shows their ids.")
    held = holding()
    live = (
        select(held.c.claim_id)
        .join(Claim, col(Claim.id) == held.c.claim_id)
        .where(held.c.fact_check_id == row.id, col(Claim.withdrawn_at).is_(None))
        .order_by(held.c.claim_id)
    )
    return FactCheckShown(
        id=fact_check_id,
        publisher=row.publisher,
        url=row.url,
        rating=row.rating,
        rating_value=row.rating_value,
        worst_rating=row.worst_rating,
        best_rating=row.best_rating,
        reviewed_on=row.reviewed_on,
        claim_id=row.claim_id,
        content=contents(session, [row.claim_id]).get(row.claim_id, ""),
        whole_statement=row.whole_statement,
        holds_for=tuple(session.scalars(live)),
        added_by=row.added_by,
        recorded_at=row.recorded_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_why=row.withdrawn_why,
        run=row.run_id,
    )


def _rated(session: Session, scope: Scope) -> Mapping[int, Sequence[Mapping[Any, Any]]]:
    """Give, by fact check, the claims in scope that it holds for, in the order of their ids."""
    known = scope.filters.asof.known
    held = holding(known)
    claims: Select[*tuple[Any, ...]] = (
        select(
            held.c.fact_check_id,
            col(Claim.id).label("claim_id"),
            col(Claim.uid),
            col(Actor.name).label("speaker"),
            col(Actor.key).label("speaker_key"),
            col(Actor.kind).label("speaker_kind"),
            col(Claim.speaker_text),
            col(Claim.said_on),
            col(Claim.said_on_precision),
            col(Claim.effective_on),
            col(Source.name).label("source"),
            col(Document.url).label("document_url"),
        )
        .select_from(held)
        .join(Claim, col(Claim.id) == held.c.claim_id)
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == source_of(known))
        .where(*scope.visible(), *scope.narrowing(), *scope.said(), *scope.spoken_for(), *scope.takes_side())
        .order_by(col(Claim.id))
    )
    found: defaultdict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in session.execute(with_speaker(claims, folded(known))).mappings():
        found[row["fact_check_id"]].append(row)
    return found


def _standing_for(session: Session, row: FactCheck, claims: Sequence[Mapping[Any, Any]]) -> Mapping[Any, Any]:
    given_to = {row.claim_id, heir(session, row.claim_id)}
    return next((claim for claim in claims if claim["claim_id"] in given_to), claims[0])
