"""The origins of texts in the database: found again where texts were added, and the difference written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

__all__ = ["refresh", "refresh_all"]


def refresh(session: Session, version_ids: Iterable[int], run_id: int, at: datetime) -> frozenset[int]:
    """Find the origins of document versions; give all versions whose origin is another now. Never commits."""
    return frozenset()


def refresh_all(session: Session, run_id: int, at: datetime) -> frozenset[int]:
    """Find the origins of all versions."""
    return frozenset()
