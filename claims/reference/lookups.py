"""The queries a register asks a database, made once: each by an index, of what was stored by then and is live."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased, outerjoin
from sqlmodel import Session, col

from claims.database import dialect_of, one_of
from claims.models import Actor, ActorAlias, ActorRole
from claims.reference.unfinished import Unfinished
from claims.words import ActorKind, AliasKind

__all__ = ["Lookups"]

_FORM = (
    col(ActorAlias.alias),
    col(ActorAlias.kind),
    col(ActorAlias.language),
    col(ActorAlias.valid_from),
    col(ActorAlias.valid_to),
)
_ROLE = (col(ActorRole.actor_id), col(ActorRole.office), col(ActorRole.valid_from), col(ActorRole.valid_to))


class Lookups:
    """The queries over the actors, aliases and roles there are now: whatever is stored later they do not see.

    Nor do they see what a run brought that was cut off, or is under way: see claims.reference.unfinished.

    One that asks for several values at a time takes them as the parameter `these`; all are given `values` too.
    """

    def __init__(self, session: Session) -> None:
        dialect = dialect_of(session)
        last_actor, last_alias, last_role = (
            session.scalar(select(func.max(col(table.id)))) or 0 for table in (Actor, ActorAlias, ActorRole)
        )
        unfinished = Unfinished.of(session)
        self.values = unfinished.values
        stored = and_(col(Actor.id) <= last_actor, *unfinished.spared(col(Actor.id), "unfinished_actors"))
        # The index behind an actor's id is of live rows only: the condition must say so for it to be used.
        live = and_(
            col(ActorAlias.withdrawn_at).is_(None),
            col(ActorAlias.id) <= last_alias,
            *unfinished.spared(col(ActorAlias.id), "unfinished_aliases"),
        )
        held = and_(
            col(ActorRole.withdrawn_at).is_(None),
            col(ActorRole.id) <= last_role,
            *unfinished.spared(col(ActorRole.id), "unfinished_roles"),
        )
        of_person = and_(col(ActorAlias.sound).is_not(None), live)
        self.keyed = select(col(Actor.id)).where(col(Actor.key) == bindparam("key"), stored)
        principal = aliased(Actor)
        # All of an actor in one question, each alias with each role: they are few, and a question has its price.
        # Joined one by one: SQLAlchemy cannot tell what to join to where a condition asks a table of its own.
        named = outerjoin(Actor, ActorAlias, and_(col(ActorAlias.actor_id) == col(Actor.id), live))
        named = outerjoin(named, ActorRole, and_(col(ActorRole.actor_id) == col(Actor.id), held))
        named = outerjoin(named, principal, col(principal.id) == col(ActorRole.principal_id))
        self.actors: Select[*tuple[Any, ...]] = (
            select(
                col(Actor.id),
                col(Actor.key),
                col(Actor.name),
                col(Actor.kind).label("actor_kind"),
                col(Actor.wikidata_id),
                col(Actor.country),
                col(ActorAlias.id).label("alias_id"),
                *_FORM,
                col(ActorRole.id).label("role_id"),
                col(ActorRole.office),
                col(ActorRole.valid_from).label("from_on"),
                col(ActorRole.valid_to).label("to_on"),
                col(ActorRole.principal_id),
                col(principal.key).label("principal"),
            )
            .select_from(named)
            .where(one_of(dialect, col(Actor.id), "these"))
        )
        self.roles: Select[*tuple[Any, ...]] = (
            select(*_ROLE, col(ActorRole.principal_id), col(principal.key).label("principal"))
            .select_from(ActorRole)
            .join(principal, col(principal.id) == col(ActorRole.principal_id))
            .where(one_of(dialect, col(ActorRole.actor_id), "these"), held)
            .order_by(col(ActorRole.id))
        )
        self.speakers = (
            select(*_ROLE, col(Actor.key))
            .select_from(ActorRole)
            .join(Actor, col(Actor.id) == col(ActorRole.actor_id))
            .where(one_of(dialect, col(ActorRole.principal_id), "these"), held)
            .order_by(col(ActorRole.id))
        )
        self.forms = (
            select(col(ActorAlias.actor_id), col(ActorAlias.alias_norm), *_FORM)
            .where(col(ActorAlias.alias_norm).in_([bindparam("name"), bindparam("with_article")]), live)
            .order_by(col(ActorAlias.id))
        )
        self.persons = (
            select(col(ActorAlias.alias_norm))
            .distinct()
            .where(one_of(dialect, col(ActorAlias.alias_norm), "these"), of_person)
        )
        self.sounding = (
            select(col(ActorAlias.alias_norm)).distinct().where(col(ActorAlias.sound) == bindparam("sound"), live)
        )
        self.names_of_persons = (
            select(col(ActorAlias.id))
            .select_from(ActorAlias)
            .join(Actor, and_(col(Actor.id) == col(ActorAlias.actor_id), col(Actor.name) == col(ActorAlias.alias)))
            .where(col(ActorAlias.kind) == AliasKind.NAME, of_person)
        )
        in_office = exists(select(col(ActorRole.id)).where(col(ActorRole.actor_id) == col(Actor.id), held))
        self.countries = select(col(Actor.id), col(Actor.key), col(Actor.country)).where(
            col(Actor.kind) == ActorKind.GOVERNMENT, col(Actor.country).is_not(None), stored, ~in_office
        )
