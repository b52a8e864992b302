"""The cache of positions: derive again what was touched, and write the difference."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby, islice

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Base, Position, PositionClaim, StanceRow
from claims.positions.derive import POLICY, derive
from claims.positions.evidence import Pair, read_evidence
from claims.positions.sightings import Counts, counted, read_sightings

__all__ = ["Refreshed", "differing", "refresh"]

_POSITION, _POSITION_CLAIM = (Base.metadata.tables[name] for name in ("position", "position_claim"))
# Both databases limit the values bound in one statement (SQLite to 32,766).
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many positions were opened, closed, and found unchanged."""

    opened: int = 0
    closed: int = 0
    unchanged: int = 0

    def __add__(self, other: Refreshed) -> Refreshed:
        """Sum two counts."""
        return Refreshed(self.opened + other.opened, self.closed + other.closed, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class _Derived:
    """What makes a position the same position: everything but when it was known."""

    actor_id: int
    issue_id: int
    stance: int
    valid_from: date
    valid_to: date | None
    policy: str
    last_on: date
    proof: int
    counts: Counts
    claim_ids: frozenset[int]


def refresh(session: Session, pairs: Iterable[Pair], run_id: int, at: datetime) -> Refreshed:
    """Make the live positions of the (actor, issue) pairs what their claims say now; never commits.

    A position that would come out the same (stance, period and claims cited) is left alone; any other is closed with
    known_to = `at`, and what replaces it is known from `at`. Give the instant that the claims were recorded at, and
    call it in their transaction: then positions as of any instant agree with the claims as of that instant.
    """
    session.flush()
    return sum((_refresh(session, batch, run_id, at) for batch in _batches(pairs)), Refreshed())


def differing(session: Session, pairs: Collection[Pair]) -> set[Pair]:
    """Tell which of the pairs have live positions that are not what their claims say now; changes nothing."""
    stored = {derived for _, derived in _live(session, pairs)}
    return {(derived.actor_id, derived.issue_id) for derived in stored.symmetric_difference(_derive(session, pairs))}


def _batches(pairs: Iterable[Pair]) -> Iterator[set[Pair]]:
    """Cut the pairs so that no batch has more than BATCH actors."""
    actors = groupby(sorted(set(pairs)), key=lambda pair: pair[0])
    while batch := {pair for _, of_actor in islice(actors, BATCH) for pair in of_actor}:
        yield batch


def _refresh(session: Session, pairs: Collection[Pair], run_id: int, at: datetime) -> Refreshed:
    old = {derived: position_id for position_id, derived in _live(session, pairs)}
    new = _derive(session, pairs)
    closed = sorted(old[derived] for derived in old.keys() - set(new))
    opened = [derived for derived in new if derived not in old]
    for start in range(0, len(closed), BATCH):
        batch = closed[start : start + BATCH]
        session.execute(update(Position).where(col(Position.id).in_(batch)).values(known_to=at))
    _insert(session, opened, run_id, at)
    return Refreshed(len(opened), len(closed), len(old) - len(closed))


def _live(session: Session, pairs: Collection[Pair]) -> Iterator[tuple[int, _Derived]]:
    actors, issues = _ids(pairs)
    query = (
        select(
            col(Position.id),
            col(Position.actor_id),
            col(Position.issue_id),
            col(Position.stance),
            col(Position.valid_from),
            col(Position.valid_to),
            col(Position.policy),
            col(Position.last_on),
            col(Position.claim_id),
            col(Position.claims),
            col(Position.statements),
            col(Position.documents),
            col(Position.origins),
            col(Position.sources),
            col(PositionClaim.claim_id),
        )
        .join(PositionClaim, col(PositionClaim.position_id) == col(Position.id))
        .where(*NOW.positions(), col(Position.actor_id).in_(actors), col(Position.issue_id).in_(issues))
        .order_by(col(Position.id))
    )
    for row, cited in groupby(session.execute(query), key=lambda row: tuple(row[:-1])):
        position_id, actor_id, issue_id, stance, start, end, policy, last_on, proof, *counts = row
        if (actor_id, issue_id) in pairs:
            claim_ids = frozenset(each[-1] for each in cited)
            yield (
                position_id,
                _Derived(actor_id, issue_id, stance, start, end, policy, last_on, proof, Counts(*counts), claim_ids),
            )


def _derive(session: Session, pairs: Collection[Pair]) -> Sequence[_Derived]:
    actors, issues = _ids(pairs)
    evidence = read_evidence(session, NOW, actors=actors, where=[col(StanceRow.issue_id).in_(issues)])
    periods = [(pair, period) for pair in sorted(pairs) for period in derive(evidence.get(pair, ()))]
    sightings = read_sightings(session, (claim_id for _, period in periods for claim_id in period.claim_ids))
    return [
        _Derived(
            *pair,
            period.stance,
            period.valid_from,
            period.valid_to,
            POLICY,
            period.evidence[-1].on,
            period.proof.claim_id,
            counted([sightings[claim_id] for claim_id in period.claim_ids]),
            frozenset(period.claim_ids),
        )
        for pair, period in periods
    ]


def _ids(pairs: Iterable[Pair]) -> tuple[list[int], list[int]]:
    actors, issues = zip(*pairs, strict=True)
    return sorted(set(actors)), sorted(set(issues))


def _insert(session: Session, opened: Sequence[_Derived], run_id: int, at: datetime) -> None:
    if not opened:
        return
    rows = [
        {
            "actor_id": derived.actor_id,
            "issue_id": derived.issue_id,
            "stance": int(derived.stance),
            "valid_from": derived.valid_from,
            "valid_to": derived.valid_to,
            "known_from": at,
            "policy": derived.policy,
            "run_id": run_id,
            "last_on": derived.last_on,
            "claim_id": derived.proof,
            **asdict(derived.counts),
        }
        for derived in opened
    ]
    connection = session.connection()
    connection.execute(insert(_POSITION), rows)
    # Ids given back by the insert itself would have to be put in order: on SQLite one insert at a time.
    ids = _live_ids(session, ((derived.actor_id, derived.issue_id) for derived in opened))
    cited = [
        {"position_id": ids[derived.actor_id, derived.issue_id, derived.valid_from], "claim_id": claim_id}
        for derived in opened
        for claim_id in sorted(derived.claim_ids)
    ]
    connection.execute(insert(_POSITION_CLAIM), cited)


def _live_ids(session: Session, pairs: Iterable[Pair]) -> Mapping[tuple[int, int, date], int]:
    """Read the ids of the live positions of the pairs; each has one from a day."""
    actors, issues = _ids(pairs)
    columns = (col(Position.actor_id), col(Position.issue_id), col(Position.valid_from), col(Position.id))
    query = select(*columns).where(
        *NOW.positions(), col(Position.actor_id).in_(actors), col(Position.issue_id).in_(issues)
    )
    return {(actor_id, issue_id, start): number for actor_id, issue_id, start, number in session.execute(query)}
