"""What a reading command says when it finds nothing: in how much it looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from claims.query import Scope

__all__ = ["report_nothing"]


def report_nothing(session: Session, scope: Scope) -> None:
    """Say on standard error how many documents were looked through, and of which days."""
    from claims.query import coverage

    typer.echo(f"claims: {coverage(session, scope)}.", err=True)
