"""The actors of a database: their rows, and their ids by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, insert
from sqlmodel import Session, col, select

from claims.database import BATCH, insert_missing
from claims.errors import InputError
from claims.models import Actor, ActorAlias, ActorRole, Base
from claims.resolve.claim import ResolvedActor
from claims.resolve.names import normalise, skeleton
from claims.resolve.records import ActorRecord, AliasRecord, RoleRecord, forms_of
from claims.words import ActorKind

__all__ = ["ActorIds", "actor_ids", "actor_row", "add_actor", "add_actors", "alias_row", "name_actors", "role_row"]

_ACTOR, _ALIAS, _ROLE = (Base.metadata.tables[name] for name in ("actor", "actor_alias", "actor_role"))
_GOVERNMENT_BODY = "government body"
# What makes an alias or a role the same one.
_IDENTITY = {_ALIAS: ("actor_id", "alias", "kind"), _ROLE: ("actor_id", "principal_id", "office", "valid_from")}


def actor_row(actor: ActorRecord) -> dict[str, Any]:
    """Give the row of an actor; its forms and roles have rows of their own."""
    return {
        "key": actor.key,
        "name": actor.name,
        "kind": actor.kind,
        "wikidata_id": actor.wikidata_id,
        "country": actor.country,
    }


def alias_row(actor_id: int, actor: ActorRecord, alias: AliasRecord, at: datetime) -> dict[str, Any]:
    """Give the row of a form that names an actor, with what it is looked up by."""
    norm = normalise(alias.alias)
    return {
        "actor_id": actor_id,
        "alias": alias.alias,
        "alias_norm": norm,
        "kind": alias.kind,
        "language": alias.language,
        "valid_from": alias.valid_from,
        "valid_to": alias.valid_to,
        "sound": skeleton(norm) if actor.kind is ActorKind.PERSON else None,
        "recorded_at": at,
    }


def role_row(actor_id: int, principal_id: int, role: RoleRecord, at: datetime) -> dict[str, Any]:
    """Give the row of a role between two actors."""
    return {
        "actor_id": actor_id,
        "principal_id": principal_id,
        "office": role.office,
        "valid_from": role.valid_from,
        "valid_to": role.valid_to,
        "recorded_at": at,
    }


def actor_ids(session: Session) -> dict[str, int]:
    """Give the id of every actor by its key."""
    return {key: number for key, number in session.exec(select(Actor.key, Actor.id)) if number is not None}


def add_actors(session: Session, actors: Sequence[ActorRecord], at: datetime) -> dict[str, int]:
    """Insert the actors, forms and roles that are missing; count them. What somebody withdrew is not brought back.

    Raises InputError for a role toward an actor neither given nor stored.
    """
    added = insert_missing(session, _ACTOR, map(actor_row, actors))
    ids = actor_ids(session)
    roles = (
        role_row(ids[actor.key], _principal(ids, actor, role), role, at) for actor in actors for role in actor.roles
    )
    return {
        "actors": added,
        "aliases": name_actors(session, actors, at),
        "roles": insert_missing(session, _ROLE, _wanted(session, _ROLE, roles)),
    }


def name_actors(session: Session, actors: Sequence[ActorRecord], at: datetime) -> int:
    """Add the forms that stored actors have in these records; count the new ones. None withdrawn comes back."""
    keys = [actor.key for actor in actors]
    ids = {
        key: number
        for start in range(0, len(keys), BATCH)
        for key, number in session.execute(
            select(col(Actor.key), col(Actor.id)).where(col(Actor.key).in_(keys[start : start + BATCH]))
        )
    }
    forms = (alias_row(ids[actor.key], actor, alias, at) for actor in actors for alias in forms_of(actor))
    return insert_missing(session, _ALIAS, _wanted(session, _ALIAS, forms))


def add_actor(session: Session, actor: ResolvedActor, at: datetime) -> int:
    """Store an actor that no directory held, with the forms of its name alone; give the id of the stored one if any.

    A body of a country that is stored speaks for it from then on, as a body of its government.
    """
    stored = session.exec(select(Actor.id).where(Actor.key == actor.key)).first()
    if stored is not None:
        return stored
    record = ActorRecord(actor.key, actor.name, actor.kind)
    number: int = session.execute(insert(Actor).returning(col(Actor.id)), actor_row(record)).scalar_one()
    session.execute(insert(ActorAlias), [alias_row(number, record, alias, at) for alias in forms_of(record)])
    principal = session.exec(select(Actor.id).where(Actor.key == actor.speaks_for)).first()
    if principal is not None:
        session.add(ActorRole(actor_id=number, principal_id=principal, office=_GOVERNMENT_BODY, recorded_at=at))
    session.flush()
    return number


class ActorIds:
    """The ids of the actors one document names, each asked for once; whoever is not stored yet is added."""

    def __init__(self, session: Session, at: datetime) -> None:
        self._session = session
        self._at = at
        self._ids: dict[str, int] = {}

    def of(self, actor: ResolvedActor | None) -> int | None:
        """Give the actor's id; None for none."""
        if actor is None:
            return None
        if actor.key not in self._ids:
            self._ids[actor.key] = add_actor(self._session, actor, self._at)
        return self._ids[actor.key]


def _wanted(session: Session, table: Table, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Leave out the rows that are what somebody withdrew."""
    columns = _IDENTITY[table]
    withdrawn = select(*(table.c[name] for name in columns)).where(table.c.withdrawn_at.is_not(None))
    unwanted = {tuple(row) for row in session.execute(withdrawn)}
    return (row for row in rows if tuple(row[name] for name in columns) not in unwanted)


def _principal(ids: Mapping[str, int], actor: ActorRecord, role: RoleRecord) -> int:
    if role.principal not in ids:
        message = f"{actor.key} is {role.office} of {role.principal!r}, and no actor has that key."
        raise InputError(message, hint="Define it in the same file, or correct the key.")
    return ids[role.principal]
