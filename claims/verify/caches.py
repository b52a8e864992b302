"""Are the positions that stand stored those that follow from the claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col

from claims import positions
from claims.asof import NOW
from claims.models import Actor, Claim, Issue, Position, PositionClaim
from claims.verify.check import Found, count

__all__ = [
    "positions_cite_claims",
    "positions_cite_live_claims",
    "positions_do_not_overlap",
    "positions_follow_from_claims",
]

ACTORS = 50
"""Actors whose positions are derived at a time: a million claims at once would fill the memory."""


def positions_do_not_overlap(session: Session) -> Found:
    """Look for two periods of one actor on one issue that share a day, and an instant at which both were believed."""
    one, other = aliased(Position), aliased(Position)
    overlapping = select(col(one.id), col(other.id)).where(
        col(one.actor_id) == col(other.actor_id),
        col(one.issue_id) == col(other.issue_id),
        col(one.id) < col(other.id),
        _before(col(one.known_from), col(other.known_to)),
        _before(col(other.known_from), col(one.known_to)),
        _before(col(one.valid_from), col(other.valid_to)),
        _before(col(other.valid_from), col(one.valid_to)),
        or_(col(one.known_to).is_(None), col(one.known_to) > col(one.known_from)),
        or_(col(other.known_to).is_(None), col(other.known_to) > col(other.known_from)),
    )
    found = sorted((left, right) for left, right in session.execute(overlapping))
    return count(session, Position), [f"position {left} and {right}" for left, right in found]


def positions_cite_claims(session: Session) -> Found:
    """Look for positions that rest on nothing."""
    citing = select(col(PositionClaim.claim_id)).where(col(PositionClaim.position_id) == col(Position.id))
    bare = session.scalars(select(col(Position.id)).where(~citing.exists()).order_by(col(Position.id)))
    return count(session, Position), [f"position {number}" for number in bare]


def positions_cite_live_claims(session: Session) -> Found:
    """Look for positions still believed though a claim they rest on was withdrawn."""
    withdrawn = (
        select(col(Position.id), col(Claim.id))
        .join(PositionClaim, col(PositionClaim.position_id) == col(Position.id))
        .join(Claim, col(Claim.id) == col(PositionClaim.claim_id))
        .where(*NOW.positions(), col(Claim.withdrawn_at).is_not(None))
        .order_by(col(Position.id), col(Claim.id))
    )
    failures = [f"position {position}: claim {claim}" for position, claim in session.execute(withdrawn)]
    return count(session, Position, *NOW.positions()), failures


def positions_follow_from_claims(session: Session) -> Found:
    """Derive every position again, with what it cites and counts, and compare."""
    believed = select(col(Position.actor_id), col(Position.issue_id)).where(*NOW.positions()).distinct()
    pairs = positions.every_pair(session) | {(actor, issue) for actor, issue in session.execute(believed)}
    actors = groupby(sorted(pairs), key=lambda pair: pair[0])
    failures = list[str]()
    while batch := {pair for _, of_actor in islice(actors, ACTORS) for pair in of_actor}:
        failures += _named(session, sorted(positions.differing(session, batch)))
    return count(session, Position, *NOW.positions()), failures


def _named(session: Session, pairs: list[positions.Pair]) -> Iterator[str]:
    for actor_id, issue_id in pairs:
        yield f"position of {session.get_one(Actor, actor_id).key} on {session.get_one(Issue, issue_id).key}"


def _before(start: Mapped[object], end: Mapped[object] | Mapped[None]) -> ColumnElement[bool]:
    return or_(col(end).is_(None), start < end)
