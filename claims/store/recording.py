"""What the writers of rows share: where they write, for which run, at which instant; and what they bring back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from claims.reference import ActorIds
from claims.words import RetrievalStatus

__all__ = ["Recording", "Stored", "key_of"]


@dataclass(frozen=True, slots=True)
class Recording:
    """One document being written down: all its rows share the run and the instant they are recorded at."""

    session: Session
    actors: ActorIds
    run_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """What one document brought: its version, the ids of the claims added and withdrawn, and how many stances.

    `carried` are the claims that stand, or stay rejected, as people decided; `orphans` those that people decided on and
    that have no certain place in what is read now.

    `recounted` are claims that stay as they are while their document got the name of its source: they count otherwise.

    `kept` names what the document says of itself now but is stored otherwise, for what was first read stands. A version
    stored without a date of publication (`undated`) stays so.
    """

    status: RetrievalStatus
    version_no: int
    version_id: int
    added: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    stances: int = 0
    carried: tuple[int, ...] = ()
    orphans: tuple[int, ...] = ()
    recounted: tuple[int, ...] = ()
    kept: tuple[str, ...] = ()
    undated: bool = False


class _Keyed(Protocol):
    id: int | None


def key_of(row: _Keyed) -> int:
    """Give the key of a row; raises ValueError for one that has not been flushed."""
    if row.id is None:
        message = f"{row!r} has no key yet: flush before asking"
        raise ValueError(message)
    return row.id
