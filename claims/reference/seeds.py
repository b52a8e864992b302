"""Seeding: given actors and issues into a database, where they are missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from claims.coding.codebook import IssueRecord
from claims.models import Run
from claims.reference.actors import add_actors
from claims.reference.issues import add_issues
from claims.resolve.records import ActorRecord

__all__ = ["seed"]


def seed(
    session: Session, actors: Iterable[ActorRecord], issues: Iterable[IssueRecord], run_id: int, at: datetime
) -> dict[str, int]:
    """Insert the actors, aliases, roles, issues and cues that are missing; note in the run how many those were.

    An actor or issue is known by its key, the rest by all that identifies it; what somebody withdrew stays withdrawn.
    Raises InputError for a role or an issue that names a principal or parent neither given nor stored.
    """
    counts = {**add_actors(session, tuple(actors), at), **add_issues(session, tuple(issues), run_id, at)}
    session.get_one(Run, run_id).counts = counts
    return counts
