"""The actors and issues that ship with the program, put into a database once for every version of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import select

from claims import package_version, positions
from claims.coding.codebook import load_codebook
from claims.columns import now
from claims.database import Database
from claims.models import Run
from claims.reference import seed
from claims.resolve.seeds import seed_actors
from claims.runs import finish_run, start_run
from claims.words import RunKind, RunStatus

__all__ = ["seed_reference"]


def seed_reference(database: Database, *, clock: Callable[[], datetime] = now) -> None:
    """Add the actors, aliases, roles, issues and cues the database lacks; overwrite nothing, do nothing twice."""
    with database.reading() as session:
        seeded = select(Run.id).where(
            Run.kind == RunKind.SEED, Run.status == RunStatus.DONE, Run.package_version == package_version()
        )
        if session.exec(seeded).first() is not None:
            return
    with database.writing() as session:
        at = clock()
        run_id = start_run(session, RunKind.SEED, at)
        counts = seed(session, seed_actors(), load_codebook(), run_id, at)
        if counts["roles"]:  # somebody speaks for somebody whom nobody spoke for before
            positions.refresh(session, positions.every_pair(session), run_id, clock())
        finish_run(session, run_id, RunStatus.DONE, clock(), counts)
