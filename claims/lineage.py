"""Which claims one goes on from: a claim corrected, carried to a new version or found anew has a successor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import CTE, ColumnElement, Select, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.models import Claim

__all__ = ["ancestors", "ancestry", "heir"]

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000


def ancestry(of: ColumnElement[bool]) -> CTE:
    """Give (claim_id, ancestor_id) of the chosen claims: each with itself and all that it goes on from, however far."""
    path = select(col(Claim.id).label("claim_id"), col(Claim.id).label("ancestor_id")).where(of).cte(recursive=True)
    before = aliased(Claim)
    further: Select[tuple[int, int | None]] = select(path.c.claim_id, col(before.id)).join(
        before, col(before.superseded_by_id) == path.c.ancestor_id
    )
    return path.union(further)


def ancestors(session: Session, claim_ids: Iterable[int]) -> Mapping[int, Sequence[int]]:
    """Give each claim's own id and those of all claims it goes on from, in their order."""
    ids, found = sorted(set(claim_ids)), defaultdict[int, list[int]](list)
    for start in range(0, len(ids), BATCH):
        path = ancestry(col(Claim.id).in_(ids[start : start + BATCH]))
        query = select(path.c.claim_id, path.c.ancestor_id).order_by(path.c.claim_id, path.c.ancestor_id)
        for claim_id, ancestor_id in session.execute(query):
            found[claim_id].append(ancestor_id)
    return found


def heir(session: Session, claim_id: int) -> int:
    """Give the claim that a claim lives on as, however many times it was superseded; itself where it never was."""
    found = claim_id
    while (successor := session.get_one(Claim, found).superseded_by_id) is not None:
        found = successor
    return found
