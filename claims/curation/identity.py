"""Whom an entry of a file means: an actor that is stored, one that stands earlier in the file, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from claims.curation.entries import ActorEntry
from claims.errors import ConflictError
from claims.models import Actor
from claims.resolve.directory import ActorRecord
from claims.resolve.names import slug
from claims.words import ActorKind

__all__ = ["Identities", "Known"]


@dataclass(frozen=True, slots=True)
class Known:
    """What tells an actor from another one of the same name."""

    kind: ActorKind
    country: str | None
    wikidata_id: str | None

    def may_be(self, actor: ActorRecord) -> bool:
        """Tell whether an actor of the same name can be this one: nothing that is known of both differs."""
        countries, items = {self.country, actor.country}, {self.wikidata_id, actor.wikidata_id}
        return self.kind is actor.kind and len(countries - {None}) <= 1 and len(items - {None}) <= 1


class Identities:
    """The keys that the actors of one file have, or get.

    A Wikidata id is trusted first, then a key that the file gives. A key made from a name is taken where nobody has
    it, or somebody who can be the same; else the file's own id is put behind it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._idents: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        items = select(Actor.wikidata_id, Actor.key).where(col(Actor.wikidata_id).is_not(None))
        self._by_item = dict(session.exec(items.order_by(col(Actor.id).desc())).all())

    def stored(self, entries: Iterable[ActorEntry]) -> dict[str, Known]:
        """Read what is stored under every key that the entries may get."""
        keys = {key for entry in entries for key in (*_keys(entry), self._by_item.get(entry.actor.wikidata_id))}
        query = select(Actor.key, Actor.kind, Actor.country, Actor.wikidata_id).where(col(Actor.key).in_(keys - {None}))
        return {key: Known(*told) for key, *told in self._session.exec(query)}

    def settle(self, entry: ActorEntry, known: Mapping[str, Known]) -> str:
        """Choose the key of an entry, `known` being the actors stored and those of the entries before.

        Raises ConflictError where every key it may have is another's.
        """
        actor = entry.actor
        key = self._by_item.get(actor.wikidata_id) or next(
            (key for key in _keys(entry) if self._is_free(key, entry, known.get(key))), None
        )
        if key is None:
            there = known[actor.key]
            item = f", {there.wikidata_id}" if there.wikidata_id else ""
            message = f"the key {actor.key!r} is that of another actor (a {there.kind}{item}): give it a key of its own"
            raise ConflictError(message)
        self._owners.setdefault(key, entry.ident)
        self._idents[entry.ident] = key
        if actor.wikidata_id is not None:
            self._by_item.setdefault(actor.wikidata_id, key)
        return key

    def key_of(self, ident: str) -> str:
        """Give the key that the file's own id stands for; what is no id of the file is a key."""
        return self._idents.get(ident, ident)

    def _is_free(self, key: str, entry: ActorEntry, known: Known | None) -> bool:
        if entry.keyed:
            return known is None or len({known.wikidata_id, entry.actor.wikidata_id} - {None}) <= 1
        return self._owners.get(key, entry.ident) == entry.ident and (known is None or known.may_be(entry.actor))


def _keys(entry: ActorEntry) -> tuple[str, ...]:
    key, ident = entry.actor.key, slug(entry.ident)
    return (key,) if entry.keyed or ident in {"", key} else (key, f"{key[:100]}-{ident[:99]}")
