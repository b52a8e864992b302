"""`claims compare --from D1 --to D2`: what moved between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlmodel import Session

from claims.errors import UsageError
from claims.positions import Period, Shift, shift_kind
from claims.query.filters import Scope
from claims.query.periods import read_periods
from claims.query.steps import StepRow, step_rows

__all__ = ["MoveRow", "compare_days"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow(StepRow):
    """The way from an actor's stance on one day to that on another, as one step, each with the claim that proves it.

    `on` is the day since which the second stands, `steps` how many steps were taken between.
    """

    steps: int


def compare_days(session: Session, scope: Scope, first: date, second: date) -> list[MoveRow]:
    """Give what stood otherwise at the end of the second day than of the first, by actor and issue.

    One reading does for both: what was said later never changes what stood before.
    Raises UsageError where the second day is not after the first.
    """
    if second <= first:
        message = f"--to {second} is not after --from {first}."
        raise UsageError(message)
    asof = replace(scope.filters.asof, at=second)
    scope = replace(scope, filters=replace(scope.filters, asof=asof, since=None, until=None))
    moves = [
        (pair, step, sum(first < period.valid_from <= second for period in periods))
        for pair, periods in read_periods(session, scope, history=True).items()
        if (step := _move(periods, first, second)) is not None and scope.filters.stance in {None, step.to_stance}
    ]
    rows = step_rows(session, [(pair, step) for pair, step, _ in moves], asof.known)
    found = [MoveRow(**asdict(row), steps=steps) for row, (*_, steps) in zip(rows, moves, strict=True)]
    return sorted(found, key=lambda row: (row.actor.casefold(), row.actor_key, row.issue))[: scope.filters.limit]


def _move(periods: Sequence[Period], first: date, second: date) -> Shift | None:
    before = next((_by(period, first) for period in periods if period.stands_on(first)), None)
    after = next((period for period in periods if period.stands_on(second)), None)
    if after is None:
        return None
    if before is None:
        return Shift(after.valid_from, shift_kind(None, after.stance), None, after.stance, None, after.proof)
    if before.stance == after.stance:
        return None
    kind = shift_kind(before.stance, after.stance)
    return Shift(after.valid_from, kind, before.stance, after.stance, before.proof, after.proof)


def _by(period: Period, day: date) -> Period:
    """Give a period as it was on a day."""
    return replace(period, evidence=tuple(each for each in period.evidence if each.on <= day))
