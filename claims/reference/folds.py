"""Which actors are folded into which, as one look found it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from claims.folding import folded
from claims.models import Actor

__all__ = ["Folds"]


class Folds:
    """The canonical actor of every folded one, and the actors folded into every canonical one, by their ids."""

    def __init__(self, session: Session) -> None:
        folds = folded()
        query = select(folds.c.actor_id, folds.c.canonical_id, col(Actor.key)).join(
            Actor, col(Actor.id) == folds.c.canonical_id
        )
        self._canonical: dict[int, int] = {}
        self._keys: dict[int, str] = {}
        self._folded: defaultdict[int, list[int]] = defaultdict(list)
        for actor_id, canonical_id, key in session.execute(query.order_by(folds.c.actor_id)):
            self._canonical[actor_id] = canonical_id
            self._keys[canonical_id] = key
            self._folded[canonical_id].append(actor_id)

    def canonical(self, actor_id: int) -> int:
        """Give the actor that this one is, folded or not."""
        return self._canonical.get(actor_id, actor_id)

    def key(self, actor_id: int, own: str) -> str:
        """Give the key of the canonical actor of this one, whose own is `own`."""
        return self._keys.get(self.canonical(actor_id), own)

    def members(self, canonical_ids: Iterable[int]) -> list[int]:
        """Give canonical actors and all that is folded into them."""
        return [each for number in canonical_ids for each in (number, *self._folded.get(number, ()))]
