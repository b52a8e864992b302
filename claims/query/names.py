"""What a user calls an actor, an issue or a source: its key, its name or, for an actor, an alias."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlmodel import Session, col

from claims.errors import UnknownNameError, UsageError
from claims.folding import folded
from claims.models import Actor, ActorAlias, Issue, Source
from claims.query.nearest import nearest
from claims.resolve.names import normalise, skeleton, slug
from claims.words import AliasKind

__all__ = ["Named", "find_actor", "find_issue", "find_source"]

_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A row that a name stands for."""

    id: int
    key: str
    name: str


def find_actor(session: Session, name: str) -> Named:
    """Find an actor by key, name, alias, a person's last name, or the sound of a person's name, in this order.

    "The" and case do not matter. Whoever is folded into another is the other. Every step is answered from an index.
    Raises UnknownNameError with the nearest names, and UsageError for a name that several actors share.
    """
    for meant in (_keyed(name), *_called(name)):
        found = _canonical(session, meant)
        if len(found) > 1:
            message = f"{name!r} may be any of {len(found)} actors."
            raise UsageError(message, hint=f"Say which: {', '.join(each.key for each in found)}.")
        if found:
            return found[0]
    raise UnknownNameError("actor", name, _nearest_actors(session, name))


def find_issue(session: Session, name: str) -> Named:
    """Find an issue by key or title; raises UnknownNameError with the nearest keys."""
    return _find(session, Issue, name)


def find_source(session: Session, name: str) -> Named:
    """Find a source by key or name; raises UnknownNameError with the nearest keys."""
    return _find(session, Source, name)
