"""The steps between positions: what changed, when, and the two claims that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter

from claims.positions.derive import Evidence, Period
from claims.words import ShiftKind, Stance

__all__ = ["Shift", "reaffirmed", "shift_kind", "shifts"]


@dataclass(frozen=True, slots=True)
class Shift:
    """One step on the day it was taken; what an actor first says on an issue comes from nothing.

    `from_claim` is the last word for what stood before, `to_claim` the first for what stands now.
    """

    on: date
    kind: ShiftKind
    from_stance: Stance | None
    to_stance: Stance
    from_claim: Evidence | None
    to_claim: Evidence


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
    """Give every step of one actor on one issue: one into each period, with two claims whose values differ.

    A day of two sides is no stance of any of its claims: of those the one is shown that is farthest from the other
    period.
    """
    return tuple(_step(before, after) for before, after in pairwise([None, *periods]) if after is not None)


def reaffirmed(periods: Sequence[Period]) -> tuple[Shift, ...]:
    """Give every later day of a period on which its stance was taken again, with the claim before it."""
    found: list[Shift] = []
    for period in periods:
        days = [next(day) for _, day in groupby(_holding(period), key=attrgetter("on"))]
        found += [
            Shift(later.on, ShiftKind.REAFFIRMED, period.stance, period.stance, earlier, later)
            for earlier, later in pairwise(days)
        ]
    return tuple(found)


def _step(before: Period | None, after: Period) -> Shift:
    first_day = [each for each in after.evidence if each.on == after.valid_from]
    to_claim = min(first_day, key=lambda each: _rank(each, after, before))
    if before is None:
        return Shift(after.valid_from, ShiftKind.INTRODUCED, None, after.stance, None, to_claim)
    from_claim = min(reversed(before.evidence), key=lambda each: _rank(each, before, after))
    kind = shift_kind(before.stance, after.stance)
    return Shift(after.valid_from, kind, before.stance, after.stance, from_claim, to_claim)


def _rank(each: Evidence, period: Period, other: Period | None) -> tuple[bool, int, bool]:
    """Rank the claims of a period by how well they show the step.

    First what takes the period's stance itself, then what is far from the other period, then what was said on a day
    that is known.
    """
    return each.value != period.stance, -abs(each.value - (other.stance if other else 0)), not each.dated


def _holding(period: Period) -> list[Evidence]:
    """Give the claims that take the period's stance themselves; all, where only days of two sides made it."""
    return [each for each in period.evidence if each.value == period.stance] or list(period.evidence)
