"""What a user calls an actor, an issue or a source: its key, its name or, for an actor, an alias."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import Session, col

from claims.errors import UnknownNameError, UsageError, quoted
from claims.folding import folded, held
from claims.models import Actor, ActorAlias, Issue, Source
from claims.query.nearest import nearest
from claims.resolve.names import normalise, skeleton, slug
from claims.words import AliasKind

__all__ = ["Named", "find_actor", "find_issue", "find_source"]

_SUGGESTED = 3
_STREAMED = {"yield_per": 20_000}


@dataclass(frozen=True, slots=True)
class Named:
    """A row that a name stands for."""

    id: int
    key: str
    name: str


def find_actor(session: Session, name: str, known: datetime | None = None) -> Named:
    """Find an actor by key, name, alias, a person's last name, or the sound of a person's name, in this order.

    "The" and case do not matter. Whoever is folded into another, or was at the instant `known`, is the other. What a
    form named at that instant goes before what it names now. Every step is answered from an index.
    Raises UnknownNameError with the nearest names, and UsageError for a name that several actors share.
    """
    for meant in (_keyed(name), *_called(name, known), *(_called(name) if known is not None else ())):
        found = _canonical(session, meant, known)
        if len(found) > 1:
            message = f"{quoted(name)} may be any of {len(found)} actors."
            raise UsageError(message, hint=f"Say which: {', '.join(each.key for each in found)}.")
        if found:
            return found[0]
    raise UnknownNameError(Actor.__tablename__, name, _nearest_actors(session, name))


def find_issue(session: Session, name: str) -> Named:
    """Find an issue by key or title; raises UnknownNameError with the nearest keys."""
    return _find(session, Issue, name)


def find_source(session: Session, name: str) -> Named:
    """Find a source by key or name; raises UnknownNameError with the nearest keys."""
    return _find(session, Source, name)


def _keyed(name: str) -> Select[Any]:
    return select(col(Actor.id)).where(col(Actor.key).in_([name, slug(name)]))


def _called(name: str, known: datetime | None = None) -> Iterator[Select[Any]]:
    """Choose the actors a name may mean, the surest first: those so named, those so called, those that sound so.

    As the database held their forms at an instant, else holds them now.
    """
    is_held = held(col(ActorAlias.recorded_at), col(ActorAlias.withdrawn_at), known)
    norm = normalise(name)
    spelled = col(ActorAlias.alias_norm).in_([norm, f"the {norm}", norm.removeprefix("the ")])
    surname = col(ActorAlias.kind) == AliasKind.SURNAME
    last_words = and_(  # "van der Berg", where the surname that is stored is "Berg"
        col(ActorAlias.alias_norm) == norm.rpartition(" ")[2],
        col(Actor.key).endswith(f"-{slug(name)}", autoescape=True),
    )
    conditions: tuple[ColumnElement[bool], ...] = (
        and_(spelled, col(ActorAlias.alias) == col(Actor.name)),
        and_(spelled, ~surname),
        and_(surname, or_(spelled, last_words)),
        col(ActorAlias.sound) == skeleton(norm),
    )
    for condition in conditions if norm else ():
        yield (
            select(col(ActorAlias.actor_id))
            .join(Actor, col(Actor.id) == col(ActorAlias.actor_id))
            .where(condition, is_held)
        )


def _canonical(session: Session, meant: Select[Any], known: datetime | None = None) -> list[Named]:
    """Give the canonical actors of those meant, in the order of their keys."""
    folds, chosen = folded(known), meant.subquery()
    [own] = chosen.c
    canonical = select(func.coalesce(folds.c.canonical_id, own)).select_from(chosen)
    canonical = canonical.outerjoin(folds, folds.c.actor_id == own)
    query = select(col(Actor.id), col(Actor.key), col(Actor.name)).where(col(Actor.id).in_(canonical))
    return [Named(*row) for row in session.execute(query.order_by(col(Actor.key)))]


def _nearest_actors(session: Session, name: str) -> list[str]:
    """Give the keys of the canonical actors whose names or keys come nearest."""
    forms = select(col(ActorAlias.alias_norm)).distinct().order_by(col(ActorAlias.alias_norm))
    keys = select(func.replace(col(Actor.key), "-", " ")).order_by(col(Actor.key))
    connection = session.connection()  # which makes rows of a million sooner than a session does
    spellings = chain.from_iterable(
        connection.execute(query, execution_options=_STREAMED).scalars() for query in (forms, keys)
    )
    found: dict[str, None] = {}
    for spelling in nearest(normalise(name), spellings, 4 * _SUGGESTED):
        live = and_(col(ActorAlias.alias_norm) == spelling, col(ActorAlias.withdrawn_at).is_(None))
        for meant in (select(col(ActorAlias.actor_id)).where(live), _keyed(spelling)):
            found |= {named.key: None for named in _canonical(session, meant)}
    return list(found)[:_SUGGESTED]


def _find(session: Session, table: type[Issue | Source], name: str) -> Named:
    called = col(table.title) if issubclass(table, Issue) else col(table.name)
    rows = [Named(*row) for row in session.execute(select(col(table.id), col(table.key), called))]
    found = [row for row in rows if row.key in {name, slug(name)} or row.name.lower() == name.lower()]
    if found:
        return min(found, key=lambda row: (row.key != name, row.key))
    keys = {normalise(spelled): row.key for row in rows for spelled in (row.key, row.name)}
    close = nearest(normalise(name), keys, 2 * _SUGGESTED)
    raise UnknownNameError(
        str(table.__tablename__), name, list(dict.fromkeys(map(keys.__getitem__, close)))[:_SUGGESTED]
    )
