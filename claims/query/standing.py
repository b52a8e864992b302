"""Who stands where as of then, and what that rests on: read off the cache where it can know, else derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from claims.models import Actor, Issue, Position
from claims.positions import Counts, Pair, Period, counted, read_sightings
from claims.query.details import batches
from claims.query.filters import Scope
from claims.query.names import Named
from claims.query.periods import cacheable, may_stand, positions_in_scope, read_periods
from claims.words import Stance

__all__ = ["PositionRow", "list_standing", "names_of"]

_WORDS = {stance.value: stance.name.lower() for stance in Stance}


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A stance that stands in [since, until), None for open; five different counts of what it rests on.

    `claims` are sightings, `statements` the different things the speakers said, `documents` the articles they stand
    in, `origins` the different texts among those, `sources` who published them; `rests_on` says in words if that is
    little. `last_on` is the day of the last claim for it, `claim_id` the latest that takes the stance itself, `quote`
    its words, where they are asked for.
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
    last_on: date
    sources: int
    rests_on: str


def list_standing(session: Session, scope: Scope, *, history: bool = False) -> list[PositionRow]:
    """Give the positions that stand (at `at`, else at last), by actor and issue, without their words.

    With `since` or `until` those that stood at some time between, with `history` those that have ended too.
    """
    if cacheable(scope):
        found = [*_whole(session, scope, history=history), *_cut(session, scope, history=history)]
    else:
        found = _counted(session, scope, read_periods(session, scope, history=history))
    if scope.filters.stance is not None:
        found = [row for row in found if row.value == scope.filters.stance.value]
    found.sort(key=lambda row: (row.actor.casefold(), row.actor_key, row.issue, row.since))
    return found[: scope.filters.limit]


def names_of(session: Session, actor_ids: Iterable[int]) -> Mapping[int, Named]:
    """Read keys and names of actors by id."""
    found: dict[int, Named] = {}
    for batch in batches(actor_ids):
        query = select(col(Actor.id), col(Actor.key), col(Actor.name)).where(col(Actor.id).in_(batch))
        found.update({row.id: Named(*row) for row in session.execute(query)})
    return found


def _whole(session: Session, scope: Scope, *, history: bool) -> Iterator[PositionRow]:
    """Read the positions of which nothing was said after `at`: their rows hold what they rest on."""
    at = scope.filters.asof.at
    query: Select[*tuple[Any, ...]] = (
        select(
            col(Actor.name),
            col(Actor.key),
            col(Issue.key),
            col(Position.stance),
            col(Position.valid_from),
            col(Position.valid_to),
            col(Position.claims),
            col(Position.statements),
            col(Position.documents),
            col(Position.origins),
            col(Position.claim_id),
            col(Position.last_on),
            col(Position.sources),
        )
        .join(Actor, col(Actor.id) == col(Position.actor_id))
        .join(Issue, col(Issue.id) == col(Position.issue_id))
        .where(*positions_in_scope(scope), *may_stand(scope.filters, history=history))
    )
    if at is not None:
        query = query.where(col(Position.last_on) <= at)
    # The rows are plain: past the session's unit of work they come in two thirds of the time.
    for row in session.connection().execute(query):
        name, key, issue, value, since, until, claims, statements, documents, origins, proof, last_on, sources = row
        ended = until if at is None or until is None or until <= at else None
        stance, rests_on = _WORDS[value], _rests_on(statements, documents, sources)
        yield PositionRow(
            name, key, issue, stance, value, since, ended,
            claims, statements, documents, origins, "", proof, last_on, sources, rests_on,
        )  # fmt: skip


def _cut(session: Session, scope: Scope, *, history: bool) -> list[PositionRow]:
    """Count again what was said by `at` in the positions that were still being spoken for later."""
    at = scope.filters.asof.at
    if at is None:
        return []
    return _counted(session, scope, read_periods(session, scope, history=history, where=[col(Position.last_on) > at]))


def _counted(session: Session, scope: Scope, periods: Mapping[Pair, Iterable[Period]]) -> list[PositionRow]:
    names = names_of(session, (actor_id for actor_id, _ in periods))
    issues = {row.id: row.key for row in session.execute(select(col(Issue.id), col(Issue.key)))}
    cited = (claim_id for found in periods.values() for period in found for claim_id in period.claim_ids)
    sightings = read_sightings(session, cited, scope.filters.asof.known)
    return [
        _row(names[actor_id], issues[issue_id], period, counted([sightings[claim] for claim in period.claim_ids]))
        for (actor_id, issue_id), found in periods.items()
        for period in found
    ]


def _row(actor: Named, issue: str, period: Period, counts: Counts) -> PositionRow:
    return PositionRow(
        actor=actor.name,
        actor_key=actor.key,
        issue=issue,
        stance=_WORDS[period.stance.value],
        value=period.stance.value,
        since=period.valid_from,
        until=period.valid_to,
        claims=counts.claims,
        statements=counts.statements,
        documents=counts.documents,
        origins=counts.origins,
        quote="",
        claim_id=period.proof.claim_id,
        last_on=period.evidence[-1].on,
        sources=counts.sources,
        rests_on=_rests_on(counts.statements, counts.documents, counts.sources),
    )


def _rests_on(statements: int, documents: int, sources: int) -> str:
    """Say how thin the evidence is: one datum is no verdict."""
    if statements == 1:
        return "one statement"
    if documents == 1:
        return "one document"
    return "one source" if sources == 1 else f"{sources} sources"
