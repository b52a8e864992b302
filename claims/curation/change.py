"""One change to the actors: one run, one transaction, one instant, and the positions that hang on it derived anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims import positions, statements
from claims.asof import NOW
from claims.columns import now
from claims.database import BATCH, Database
from claims.models import Claim, Run
from claims.moments import next_instant
from claims.positions import Pair
from claims.runs import finish_run, start_run
from claims.words import RunKind, RunStatus

__all__ = ["Change", "changing", "is_stored"]


class Change:
    """Where rows are closed and recorded, for which run, at which instant; and whose positions that may move."""

    def __init__(self, session: Session, run_id: int, at: datetime) -> None:
        self.session = session
        self.run_id = run_id
        self.at = at
        self.counts: Counter[str] = Counter()
        self._actors: set[int] = set()
        self._pairs: set[Pair] = set()
        self._judged: set[int] = set()

    def concerning(self, actor_ids: Iterable[int]) -> None:
        """Note actors whose roles or judgements are about to change: to be called before they do."""
        further = set(actor_ids) - self._actors
        self._actors |= further
        self._pairs |= self._hanging_on(further)

    def judging(self, actor_ids: Iterable[int]) -> None:
        """Note actors that are about to become one, or several: what they said may be one statement, or no longer."""
        self._judged |= set(actor_ids)
        self.concerning(self._judged)

    def refresh(self) -> positions.Refreshed:
        """Derive what hung on those actors before the change, and what does now."""
        counted = statements.refresh(self.session, self._said(), self.run_id, self.at)
        pairs = self._pairs | self._hanging_on(self._actors) | positions.touched(self.session, counted)
        return positions.refresh(self.session, pairs, self.run_id, self.at)

    def _said(self) -> list[int]:
        ids = sorted(self._judged)
        return list(self.session.scalars(select(col(Claim.id)).where(col(Claim.speaker_id).in_(ids), *NOW.claims())))

    def _hanging_on(self, actor_ids: Iterable[int]) -> set[Pair]:
        self.session.flush()
        ids = sorted(actor_ids)
        batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
        return {pair for batch in batches for pair in positions.concerned(self.session, batch)}


def is_stored(database: Database, change: Change) -> bool:
    """Look whether a change was committed: an interruption may come just before or just after that."""
    with database.reading() as session:
        run = session.get(Run, change.run_id)
        return run is not None and run.started_at == change.at


@contextmanager
def changing(database: Database, *, clock: Callable[[], datetime] = now) -> Iterator[Change]:
    """Open a change: all of it is committed with its positions when the block ends, nothing where that raises."""
    with database.writing() as session:
        at = next_instant(session, clock)
        change = Change(session, start_run(session, RunKind.JUDGE, at), at)
        yield change
        refreshed = change.refresh()
        change.counts.update({"positions_opened": refreshed.opened, "positions_closed": refreshed.closed})
        finish_run(session, change.run_id, RunStatus.DONE, next_instant(session, clock), dict(change.counts))
