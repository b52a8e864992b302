"""`claims shifts`: what moved, when, and the two claims that differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlmodel import Session

from claims.positions import Pair, Shift, reaffirmed, shifts
from claims.query.filters import Scope
from claims.query.periods import read_periods
from claims.query.steps import StepRow, step_rows
from claims.words import ShiftKind

__all__ = ["list_shifts"]


def list_shifts(session: Session, scope: Scope, kinds: Collection[ShiftKind] = ()) -> list[StepRow]:
    """Give the steps in scope in the order they were taken, of some kinds where any are given; at a limit the latest.

    What only says again what stood before is no step: it comes where `kinds` asks for `reaffirmed`. `since` and `until`
    narrow the days of the steps, `stance` what was stepped into; the history they are measured against is whole.
    """
    asked = scope.filters
    chosen = [
        (pair, step)
        for pair, step in _steps(session, scope, again=ShiftKind.REAFFIRMED in kinds)
        if (not kinds or step.kind in kinds)
        and (asked.since is None or asked.since <= step.on)
        and (asked.until is None or step.on <= asked.until)
        and asked.stance in {None, step.to_stance}
    ]
    chosen.sort(key=lambda each: (each[1].on, each[0]))
    return step_rows(session, chosen[-asked.limit :] if asked.limit else chosen, asked.asof.known)


def _steps(session: Session, scope: Scope, *, again: bool) -> Iterator[tuple[Pair, Shift]]:
    whole = replace(scope, filters=replace(scope.filters, since=None, until=None))
    for pair, periods in read_periods(session, whole, history=True).items():
        for step in (*shifts(periods), *(reaffirmed(periods) if again else ())):
            yield pair, step
