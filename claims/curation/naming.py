"""The forms that a file gives to its actors, added many at a time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from claims.curation.change import Change
from claims.database import insert_missing
from claims.models import Actor, ActorAlias, Base
from claims.reference import alias_row
from claims.resolve.directory import ActorRecord, forms_of

__all__ = ["name_actors"]


def name_actors(change: Change, actors: Sequence[ActorRecord]) -> int:
    """Add the forms that stored actors have in these records, but none that was taken from them; count the new ones."""
    keys = {actor.key for actor in actors}
    ids = dict(change.session.exec(select(Actor.key, Actor.id).where(col(Actor.key).in_(keys))).all())
    withdrawn = select(ActorAlias.actor_id, ActorAlias.alias, ActorAlias.kind).where(
        col(ActorAlias.actor_id).in_(ids.values()), col(ActorAlias.withdrawn_at).is_not(None)
    )
    taken_back = set(change.session.exec(withdrawn))
    rows = (
        alias_row(ids[actor.key] or 0, actor, alias, change.at)
        for actor in actors
        for alias in forms_of(actor)
        if (ids[actor.key], alias.alias, alias.kind) not in taken_back
    )
    return insert_missing(change.session, Base.metadata.tables["actor_alias"], rows)
