"""The steps between positions: what changed, when, and the two claims that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from claims.positions.derive import Evidence, Period
from claims.words import ShiftKind, Stance

__all__ = ["Shift", "shift_kind", "shifts"]


@dataclass(frozen=True, slots=True)
class Shift:
    """One step on the day it was taken; what an actor first says on an issue comes from nothing."""

    on: date
    kind: ShiftKind
    from_stance: Stance | None
    to_stance: Stance
    from_claim_id: int | None
    to_claim_id: int


def shift_kind(before: Stance | None, after: Stance) -> ShiftKind:
    """Name the step from one stance to the next.

    Full support that becomes conditional is `conditioned`; whoever lets go of a side without taking the other has
    `dropped` it; whoever takes a side from in between has `hardened`.
    """
    if before is None:
        return ShiftKind.INTRODUCED
    if before == after:
        return ShiftKind.REAFFIRMED
    if before * after < 0:
        return ShiftKind.REVERSED
    if after == Stance.MIXED:
        return ShiftKind.DROPPED
    if abs(after) > abs(before):
        return ShiftKind.HARDENED
    return ShiftKind.CONDITIONED if after == Stance.OPEN else ShiftKind.SOFTENED


def shifts(periods: Sequence[Period]) -> tuple[Shift, ...]:
    """Give every step of one actor on one issue: into each period, and each later day that reaffirms it."""
    steps = [(period.stance, claim) for period in periods for claim in _proofs(period)]
    found: list[Shift] = []
    before: Shift | None = None
    for stance, claim in steps:
        from_stance, from_claim_id = (before.to_stance, before.to_claim_id) if before else (None, None)
        before = Shift(claim.on, shift_kind(from_stance, stance), from_stance, stance, from_claim_id, claim.claim_id)
        found.append(before)
    return tuple(found)


def _proofs(period: Period) -> Iterator[Evidence]:
    """Give one claim a day: the first that says the stance itself, on a day of two sides the first of all."""
    for _, day in groupby(period.evidence, key=attrgetter("on")):
        claims = tuple(day)
        yield next((claim for claim in claims if claim.value == period.stance), claims[0])
