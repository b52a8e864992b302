"""The roles of a file: stored when all its actors are, for whoever is spoken for may stand behind who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from claims.curation.change import Change
from claims.curation.checks import check_role
from claims.curation.circles import Circles
from claims.curation.entries import BadEntry, RoleEntry
from claims.curation.identity import Identities
from claims.database import BATCH, insert_missing
from claims.errors import ClaimsError, quoted
from claims.models import Actor, ActorRole, Base
from claims.reference.actors import role_row
from claims.reference.folds import Folds
from claims.resolve.directory import RoleRecord

__all__ = ["Posting"]

_Known = tuple[int, int, str, date | None]
"""What a role is known by: who speaks, for whom, as what (in any case), from when."""


class Posting:
    """The roles of one file, and the actors that were stored before it: only their positions can move."""

    def __init__(self, change: Change, identities: Identities, fail: Callable[[BadEntry], None]) -> None:
        self.roles: list[RoleEntry] = []
        self._change = change
        self._identities = identities
        self._fail = fail
        self._folds = Folds(change.session)
        self._newest_before = change.session.scalar(select(func.max(col(Actor.id)))) or 0

    def post(self) -> int:
        """Add the roles that are missing and tell how many those were; those that cannot be stored fail."""
        if not self.roles:
            return 0
        circles, remaining, added = Circles(self._change.session), iter(self.roles), 0
        while batch := list(islice(remaining, BATCH)):
            rows = list(self._rows(batch, circles))
            self._change.concerning(row["actor_id"] for row in rows if row["actor_id"] <= self._newest_before)
            added += insert_missing(self._change.session, Base.metadata.tables["actor_role"], rows)
        return added

    def _rows(self, batch: Iterable[RoleEntry], circles: Circles) -> Iterator[dict[str, Any]]:
        named = [
            (entry, self._identities.key_of(entry.ident), self._identities.key_of(entry.role.principal))
            for entry in batch
        ]
        ids = self._ids({key for _, actor, principal in named for key in (actor, principal)})
        known = self._known({ids[actor] for _, actor, _ in named if actor in ids})
        for entry, actor, principal in named:
            unknown = next((key for key in (actor, principal) if key not in ids), None)
            if unknown is not None:
                self._fail(
                    BadEntry(
                        entry.where, f"{quoted(unknown)} is no actor's key, so nobody is {quoted(entry.role.office)}"
                    )
                )
                continue
            row = self._row(entry, ids[actor], ids[principal])
            if row is None or (known_by := _known_by(row)) in known:
                continue
            edge = row["actor_id"], row["principal_id"], row["valid_from"], row["valid_to"]
            if circles.would_close(*edge):
                told = f"{principal!r} speaks for {actor!r} in that time: roles cannot go in a circle"
                self._fail(BadEntry(entry.where, told))
                continue
            circles.add(*edge)
            known.add(known_by)
            yield row

    def _row(self, entry: RoleEntry, actor_id: int, principal_id: int) -> dict[str, Any] | None:
        try:
            role: RoleRecord = check_role(entry.role)
        except ClaimsError as error:
            self._fail(BadEntry(entry.where, error.message))
            return None
        if self._folds.canonical(actor_id) == self._folds.canonical(principal_id):
            self._fail(BadEntry(entry.where, f"nobody speaks for itself as {role.office!r}"))
            return None
        return role_row(actor_id, principal_id, role, self._change.at)

    def _ids(self, keys: set[str]) -> dict[str, int]:
        found = self._change.session.execute(select(col(Actor.key), col(Actor.id)).where(col(Actor.key).in_(keys)))
        return {key: number for key, number in found if number is not None}

    def _known(self, actor_ids: set[int]) -> set[_Known]:
        """Read the roles that are stored of the actors, those that were taken back among them."""
        role = (col(ActorRole.principal_id), col(ActorRole.office), col(ActorRole.valid_from))
        query = select(col(ActorRole.actor_id), *role).where(col(ActorRole.actor_id).in_(actor_ids))
        return {
            (actor_id, principal_id, office.casefold(), start)
            for actor_id, principal_id, office, start in self._change.session.execute(query)
        }


def _known_by(row: dict[str, Any]) -> _Known:
    return row["actor_id"], row["principal_id"], row["office"].casefold(), row["valid_from"]
