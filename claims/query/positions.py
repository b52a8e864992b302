"""`claims positions`: who stands where, from how much evidence, with the sentence that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.folding import folded
from claims.models import Actor, Claim, DocumentVersion, Issue
from claims.positions import Evidence, Period
from claims.query.details import batches
from claims.query.filters import Scope
from claims.query.names import Named
from claims.query.periods import read_periods
from claims.query.quotation import quotations
from claims.query.speakers import canonical_speaker

__all__ = ["PositionRow", "list_positions"]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A stance that stands in [since, until), None for open; four different counts of what it rests on.

    `claims` are sightings, `statements` the different things the speakers said, `documents` the articles they stand
    in, `origins` the different texts among those. `quote` is the latest claim that takes the stance itself.
    """

    actor: str
    actor_key: str
    issue: str
    stance: str
    value: int
    since: date
    until: date | None
    claims: int
    statements: int
    documents: int
    origins: int
    quote: str
    claim_id: int


@dataclass(frozen=True, slots=True)
class _Sighting:
    """What tells one claim from another when statements, documents and origins are counted."""

    statement: tuple[int | None, str]
    document_id: int
    content_hash: str


def list_positions(session: Session, scope: Scope, *, history: bool = False) -> list[PositionRow]:
    """Give the positions that stand (at `at`, else at last), by actor and issue.

    With `since` or `until` those that stood at some time between, with `history` those that have ended too.
    """
    chosen = [
        (actor_id, issue_id, period)
        for (actor_id, issue_id), periods in read_periods(session, scope, history=history).items()
        for period in periods
        if scope.filters.stance in {None, period.stance}
    ]
    names = {row.id: Named(*row) for row in session.execute(select(col(Actor.id), col(Actor.key), col(Actor.name)))}
    issues = {row.id: row.key for row in session.execute(select(col(Issue.id), col(Issue.key)))}
    chosen.sort(key=lambda each: (names[each[0]].name.casefold(), each[0], issues[each[1]], each[2].valid_from))
    chosen = chosen[: scope.filters.limit]
    cited = (claim_id for *_, period in chosen for claim_id in period.claim_ids)
    sightings = _sightings(session, cited, scope.filters.asof.known)
    quotes = quotations(session, (_proof(period).claim_id for *_, period in chosen))
    return [_row(names[actor_id], issues[issue_id], period, sightings, quotes) for actor_id, issue_id, period in chosen]


def _row(
    actor: Named,
    issue: str,
    period: Period,
    sightings: Mapping[int, _Sighting],
    quotes: Mapping[int, str],
) -> PositionRow:
    cited = [sightings[claim_id] for claim_id in period.claim_ids]
    proof = _proof(period).claim_id
    return PositionRow(
        actor=actor.name,
        actor_key=actor.key,
        issue=issue,
        stance=period.stance.name.lower(),
        value=period.stance.value,
        since=period.valid_from,
        until=period.valid_to,
        claims=len(cited),
        statements=len({claim.statement for claim in cited}),
        documents=len({claim.document_id for claim in cited}),
        origins=len({claim.content_hash for claim in cited}),
        quote=quotes.get(proof, ""),
        claim_id=proof,
    )


def _proof(period: Period) -> Evidence:
    """Choose the latest claim that takes the period's stance itself; where days of two sides made it, the latest."""
    return max(period.evidence, key=lambda each: (each.value == period.stance, each.on, each.claim_id))


def _sightings(session: Session, claim_ids: Iterable[int], known: datetime | None) -> Mapping[int, _Sighting]:
    folds, found = folded(known), {}
    for batch in batches(claim_ids):
        query = (
            select(
                col(Claim.id),
                canonical_speaker(folds),
                col(Claim.content_key),
                col(DocumentVersion.document_id),
                col(DocumentVersion.content_hash),
            )
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
            .where(col(Claim.id).in_(batch))
        )
        for claim_id, speaker_id, content_key, document_id, content_hash in session.execute(query):
            found[claim_id] = _Sighting((speaker_id, content_key), document_id, content_hash)
    return found
