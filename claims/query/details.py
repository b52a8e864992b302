"""What hangs on claims, read for many claims in one query each: words, relayers, stances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import AsOf
from claims.folding import folded
from claims.models import Actor, ClaimHop, ClaimSpan, Issue, StanceRow
from claims.words import SpanRole, Stance

__all__ = ["BATCH", "Side", "batches", "contents", "relayers", "sides"]

# Both databases limit the values bound in one statement (SQLite to 32,766).
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Side:
    """The stance of a claim on one issue, by its key."""

    issue: str
    stance: Stance


def batches(claim_ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into lists of at most BATCH."""
    ids = list(dict.fromkeys(claim_ids))
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def contents(session: Session, claim_ids: Iterable[int]) -> Mapping[int, str]:
    """Give the words of each claim; where they stand in several places, joined by an ellipsis."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for batch in batches(claim_ids):
        query = (
            select(col(ClaimSpan.claim_id), col(ClaimSpan.text))
            .where(col(ClaimSpan.claim_id).in_(batch), col(ClaimSpan.role) == SpanRole.CONTENT)
            .order_by(col(ClaimSpan.claim_id), col(ClaimSpan.ordinal))
        )
        for claim_id, text in session.execute(query):
            found[claim_id].append(text)
    return {claim_id: " … ".join(texts) for claim_id, texts in found.items()}


def relayers(session: Session, claim_ids: Iterable[int], known: datetime | None = None) -> Mapping[int, Sequence[str]]:
    """Give the names of those who relayed each claim, nearest the speaker first; as written where not resolved.

    Whoever is folded into another, or was at the instant `known`, has the other's name.
    """
    folds = folded(known)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for batch in batches(claim_ids):
        query = (
            select(col(ClaimHop.claim_id), func.coalesce(col(Actor.name), col(ClaimHop.text)))
            .outerjoin(folds, folds.c.actor_id == col(ClaimHop.actor_id))
            .outerjoin(Actor, col(Actor.id) == func.coalesce(folds.c.canonical_id, col(ClaimHop.actor_id)))
            .where(col(ClaimHop.claim_id).in_(batch))
            .order_by(col(ClaimHop.claim_id), col(ClaimHop.ordinal))
        )
        for claim_id, name in session.execute(query):
            found[claim_id].append(name)
    return found


def sides(session: Session, claim_ids: Iterable[int], asof: AsOf) -> Mapping[int, Sequence[Side]]:
    """Give the stances of each claim, by issue key, as the database held them."""
    found: defaultdict[int, list[Side]] = defaultdict(list)
    for batch in batches(claim_ids):
        query = (
            select(col(StanceRow.claim_id), col(Issue.key), col(StanceRow.value))
            .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
            .where(col(StanceRow.claim_id).in_(batch), col(StanceRow.value).is_not(None), *asof.stances())
            .order_by(col(StanceRow.claim_id), col(Issue.key))
        )
        for claim_id, issue, value in session.execute(query):
            found[claim_id].append(Side(issue, Stance(value)))
    return found
