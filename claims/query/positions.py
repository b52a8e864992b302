"""`claims positions`: who stands where, from how much evidence, with the sentence that proves it."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from claims.query.filters import Scope
from claims.query.quotation import quotations
from claims.query.standing import PositionRow, list_standing

__all__ = ["list_positions"]


def list_positions(session: Session, scope: Scope, *, history: bool = False) -> list[PositionRow]:
    """Give what `list_standing` gives, each with the words that prove it."""
    rows = list_standing(session, scope, history=history)
    quotes = quotations(session, (row.claim_id for row in rows))
    return [replace(row, quote=quotes.get(row.claim_id, "")) for row in rows]
