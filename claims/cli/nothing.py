"""What a reading command says when it finds nothing: in how much it looked, and what else to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.cli.telling import tell

if TYPE_CHECKING:
    from sqlmodel import Session

    from claims.query import Scope

__all__ = ["report_nothing"]


def report_nothing(session: Session, scope: Scope) -> None:
    """Say on standard error how many documents were looked through, and of which days."""
    from claims.asof import NOW
    from claims.query import coverage

    covered = coverage(session, scope)
    tell(f"claims: {covered}.")
    if not covered.documents and scope.source is None and scope.filters.asof == NOW:
        tell("Put articles in first: claims ingest FILE")
    elif scope.speaker and not scope.actor:
        tell(f"With --actor instead of --speaker, those who speak for {scope.speaker.name} count too.")
