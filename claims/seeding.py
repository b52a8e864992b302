"""The actors and issues that ship with the program, put into a database once for every version of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session, col, select

from claims import package_version, positions
from claims.coding.codebook import load_classes, load_codebook
from claims.columns import now
from claims.database import Database
from claims.models import ActorRole, CueClass, Run
from claims.moments import next_instant
from claims.reference import add_classes, seed
from claims.resolve.seeds import seed_actors
from claims.runs import finish_run, start_run
from claims.words import RunKind, RunStatus

__all__ = ["seed_into", "seed_reference"]

_DERIVES_ALIKE = frozenset({"0.2.0"})
"""Versions whose positions are those of this one, but for how their claims are counted: a million need no deriving."""


def seed_reference(database: Database, *, clock: Callable[[], datetime] = now) -> None:
    """Seed a database that this version of the program has not seeded; see seed_into."""
    with database.reading() as session:
        if _is_seeded(session):
            return
    with database.writing() as session:
        seed_into(session, clock=clock)


def seed_into(session: Session, *, clock: Callable[[], datetime] = now) -> None:
    """Add the actors, aliases, roles, issues, cues and classes the database lacks; overwrite nothing, do nothing twice.

    Positions are derived anew, for another version of the program may derive them by other rules. Needs the writer's
    unit of work: another program may have seeded the database before this one got its turn.
    """
    if _is_seeded(session):
        return
    before = _last_seeded(session)
    at = next_instant(session, clock)
    run_id = start_run(session, RunKind.SEED, at)
    counts = seed(session, seed_actors(), load_codebook(), run_id, at)
    counts["classes"] = add_classes(session, load_classes(), run_id, at)
    positions.refresh(session, _moved(session, before, at), run_id, at)
    finish_run(session, run_id, RunStatus.DONE, next_instant(session, clock), counts)


def _moved(session: Session, before: str | None, at: datetime) -> set[positions.Pair]:
    """Tell which positions can have come to be others since the version `before` seeded, and by what was added `at`."""
    if before not in _DERIVES_ALIKE:
        return positions.every_pair(session)
    added = select(ActorRole.actor_id).where(ActorRole.recorded_at == at)
    return positions.miscounted(session) | positions.concerned(session, session.exec(added).all())


def _last_seeded(session: Session) -> str | None:
    """Name the version of the program that seeded the database last."""
    seeded = select(Run.package_version).where(Run.kind == RunKind.SEED, Run.status == RunStatus.DONE)
    return session.exec(seeded.order_by(col(Run.id).desc()).limit(1)).first()


def _is_seeded(session: Session) -> bool:
    """Tell whether this version has seeded the database, with the classes, which once did not stand in it."""
    seeded = select(Run.id).where(
        Run.kind == RunKind.SEED, Run.status == RunStatus.DONE, Run.package_version == package_version()
    )
    return all(session.exec(query.limit(1)).first() is not None for query in (seeded, select(CueClass.id)))
