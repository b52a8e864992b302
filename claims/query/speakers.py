"""Who said a claim, as readers are told: the canonical actor, and who said it together with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, select
from sqlmodel import Session, col

from claims.folding import folded
from claims.models import Actor, Claim, ClaimSpeaker
from claims.query.details import batches

__all__ = ["canonical_speaker", "companions", "named", "with_speaker"]


def with_speaker(query: Select[*tuple[Any, ...]], folds: CTE) -> Select[*tuple[Any, ...]]:
    """Join a query of claims to the actors that said them; one folded into another is that other."""
    return query.outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id)).outerjoin(
        Actor, col(Actor.id) == canonical_speaker(folds)
    )


def canonical_speaker(folds: CTE) -> ColumnElement[int | None]:
    """Give the id of a claim's canonical speaker; the query joins `folds` as `with_speaker` does."""
    return func.coalesce(folds.c.canonical_id, col(Claim.speaker_id))


def companions(session: Session, claim_ids: Iterable[int], known: datetime | None) -> Mapping[int, Sequence[str]]:
    """Give the names of those who said each claim together with its speaker, in the order of the text."""
    folds = folded(known)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for batch in batches(claim_ids):
        query = (
            select(col(ClaimSpeaker.claim_id), col(Actor.name))
            .outerjoin(folds, folds.c.actor_id == col(ClaimSpeaker.actor_id))
            .join(Actor, col(Actor.id) == func.coalesce(folds.c.canonical_id, col(ClaimSpeaker.actor_id)))
            .where(col(ClaimSpeaker.claim_id).in_(batch))
            .order_by(col(ClaimSpeaker.claim_id), col(ClaimSpeaker.ordinal))
        )
        for claim_id, name in session.execute(query):
            found[claim_id].append(name)
    return found


def named(speaker: str | None, others: Sequence[str], as_written: str | None) -> str:
    """Name who said it: "Ada Marsh + Bo Lind"; whoever has no name as the text has it, in quotation marks."""
    if speaker is None:
        return f"\u201c{as_written}\u201d" if as_written else ""
    return " + ".join([speaker, *others])
