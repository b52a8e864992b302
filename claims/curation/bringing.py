"""A file of actors brought in: what is missing is added, what is there stays, what is bad is named and left out.

What somebody took back stays taken back: a form or a role that was withdrawn is not brought in again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice

from sqlmodel import col, select

from claims.curation.change import Change
from claims.curation.checks import check_actor, check_alias
from claims.curation.entries import ActorEntry, BadEntry, Entry, FormsEntry, RoleEntry
from claims.curation.identity import Identities, Known
from claims.curation.posting import Posting
from claims.database import BATCH, insert_missing
from claims.errors import ClaimsError, quoted
from claims.models import Actor, Base
from claims.reference.actors import actor_row, name_actors
from claims.resolve.directory import ActorRecord, AliasRecord

__all__ = ["Brought", "bring_in"]


@dataclass(slots=True)
class Brought:
    """What a file brought: actors read, how many of them are new, forms and roles added, and entries left out."""

    read: int = 0
    actors: int = 0
    aliases: int = 0
    roles: int = 0
    failed: int = 0


def bring_in(
    change: Change,
    entries: Iterable[Entry],
    *,
    report: Callable[[BadEntry], None] = lambda _: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Brought:
    """Store the actors of a file, then the forms and roles that name others.

    An actor that is stored keeps its name, kind and ids; only forms and roles are added to it. Each bad entry is
    reported, as is each bad form or role, without which its actor is stored; and after each batch how many were read.
    """
    bringing, remaining = _Bringing(change, report), iter(entries)
    while batch := list(islice(remaining, BATCH)):
        bringing.take(batch)
        progress(bringing.brought.read)
    brought = bringing.finish()
    change.counts.update(asdict(brought))
    return brought


class _Bringing:
    """One file on its way in: its actors are stored batch by batch, its forms and roles wait for all of them."""

    def __init__(self, change: Change, report: Callable[[BadEntry], None]) -> None:
        self.brought = Brought()
        self._change = change
        self._report = report
        self._identities = Identities(change.session)
        self._posting = Posting(change, self._identities, self._fail)
        self._forms: list[FormsEntry] = []

    def take(self, batch: Iterable[Entry]) -> None:
        """Store the actors of a batch, and keep the rest."""
        actors: list[ActorEntry] = []
        for entry in batch:
            match entry:
                case ActorEntry():
                    actors.append(entry)
                case FormsEntry():
                    self._forms.append(entry)
                case RoleEntry():
                    self._posting.roles.append(entry)
                case BadEntry():
                    self._fail(entry)
        self._store(actors)

    def finish(self) -> Brought:
        """Add what was kept."""
        for start in range(0, len(self._forms), BATCH):
            self._name(self._forms[start : start + BATCH])
        self.brought.roles = self._posting.post()
        return self.brought

    def _store(self, entries: Sequence[ActorEntry]) -> None:
        checked = list(self._checked(entries))
        stored = self._identities.stored(checked)
        known, new, named = dict(stored), list[ActorRecord](), list[ActorRecord]()
        for entry in checked:
            try:
                key = self._identities.settle(entry, known)
            except ClaimsError as error:
                self._fail(BadEntry(entry.where, error.message))
                continue
            actor = replace(entry.actor, key=key)
            if key not in known:
                known[key] = Known(actor.kind, actor.country, actor.wikidata_id)
                new.append(actor)
            named.append(replace(actor, kind=known[key].kind))
            self._posting.roles += (RoleEntry(entry.where, key, role) for role in actor.roles)
        self.brought.read += len(named)
        self.brought.actors += insert_missing(self._change.session, Base.metadata.tables["actor"], map(actor_row, new))
        self.brought.aliases += name_actors(self._change.session, named, self._change.at)

    def _checked(self, entries: Iterable[ActorEntry]) -> Iterator[ActorEntry]:
        """Give the actors that can be stored, with those of their forms that can; their roles are looked at later."""
        for entry in entries:
            try:
                actor = check_actor(replace(entry.actor, aliases=(), roles=()))
            except ClaimsError as error:
                self._fail(BadEntry(entry.where, error.message))
                continue
            aliases = tuple(self._good_forms(entry.where, entry.actor.aliases))
            yield replace(entry, actor=replace(actor, aliases=aliases, roles=entry.actor.roles))

    def _good_forms(self, where: str, aliases: Iterable[AliasRecord]) -> Iterator[AliasRecord]:
        for alias in aliases:
            try:
                yield check_alias(alias)
            except ClaimsError as error:
                self._fail(BadEntry(where, error.message))

    def _name(self, entries: Sequence[FormsEntry]) -> None:
        """Add the forms of entries that name their actor by its key alone."""
        keys = {self._identities.key_of(entry.key) for entry in entries}
        actors = {a.key: a for a in self._change.session.exec(select(Actor).where(col(Actor.key).in_(keys)))}
        named = []
        for entry in entries:
            actor = actors.get(self._identities.key_of(entry.key))
            if actor is None:
                self._fail(BadEntry(entry.where, f"no actor has the key {quoted(entry.key)}, and no name is given"))
                continue
            aliases = tuple(self._good_forms(entry.where, entry.aliases))
            if aliases or not entry.aliases:
                named.append(ActorRecord(actor.key, actor.name, actor.kind, aliases=aliases))
        self.brought.read += len(named)
        self.brought.aliases += name_actors(self._change.session, named, self._change.at)

    def _fail(self, bad: BadEntry) -> None:
        self.brought.failed += 1
        self._report(bad)
