"""For which claims a rating holds: the one it was given to and its successors, or all sightings of the statement."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CTE, select, union
from sqlalchemy.orm import aliased
from sqlmodel import col

from claims.folding import held
from claims.models import Claim, FactCheck, StatementClaim

__all__ = ["holding"]


def holding(known: datetime | None = None) -> CTE:
    """Give (fact_check_id, claim_id) of every rating that holds, or was held at an instant, and of each claim it is on.

    The view claim_rated says the same of now. Claims that are withdrawn are among them; whoever asks chooses the
    claims that are visible.
    """
    before, after, mine, other = aliased(Claim), aliased(Claim), aliased(StatementClaim), aliased(StatementClaim)
    heirs = (
        select(col(FactCheck.id).label("fact_check_id"), col(FactCheck.claim_id).label("claim_id"))
        .where(held(col(FactCheck.recorded_at), col(FactCheck.withdrawn_at), known))
        .cte(recursive=True)
    )
    heirs = heirs.union(
        select(heirs.c.fact_check_id, col(after.id))
        .join(before, col(before.id) == heirs.c.claim_id)
        .join(after, col(after.id) == col(before.superseded_by_id))
        .where(*(() if known is None else (col(after.recorded_at) <= known,)))
    )
    sightings = (
        select(heirs.c.fact_check_id, col(other.claim_id))
        .join(FactCheck, col(FactCheck.id) == heirs.c.fact_check_id)
        .join(mine, col(mine.claim_id) == heirs.c.claim_id)
        .join(other, col(other.statement_id) == col(mine.statement_id))
        .where(
            col(FactCheck.whole_statement),
            held(col(mine.recorded_at), col(mine.withdrawn_at), known),
            held(col(other.recorded_at), col(other.withdrawn_at), known),
        )
    )
    return union(select(heirs.c.fact_check_id, heirs.c.claim_id), sightings).cte()
