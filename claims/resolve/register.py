"""What a directory asks about actors: a few exact look-ups, each answered from an index, in memory or in a database.

Fuzzy matching is turned into these: another romanisation has the same sound, a slip of the pen is one of the spellings
that `claims.resolve.slips` lists. So no look-up grows with the number of actors, only with how many share a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol, runtime_checkable

from claims.resolve.names import normalise, skeleton
from claims.resolve.records import ActorRecord, AliasRecord, RoleRecord, forms_of, holds_at
from claims.words import ActorKind

__all__ = ["MemoryRegister", "Register"]


@runtime_checkable
class Register(Protocol):
    """Actors by number, and the numbers by what names them. The same question always has the same answer.

    A number means an actor within one register only. Names are normalised, and sounds skeletons of such (see
    claims.resolve.names).
    """

    def number(self, key: str) -> int | None:
        """Give the number of the actor stored under `key`."""

    def records(self, numbers: Collection[int]) -> tuple[ActorRecord, ...]:
        """Give the actors of these numbers, in their order."""

    def named(self, name: str) -> tuple[tuple[AliasRecord, int], ...]:
        """Give the forms that are spelled `name`, which has no article "the", and whom each names."""

    def sounding(self, sound: str) -> frozenset[str]:
        """Give the forms of persons that sound so."""

    def persons(self, names: Collection[str]) -> frozenset[str]:
        """Choose of these names those that are forms of persons."""

    def begins_person(self, sound: str) -> bool:
        """Tell whether the name of a person begins with a word, or several, that sound so, and goes on."""

    def country(self, code: str) -> int | None:
        """Give the number of the government with this country's code that speaks for nobody else."""

    def in_office(self, numbers: Collection[int], on: date | None) -> frozenset[int]:
        """Choose of these actors those that have a role on a day; without a day, at any time."""

    def speakers_for(self, principal: str) -> tuple[tuple[RoleRecord, int], ...]:
        """Give the roles toward the actor under this key, and who has each."""


class MemoryRegister:
    """A register of records that are all at hand. Their order does not matter; of two with a key the last counts."""

    def __init__(self, records: Iterable[ActorRecord]) -> None:
        by_key = {record.key: record for record in records}
        self._records = tuple(by_key[key] for key in sorted(by_key))
        self._numbers = {record.key: number for number, record in enumerate(self._records)}
        self._named: defaultdict[str, list[tuple[AliasRecord, int]]] = defaultdict(list)
        self._by_sound: defaultdict[str, set[str]] = defaultdict(set)
        self._persons: set[str] = set()
        self._beginnings: set[str] = set()
        self._countries: dict[str, int] = {}
        self._speakers: defaultdict[str, list[tuple[RoleRecord, int]]] = defaultdict(list)
        for number, record in enumerate(self._records):
            self._index(number, record)

    def _index(self, number: int, actor: ActorRecord) -> None:
        if actor.kind is ActorKind.GOVERNMENT and actor.country and not actor.roles:
            self._countries[actor.country] = number
        for form in forms_of(actor):
            normal = normalise(form.alias)
            self._named[normal.removeprefix("the ")].append((form, number))
            if actor.kind is ActorKind.PERSON:
                self._by_sound[skeleton(normal)].add(normal)
                self._persons.add(normal)
        if actor.kind is ActorKind.PERSON:
            words = skeleton(normalise(actor.name)).split()
            self._beginnings.update(" ".join(words[:end]) for end in range(1, len(words)))
        for role in actor.roles:
            self._speakers[role.principal].append((role, number))

    def number(self, key: str) -> int | None:
        """Give the number of the actor stored under `key`."""
        return self._numbers.get(key)

    def records(self, numbers: Collection[int]) -> tuple[ActorRecord, ...]:
        """Give the actors of these numbers, in their order."""
        return tuple(self._records[number] for number in numbers)

    def named(self, name: str) -> tuple[tuple[AliasRecord, int], ...]:
        """Give the forms that are spelled `name`, and whom each names."""
        return tuple(self._named.get(name, ()))

    def sounding(self, sound: str) -> frozenset[str]:
        """Give the forms of persons that sound so."""
        return frozenset(self._by_sound.get(sound, ()))

    def persons(self, names: Collection[str]) -> frozenset[str]:
        """Choose of these names those that are forms of persons."""
        return frozenset(self._persons.intersection(names))

    def begins_person(self, sound: str) -> bool:
        """Tell whether the name of a person begins with what sounds so."""
        return sound in self._beginnings

    def country(self, code: str) -> int | None:
        """Give the number of the government with this country's code that speaks for nobody else."""
        return self._countries.get(code)

    def in_office(self, numbers: Collection[int], on: date | None) -> frozenset[int]:
        """Choose of these actors those that have a role on a day."""
        return frozenset(n for n in numbers if any(holds_at(role, on) for role in self._records[n].roles))

    def speakers_for(self, principal: str) -> tuple[tuple[RoleRecord, int], ...]:
        """Give the roles toward the actor under this key, and who has each."""
        return tuple(self._speakers.get(principal, ()))
