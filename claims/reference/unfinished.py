"""The actors that a run brought which was cut off, or is under way: a register does not see them.

Whoever types a command again after it was interrupted gets the rows of a run that was not: the documents that are left
are read as they would have been then, without the names that those before them brought.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from claims.database import Dialect, dialect_of, one_of
from claims.models import ActorAlias, ActorLink, ActorRole, Retrieval, Run
from claims.words import RetrievalStatus, RunKind, RunStatus

__all__ = ["Unfinished"]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The ids of actors, and of their forms and roles, that nobody has looked at since such a run brought them."""

    dialect: Dialect
    actors: Collection[int] = ()
    aliases: Collection[int] = ()
    roles: Collection[int] = ()

    @classmethod
    def of(cls, session: Session) -> Unfinished:
        """Look them up; where the last run that ended was the last that began, there are none."""
        dialect, ingests = dialect_of(session), col(Run.kind) == RunKind.INGEST
        finished = select(func.max(col(Run.id))).where(ingests, col(Run.status) == RunStatus.DONE).scalar_subquery()
        later = select(col(Run.id)).where(ingests, col(Run.id) > func.coalesce(finished, 0))
        instants = select(col(Retrieval.retrieved_at)).where(
            col(Retrieval.run_id).in_(later), col(Retrieval.status) != RetrievalStatus.UNCHANGED
        )
        if session.scalar(instants.limit(1)) is None:
            return cls(dialect)
        brought = session.execute(
            select(col(ActorAlias.actor_id), col(ActorAlias.id)).where(col(ActorAlias.recorded_at).in_(instants))
        ).all()
        links = session.execute(select(col(ActorLink.left_id), col(ActorLink.right_id)))
        judged = {actor for link in links for actor in link}
        otherwise = select(col(ActorAlias.actor_id)).where(
            one_of(dialect, col(ActorAlias.actor_id), "these"),
            col(ActorAlias.recorded_at).not_in(instants) | col(ActorAlias.recorded_at).is_(None),
        )
        known = judged | set(session.scalars(otherwise, {"these": [actor for actor, _ in brought]}))
        actors = sorted({actor for actor, _ in brought}.difference(known))
        aliases = [alias for actor, alias in brought if actor not in known]
        held = select(col(ActorRole.id)).where(one_of(dialect, col(ActorRole.actor_id), "these"))
        roles = [role for role in session.scalars(held, {"these": actors}) if role is not None]
        return cls(dialect, actors, aliases, roles)

    @property
    def values(self) -> dict[str, list[int]]:
        """Give what the conditions of `spared` bind, by name."""
        return {
            "unfinished_actors": [*self.actors],
            "unfinished_aliases": [*self.aliases],
            "unfinished_roles": [*self.roles],
        }

    def spared(self, column: Mapped[int | None], name: str) -> tuple[ColumnElement[bool], ...]:
        """Give the condition that a row's id is none of the values of this name, if there are any."""
        return (~one_of(self.dialect, column, name),) if self.values[name] else ()
