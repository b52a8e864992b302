"""The evidence of many actors on many issues, read in one query for speakers and one for who spoke with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, select, union
from sqlmodel import Session, col

from claims.asof import NOW, AsOf
from claims.models import Actor, Claim, ClaimSpeaker, Document, DocumentVersion, Position, StanceRow
from claims.positions.derive import Evidence
from claims.positions.voices import jointly, own_voices, speaking, voices_of, voices_through
from claims.words import Precision

__all__ = ["Pair", "concerned", "every_pair", "read_evidence", "touched"]

Pair = tuple[int, int]
"""The ids of an actor and an issue."""

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000


def read_evidence(
    session: Session,
    asof: AsOf,
    *,
    actors: Collection[int] | None = None,
    own: bool = False,
    where: Iterable[ColumnElement[bool]] = (),
) -> Mapping[Pair, list[Evidence]]:
    """Read what everybody who speaks for the actors says on the issues, as of then; None is all of them.

    With `own` only what they say themselves. `where` narrows it further, to issues or otherwise; it may name StanceRow,
    Claim, DocumentVersion and Document. An actor that is folded into another has no evidence.
    """
    voices = (own_voices if own else voices_of)(actors, asof.known)
    conditions = [*asof.claims(), *asof.stances(), *asof.versions(), col(StanceRow.value).is_not(None), *where]
    columns = (
        voices.c.actor_id,
        col(StanceRow.issue_id),
        col(Claim.effective_on),
        col(Claim.id),
        col(StanceRow.value),
        col(Claim.said_on_precision),
    )
    found: defaultdict[Pair, set[Evidence]] = defaultdict(set)  # a speaker may speak for an actor along two paths
    for query in _heard(select(*columns), voices):
        described = query.join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id)).join(
            Document, col(Document.id) == col(DocumentVersion.document_id)
        )
        for actor_id, issue_id, on, claim_id, value, precision in session.execute(described.where(*conditions)):
            found[actor_id, issue_id].add(Evidence(on, claim_id, value, precision is Precision.DAY))
    return {pair: sorted(said) for pair, said in found.items()}


def touched(session: Session, claim_ids: Iterable[int]) -> set[Pair]:
    """Tell whose positions on what the claims bear on: the speakers', and those of all they speak for.

    Withdrawn claims and stances count, for a position may have rested on them.
    """
    ids = sorted(set(claim_ids))
    pairs: set[Pair] = set()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        speakers = union(
            select(col(Claim.speaker_id)).where(col(Claim.id).in_(batch)),
            select(col(ClaimSpeaker.actor_id)).where(col(ClaimSpeaker.claim_id).in_(batch)),
        ).subquery()
        voices = voices_through(select(speakers.c[0]))
        pairs |= _pairs(session, voices, col(Claim.id).in_(batch))
    return pairs


def concerned(session: Session, actor_ids: Iterable[int]) -> set[Pair]:
    """Tell which positions hang on the actors, folded ones too: their own, and those of all they speak for.

    On every issue with evidence now or a position that is believed: what to refresh when their roles or judgements
    about them change. Ask before and after the change.
    """
    ids = set(actor_ids)
    voices = voices_through(select(col(Actor.id)).where(col(Actor.id).in_(ids)))
    above = {*ids, *session.scalars(select(voices.c.actor_id).distinct())}
    believed = select(col(Position.actor_id), col(Position.issue_id)).where(
        *NOW.positions(), col(Position.actor_id).in_(above)
    )
    stood = {(actor_id, issue_id) for actor_id, issue_id in session.execute(believed)}
    return stood | _pairs(session, voices_of(above))


def every_pair(session: Session) -> set[Pair]:
    """Tell every actor and issue with evidence: what to refresh when roles have changed."""
    return _pairs(session, voices_of())


def _heard(query: Select[*tuple[Any, ...]], voices: CTE) -> Iterator[Select[*tuple[Any, ...]]]:
    """Join stances to the claims they are of, and those to the voices: of the speaker, and of who spoke with it."""
    claims = query.select_from(StanceRow).join(Claim, col(Claim.id) == col(StanceRow.claim_id))
    yield claims.join(voices, speaking(voices))
    yield claims.join(ClaimSpeaker, col(ClaimSpeaker.claim_id) == col(Claim.id)).join(voices, jointly(voices))


def _pairs(session: Session, voices: CTE, *where: ColumnElement[bool]) -> set[Pair]:
    columns = select(voices.c.actor_id, col(StanceRow.issue_id)).distinct()
    return {
        (actor_id, issue_id)
        for query in _heard(columns, voices)
        for actor_id, issue_id in session.execute(query.where(*where))
    }
