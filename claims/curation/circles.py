"""Roles in a circle: who speaks for somebody who speaks for it says nothing of its own, so no role may close one."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import ActorRole
from claims.reference.folds import Folds

__all__ = ["Circles"]


class Circles:
    """The roles that hold now, between canonical actors, and those that are added: asked before one more is."""

    def __init__(self, session: Session) -> None:
        self._folds = Folds(session)
        self._principals: defaultdict[int, list[tuple[int, date, date]]] = defaultdict(list)
        period = col(ActorRole.valid_from), col(ActorRole.valid_to)
        roles = select(col(ActorRole.actor_id), col(ActorRole.principal_id), *period)
        for row in session.execute(roles.where(col(ActorRole.withdrawn_at).is_(None))):
            self.add(*row)

    def add(self, actor_id: int, principal_id: int, start: date | None, end: date | None) -> None:
        """Take a role in that holds in [start, end), None being open."""
        actor, principal = self._folds.canonical(actor_id), self._folds.canonical(principal_id)
        self._principals[actor].append((principal, start or date.min, end or date.max))

    def would_close(self, actor_id: int, principal_id: int, start: date | None, end: date | None) -> bool:
        """Tell whether the principal speaks for the actor, through others too, on a day of [start, end)."""
        actor = self._folds.canonical(actor_id)
        reached = [(self._folds.canonical(principal_id), start or date.min, end or date.max)]
        for speaker, from_on, to_on in reached:  # grows while it is walked
            if speaker == actor:
                return True
            for principal, first, last in self._principals.get(speaker, ()):
                further = (principal, max(first, from_on), min(last, to_on))
                if further[1] < further[2] and further not in reached:
                    reached.append(further)
        return False
