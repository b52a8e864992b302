"""The actors and issues that ship with the program, put into a database once for every version of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session, select

from claims import package_version, positions
from claims.coding.codebook import load_classes, load_codebook
from claims.columns import now
from claims.database import Database
from claims.models import CueClass, Run
from claims.moments import next_instant
from claims.reference import add_classes, seed
from claims.resolve.seeds import seed_actors
from claims.runs import finish_run, start_run
from claims.words import RunKind, RunStatus

__all__ = ["seed_reference"]


def seed_reference(database: Database, *, clock: Callable[[], datetime] = now) -> None:
    """Add the actors, aliases, roles, issues, cues and classes the database lacks; overwrite nothing, do nothing twice.

    Every position is derived anew: another version of the program may derive them by other rules.
    """
    with database.reading() as session:
        if _is_seeded(session):
            return
    with database.writing() as session:
        at = next_instant(session, clock)
        run_id = start_run(session, RunKind.SEED, at)
        counts = seed(session, seed_actors(), load_codebook(), run_id, at)
        counts["classes"] = add_classes(session, load_classes(), run_id, at)
        positions.refresh(session, positions.every_pair(session), run_id, at)
        finish_run(session, run_id, RunStatus.DONE, next_instant(session, clock), counts)


def _is_seeded(session: Session) -> bool:
    """Tell whether this version has seeded the database, with the classes, which once did not stand in it."""
    seeded = select(Run.id).where(
        Run.kind == RunKind.SEED, Run.status == RunStatus.DONE, Run.package_version == package_version()
    )
    return all(session.exec(query.limit(1)).first() is not None for query in (seeded, select(CueClass.id)))
