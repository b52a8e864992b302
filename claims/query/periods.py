"""The periods of positions as of then: from the cache where it can know, else from the claims, which define them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from claims.models import Claim, Position, PositionClaim, StanceRow
from claims.positions import Evidence, Pair, Period, derive, read_evidence
from claims.query.details import batches
from claims.query.filters import Filters, Scope
from claims.words import Precision, Stance

__all__ = [
    "cacheable",
    "cached_periods",
    "derived_periods",
    "evidence_in_scope",
    "may_stand",
    "positions_in_scope",
    "read_periods",
    "stands",
]


def cacheable(scope: Scope) -> bool:
    """Tell whether the cache knows the answer.

    It knows the world and what the database knew of it; not what the public could read, nor what one source, one
    speaker or the actor's own words alone would make of it.
    """
    return scope.filters.asof.published is None and not scope.filters.own and not scope.narrowing()


def read_periods(
    session: Session, scope: Scope, *, history: bool = False, where: Sequence[ColumnElement[bool]] = ()
) -> Mapping[Pair, Sequence[Period]]:
    """Give the periods of the actors and issues in scope that stand, in order of time, as of then.

    With `since` or `until` those that stood at some time between, with `history` those that have ended too. As of a
    day `at`, what was said later is unknown: the stance of that day is open, and only what was said by then is cited.
    `where` narrows the positions read from the cache.
    """
    if cacheable(scope):
        found = cached_periods(session, scope, [*may_stand(scope.filters, history=history), *where])
    else:
        found = derived_periods(session, scope)
    return {
        pair: [period for period in periods if stands(period, scope.filters, history=history)]
        for pair, periods in found.items()
    }


def derived_periods(session: Session, scope: Scope) -> Mapping[Pair, Sequence[Period]]:
    """Derive the periods from the claims in scope: the definition."""
    return {pair: derive(said) for pair, said in evidence_in_scope(session, scope).items()}


def evidence_in_scope(session: Session, scope: Scope) -> Mapping[Pair, list[Evidence]]:
    """Read what was said as of then by whoever the filters choose, whatever days and stances they ask for."""
    return read_evidence(
        session,
        scope.filters.asof,
        actors=[scope.actor.id] if scope.actor else None,
        own=scope.filters.own,
        where=[*scope.narrowing(), *scope.on_issue()],
    )


def cached_periods(
    session: Session, scope: Scope, where: Iterable[ColumnElement[bool]] = ()
) -> Mapping[Pair, Sequence[Period]]:
    """Read the periods that were derived when the claims were stored; `where` may leave out some."""
    query = select(Position).where(*positions_in_scope(scope), *where).order_by(col(Position.valid_from))
    positions = session.scalars(query).all()
    cited = _cited(session, scope, (row.id for row in positions if row.id is not None))
    found: defaultdict[Pair, list[Period]] = defaultdict(list)
    for row in positions:
        evidence = tuple(sorted(cited[row.id or 0, row.issue_id]))
        period = Period(Stance(row.stance), row.valid_from, row.valid_to, evidence)
        found[row.actor_id, row.issue_id].append(_cut(period, scope.filters.asof.at))
    return found


def positions_in_scope(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Choose the positions as of then, of the actor and on the issue where they are asked for."""
    actor = (col(Position.actor_id) == scope.actor.id,) if scope.actor else ()
    issue = (col(Position.issue_id) == scope.issue.id,) if scope.issue else ()
    return (*scope.filters.asof.positions(), *actor, *issue)


def may_stand(filters: Filters, *, history: bool) -> list[ColumnElement[bool]]:
    """Choose the positions that stand, or stood in the time asked for, once they are cut at `at`."""
    start, end = col(Position.valid_from), col(Position.valid_to)
    if filters.since or filters.until:
        begun = [] if filters.until is None else [start <= filters.until]
        return begun if filters.since is None else [*begun, or_(end.is_(None), end > filters.since)]
    if history:
        return []
    return [end.is_(None) if filters.asof.at is None else or_(end.is_(None), end > filters.asof.at)]


def _cited(session: Session, scope: Scope, position_ids: Iterable[int]) -> Mapping[tuple[int, int], list[Evidence]]:
    """Read what the positions cite, by position and issue: a claim may take sides on other issues too."""
    found: defaultdict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for batch in batches(position_ids):
        query = (
            select(
                col(PositionClaim.position_id),
                col(StanceRow.issue_id),
                col(Claim.effective_on),
                col(Claim.id),
                col(StanceRow.value),
                col(Claim.said_on_precision),
            )
            .join(Claim, col(Claim.id) == col(PositionClaim.claim_id))
            .join(StanceRow, col(StanceRow.claim_id) == col(Claim.id))
            .where(
                col(PositionClaim.position_id).in_(batch),
                col(StanceRow.value).is_not(None),
                *scope.filters.asof.stances(),
            )
        )
        for position_id, issue_id, on, claim_id, value, precision in session.execute(query):
            found[position_id, issue_id].append(Evidence(on, claim_id, value, precision is Precision.DAY))
    return found


def stands(period: Period, filters: Filters, *, history: bool) -> bool:
    """Tell whether a period stands; with `since` or `until` if it did at some time between, with `history` always."""
    if filters.since or filters.until:
        begun = filters.until is None or period.valid_from <= filters.until
        return begun and (filters.since is None or period.valid_to is None or filters.since < period.valid_to)
    return history or period.valid_to is None


def _cut(period: Period, at: date | None) -> Period:
    """Forget what was said after `at`, in a period that had begun by then."""
    if at is None or (period.valid_to is not None and period.valid_to <= at):
        return period
    evidence = tuple(each for each in period.evidence if each.on <= at)
    return Period(period.stance, period.valid_from, None, evidence)
