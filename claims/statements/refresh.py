"""The statements of claims: found again where claims were added or withdrawn, and the difference written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

__all__ = ["refresh", "refresh_all"]


def refresh(session: Session, claim_ids: Iterable[int], run_id: int, at: datetime) -> frozenset[int]:
    """Find the statements of claims, live or withdrawn; give all live claims whose statement is another now."""
    return frozenset()


def refresh_all(session: Session, run_id: int, at: datetime) -> frozenset[int]:
    """Find the statements of all live claims."""
    return frozenset()
