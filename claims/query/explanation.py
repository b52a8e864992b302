"""`claims positions --explain`: each position with every claim it rests on, and those that were set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Issue, StanceRow
from claims.positions import Evidence, Pair, Period, derive
from claims.query.cited import read_cited
from claims.query.details import batches
from claims.query.filters import Scope
from claims.query.periods import evidence_in_scope, stands
from claims.query.standing import names_of
from claims.words import Stance

__all__ = ["EvidenceRow", "explain"]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One claim that bears on a position: `cited` by it, or set aside since its day is not known.

    `stance`, `since` and `until` are the position's; `says` and `value` the claim's own, `basis` why it was coded so.
    """

    actor: str
    actor_key: str
    issue: str
    stance: str
    since: date
    until: date | None
    cited: bool
    when: str
    who: str
    says: str
    value: int
    basis: str
    source: str
    title: str | None
    claim_id: int
    quote: str


def explain(session: Session, scope: Scope, *, history: bool = False) -> list[EvidenceRow]:
    """Give the claims behind the positions that `list_positions` gives, by actor, issue and day; a limit is of those.

    They are derived anew from the claims, which define them, by the rules in `claims.positions.RULES`.
    """
    evidence = evidence_in_scope(session, scope)
    chosen = [
        (pair, period, each, each in period.evidence)
        for pair, said in evidence.items()
        for period in derive(said)
        if stands(period, scope.filters, history=history) and scope.filters.stance in {None, period.stance}
        for each in said
        if period.stands_on(each.on)
    ]
    names = names_of(session, {actor_id for (actor_id, _), *_ in chosen})
    issues = {row.id: row.key for row in session.execute(select(col(Issue.id), col(Issue.key)))}
    cited = read_cited(session, (each.claim_id for *_, each, _ in chosen), scope.filters.asof.known)
    reasons = _reasons(session, scope, chosen)
    rows = [
        EvidenceRow(
            actor=names[actor_id].name,
            actor_key=names[actor_id].key,
            issue=issues[issue_id],
            stance=period.stance.name.lower(),
            since=period.valid_from,
            until=period.valid_to,
            cited=counts,
            when=cited[each.claim_id].when,
            who=cited[each.claim_id].who,
            says=Stance(each.value).name.lower(),
            value=each.value,
            basis=reasons[each.claim_id, issue_id],
            source=cited[each.claim_id].source,
            title=cited[each.claim_id].title,
            claim_id=each.claim_id,
            quote=cited[each.claim_id].quote,
        )
        for (actor_id, issue_id), period, each, counts in chosen
    ]
    rows.sort(key=lambda row: (row.actor.casefold(), row.actor_key, row.issue, row.since))
    positions = list(dict.fromkeys((row.actor_key, row.issue, row.since) for row in rows))[: scope.filters.limit]
    return [row for row in rows if (row.actor_key, row.issue, row.since) in set(positions)]


def _reasons(
    session: Session, scope: Scope, chosen: list[tuple[Pair, Period, Evidence, bool]]
) -> dict[tuple[int, int], str]:
    """Read why each claim was coded as it was, by claim and issue."""
    return {
        (claim_id, issue_id): basis
        for batch in batches(each.claim_id for *_, each, _ in chosen)
        for claim_id, issue_id, basis in session.execute(
            select(col(StanceRow.claim_id), col(StanceRow.issue_id), col(StanceRow.basis)).where(
                col(StanceRow.claim_id).in_(batch), *scope.filters.asof.stances()
            )
        )
    }
