"""The instant of a change: later than that of every change before it, so that as-of queries give what was known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from claims.columns import now
from claims.models import LastWrite

__all__ = ["next_instant"]

_STEP = timedelta(microseconds=1)


def next_instant(session: Session, clock: Callable[[], datetime] = now) -> datetime:
    """Give the instant that all rows of the writer's unit of work are recorded at; to be asked within it.

    A process that had to wait for another must not record what it stores as known before the other's, and two machines
    may not agree on the time: where the clock is not later than the last change, the instant is a step after that.
    """
    last = session.get(LastWrite, 1)
    if last is None:
        at = clock()
        session.add(LastWrite(id=1, at=at))
    else:
        at = max(clock(), last.at + _STEP)
        last.at = at
    session.flush()
    return at
