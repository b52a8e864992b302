"""The evidence of many actors on many issues, read in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from claims.asof import AsOf
from claims.models import Claim, Document, DocumentVersion, StanceRow
from claims.positions.derive import Evidence
from claims.positions.voices import speaking, voices_of, voices_through

__all__ = ["Pair", "every_pair", "read_evidence", "touched"]

Pair = tuple[int, int]
"""The ids of an actor and an issue."""

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000


def read_evidence(
    session: Session,
    asof: AsOf,
    *,
    actors: Collection[int] | None = None,
    issues: Collection[int] | None = None,
    where: Iterable[ColumnElement[bool]] = (),
) -> Mapping[Pair, list[Evidence]]:
    """Read what everybody who speaks for the actors says on the issues, as of then; None is all of them.

    `where` narrows the claims further; it may name Claim, DocumentVersion and Document.
    """
    voices = voices_of(actors)
    query = (
        select(
            voices.c.actor_id,
            col(StanceRow.issue_id),
            col(Claim.effective_on),
            col(Claim.id),
            col(StanceRow.value),
        )
        .distinct()  # a speaker may speak for an actor along two paths
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .join(voices, speaking(voices))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .where(*asof.claims(), *asof.stances(), *asof.versions(), *where)
    )
    if issues is not None:
        query = query.where(col(StanceRow.issue_id).in_(issues))
    found: defaultdict[Pair, list[Evidence]] = defaultdict(list)
    for actor_id, issue_id, on, claim_id, value in session.execute(query):
        found[actor_id, issue_id].append(Evidence(on, claim_id, value))
    return found


def touched(session: Session, claim_ids: Iterable[int]) -> set[Pair]:
    """Tell whose positions on what the claims bear on: the speakers', and those of all they speak for.

    Withdrawn claims and stances count, for a position may have rested on them.
    """
    ids = sorted(set(claim_ids))
    pairs: set[Pair] = set()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        voices = voices_through(select(col(Claim.speaker_id)).where(col(Claim.id).in_(batch)))
        query = (
            select(voices.c.actor_id, col(StanceRow.issue_id))
            .distinct()
            .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
            .join(voices, speaking(voices))
            .where(col(Claim.id).in_(batch))
        )
        pairs.update((actor_id, issue_id) for actor_id, issue_id in session.execute(query))
    return pairs


def every_pair(session: Session) -> set[Pair]:
    """Tell every actor and issue with evidence: what to refresh when roles have changed."""
    voices = voices_of()
    query = (
        select(voices.c.actor_id, col(StanceRow.issue_id))
        .distinct()
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .join(voices, speaking(voices))
    )
    return {(actor_id, issue_id) for actor_id, issue_id in session.execute(query)}
