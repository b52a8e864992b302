"""`claims statements`: the same utterance in all the documents it is seen in, and four ways to count that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlmodel import Session, col

from claims.asof import source_of
from claims.errors import NotFoundError
from claims.folding import folded, held
from claims.models import Actor, Claim, Document, DocumentVersion, OriginVersion, Source, Statement, StatementClaim
from claims.query.details import contents
from claims.query.filters import Filters, Scope

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
_BATCH = 5_000

__all__ = ["SightingRow", "StatementRow", "StatementShown", "list_statements", "show_statement"]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement, in the words of its first sighting, which is `claim_id`.

    `claims` are its sightings, in so many `documents`; texts that are copies of one another are one of the `origins`;
    `sources` published them.
    """

    id: int
    speaker: str | None
    speaker_key: str | None
    content: str
    first_said_on: date
    last_said_on: date
    claims: int
    documents: int
    origins: int
    sources: int
    claim_id: int


@dataclass(frozen=True, slots=True)
class SightingRow:
    """One claim as a sighting of a statement, and why it is one; the numbers are those of `list` and `documents`."""

    claim: int
    said_on: date
    source: str
    document: int
    origin: int | None
    content: str
    why: str


@dataclass(frozen=True, slots=True)
class StatementShown:
    """One statement with its counts and its sightings, the first said first."""

    id: int
    speaker: str | None
    speaker_key: str | None
    content: str
    first_said_on: date | None
    last_said_on: date | None
    claims: int
    documents: int
    origins: int
    sources: int
    sightings: Sequence[SightingRow]


def list_statements(session: Session, scope: Scope) -> list[StatementRow]:
    """Give the statements with a sighting in scope, the latest said first; all sightings known then are counted."""
    known = scope.filters.asof.known
    source = source_of(known)
    asked = (
        _joined(select(col(StatementClaim.statement_id)), scope)
        .where(*scope.narrowing(), *scope.said(), *scope.spoken_for(), *scope.takes_side())
        .distinct()
    )
    last_said_on = func.max(col(Claim.effective_on))
    query = (
        _joined(
            select(
                col(StatementClaim.statement_id).label("id"),
                func.min(col(Claim.effective_on)).label("first_said_on"),
                last_said_on.label("last_said_on"),
                func.count().label("claims"),
                func.count(col(DocumentVersion.document_id).distinct()).label("documents"),
                func.count(func.coalesce(col(OriginVersion.origin_id), -col(DocumentVersion.id)).distinct()).label(
                    "origins"
                ),
                func.count(source.distinct()).label("sources"),
                func.min(col(Claim.id)).label("claim_id"),
            ),
            scope,
        )
        .where(col(StatementClaim.statement_id).in_(asked))
        .group_by(col(StatementClaim.statement_id))
        .order_by(last_said_on.desc(), col(StatementClaim.statement_id).desc())
        .limit(scope.filters.limit)
    )
    rows = session.execute(query).mappings().all()
    first = [row["claim_id"] for row in rows]
    words, speakers = contents(session, first), _speakers(session, first, scope)
    return [
        StatementRow(
            **row,
            speaker=speakers[row["claim_id"]][0],
            speaker_key=speakers[row["claim_id"]][1],
            content=words.get(row["claim_id"], ""),
        )
        for row in rows
    ]


def show_statement(session: Session, number: int) -> StatementShown:
    """Give one statement with its sightings now; raises NotFoundError for a number that none has."""
    if session.get(Statement, number) is None:
        message = f"There is no statement {number}."
        raise NotFoundError(message, hint="`claims statements list` shows their numbers.")
    scope = Filters().scope(session)
    query = (
        _joined(
            select(
                col(Claim.id).label("claim"),
                col(Claim.effective_on).label("said_on"),
                col(Source.name).label("source"),
                col(Source.id).label("source_id"),
                col(DocumentVersion.document_id).label("document"),
                col(OriginVersion.origin_id).label("origin"),
                col(StatementClaim.basis).label("why"),
            ),
            scope,
        )
        .join(Source, col(Source.id) == col(Document.source_id))
        .where(col(StatementClaim.statement_id) == number)
        .order_by(col(Claim.effective_on), col(Claim.id))
    )
    rows = session.execute(query).mappings().all()
    ids = [row["claim"] for row in rows]
    words = contents(session, ids)
    first = min(ids, default=0)
    speaker, key = _speakers(session, [first], scope).get(first, (None, None))
    return StatementShown(
        id=number,
        speaker=speaker,
        speaker_key=key,
        content=words.get(first, ""),
        first_said_on=rows[0]["said_on"] if rows else None,
        last_said_on=rows[-1]["said_on"] if rows else None,
        claims=len(rows),
        documents=len({row["document"] for row in rows}),
        origins=len({row["origin"] or -row["document"] for row in rows}),
        sources=len({row["source_id"] for row in rows}),
        sightings=[_sighting(row, words) for row in rows],
    )


def _sighting(row: Mapping[Any, Any], words: Mapping[int, str]) -> SightingRow:
    columns = {name: row[name] for name in ("claim", "said_on", "source", "document", "origin", "why")}
    return SightingRow(**columns, content=words.get(row["claim"], ""))


def _joined(chosen: Select[*tuple[Any, ...]], scope: Scope) -> Select[*tuple[Any, ...]]:
    """Join visible claims with what they are sightings of, as was known then."""
    known = scope.filters.asof.known
    origin = and_(
        col(OriginVersion.document_version_id) == col(DocumentVersion.id),
        held(col(OriginVersion.recorded_at), col(OriginVersion.withdrawn_at), known),
    )
    return (
        chosen.select_from(StatementClaim)
        .join(Claim, col(Claim.id) == col(StatementClaim.claim_id))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .outerjoin(OriginVersion, origin)
        .where(*scope.visible(), held(col(StatementClaim.recorded_at), col(StatementClaim.withdrawn_at), known))
    )


def _speakers(session: Session, claim_ids: Sequence[int], scope: Scope) -> dict[int, tuple[str | None, str | None]]:
    """Give the name and the key of each claim's speaker, or the words for one who has none."""
    folds = folded(scope.filters.asof.known)
    query = (
        select(col(Claim.id), func.coalesce(col(Actor.name), col(Claim.speaker_text)), col(Actor.key))
        .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
        .outerjoin(Actor, col(Actor.id) == func.coalesce(folds.c.canonical_id, col(Claim.speaker_id)))
    )
    found = dict[int, tuple[str | None, str | None]]()
    for start in range(0, len(claim_ids), _BATCH):
        rows = session.execute(query.where(col(Claim.id).in_(claim_ids[start : start + _BATCH])))
        found.update((claim_id or 0, (name, key)) for claim_id, name, key in rows)
    return found
