"""A step from one stance to another as a row: the two stances, and the two claims that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Issue
from claims.positions import Pair, Shift
from claims.query.cited import read_cited
from claims.query.standing import names_of
from claims.words import ShiftKind

__all__ = ["StepRow", "step_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step into a stance, on the day it was taken.

    `from_claim_id` is the last claim for what stood before, None for what is introduced; `to_claim_id` the first for
    what stands then. `from_who` and `to_who` said them, as `from_when` and `to_when` tell, and the sources have them.
    """

    on: date
    actor: str
    actor_key: str
    issue: str
    kind: ShiftKind
    from_stance: str | None
    to_stance: str
    from_claim_id: int | None
    to_claim_id: int
    from_quote: str | None
    to_quote: str
    from_when: str | None
    to_when: str
    from_who: str | None
    to_who: str
    from_source: str | None
    to_source: str


def step_rows(session: Session, steps: Sequence[tuple[Pair, Shift]], known: datetime | None) -> list[StepRow]:
    """Give the steps of actors on issues as rows, in the order given; names are those the database held then."""
    names = names_of(session, {actor_id for (actor_id, _), _ in steps})
    issues = {row.id: row.key for row in session.execute(select(col(Issue.id), col(Issue.key)))}
    claims = [claim for _, step in steps for claim in (step.from_claim, step.to_claim) if claim is not None]
    cited = read_cited(session, (claim.claim_id for claim in claims), known)
    rows = []
    for (actor_id, issue_id), step in steps:
        before = cited[step.from_claim.claim_id] if step.from_claim else None
        after = cited[step.to_claim.claim_id]
        rows.append(
            StepRow(
                on=step.on,
                actor=names[actor_id].name,
                actor_key=names[actor_id].key,
                issue=issues[issue_id],
                kind=step.kind,
                from_stance=step.from_stance.name.lower() if step.from_stance is not None else None,
                to_stance=step.to_stance.name.lower(),
                from_claim_id=before.claim_id if before else None,
                to_claim_id=after.claim_id,
                from_quote=before.quote if before else None,
                to_quote=after.quote,
                from_when=before.when if before else None,
                to_when=after.when,
                from_who=before.who if before else None,
                to_who=after.who,
                from_source=before.source if before else None,
                to_source=after.source,
            )
        )
    return rows
