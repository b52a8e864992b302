"""The actors of a database as a register that names are resolved against: nothing is loaded, all is looked up.

A million names are opened as fast as ten. What a look-up needs stands in an index: a form in `alias_norm`, the sound of
a person's name in `sound`, the aliases and roles of an actor behind its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Row, Select
from sqlmodel import Session, col

from claims.database import Database, begins_with
from claims.models import ActorAlias
from claims.reference.folds import Folds
from claims.reference.lookups import Lookups
from claims.resolve.records import ActorRecord, AliasRecord, RoleRecord, holds_at

__all__ = ["DatabaseRegister"]


class DatabaseRegister:
    """The register of a database as it was when this was made, its numbers being the ids of canonical actors.

    Actors, forms, roles and judgements that are stored later are not seen, so that what the documents of one run bring
    does not change how those after them are read: their order does not matter, nor whether the run was interrupted.
    (What somebody withdraws meanwhile is gone at once.) An actor that is folded into another is the other, which has
    the forms and roles of both.
    """

    def __init__(self, database: Database, within: Session | None = None) -> None:
        """Take the database, and where a unit of work has changed actors that are to be seen, that one too."""
        self._database = database
        self._session = within
        with nullcontext(within) if within is not None else database.reading() as session:
            self._folds = Folds(session)
            self._lookups = Lookups(session)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep one unit of work for all look-ups of the block: to begin one costs more than a look-up."""
        if self._session is not None:
            yield
            return
        with self._database.reading() as session:
            self._session = session
            try:
                yield
            finally:
                self._session = None

    def number(self, key: str) -> int | None:
        """Give the number of the actor stored under `key`; of a folded one, that of its canonical actor."""
        found = self._rows(self._lookups.keyed, key=key)
        return self._folds.canonical(found[0].id) if found else None

    def records(self, numbers: Collection[int]) -> tuple[ActorRecord, ...]:
        """Give the actors of these numbers, in their order."""
        members = self._folds.members(numbers)
        rows: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for row in self._rows(self._lookups.actors, these=members):
            rows[self._folds.canonical(row.id)].append(row)
        return tuple(_actor(number, rows[number], self._roles(number, rows[number])) for number in numbers)

    def _roles(self, number: int, rows: Iterable[Row[Any]]) -> tuple[RoleRecord, ...]:
        """Give the roles in the rows of a canonical actor, but those toward itself, in the order they were stored."""
        held = {row.role_id: row for row in rows if row.role_id is not None}
        return tuple(
            RoleRecord(self._folds.key(row.principal_id, row.principal), row.office, row.from_on, row.to_on)
            for _, row in sorted(held.items())
            if self._folds.canonical(row.principal_id) != number
        )

    def named(self, name: str) -> tuple[tuple[AliasRecord, int], ...]:
        """Give the forms that are spelled `name`, which has no article "the", and whom each names."""
        rows = self._rows(self._lookups.forms, name=name, with_article=f"the {name}")
        numbered = ((row, self._folds.canonical(row.actor_id)) for row in rows)
        forms = {
            (row.alias, row.kind, number): (_alias(row), number)
            for row, number in numbered
            if row.alias_norm.removeprefix("the ") == name
        }
        return tuple(forms.values())

    def sounding(self, sound: str) -> frozenset[str]:
        """Give the forms of persons that sound so."""
        return frozenset(row.alias_norm for row in self._rows(self._lookups.sounding, sound=sound))

    def persons(self, names: Collection[str]) -> frozenset[str]:
        """Choose of these names those that are forms of persons."""
        return frozenset(row.alias_norm for row in self._rows(self._lookups.persons, these=sorted(names)))

    def begins_person(self, sound: str) -> bool:
        """Tell whether the name of a person begins with a word, or several, that sound so, and goes on."""
        begun = begins_with(self._database.dialect, col(ActorAlias.sound), f"{sound} ")
        return bool(sound and self._rows(self._lookups.names_of_persons.where(begun).limit(1)))

    def country(self, code: str) -> int | None:
        """Give the number of the government with this country's code that speaks for nobody else."""
        for _, number in reversed(self._countries.get(code, ())):
            record = self.records((number,))[0]
            if record.country == code and not record.roles:
                return number
        return None

    def in_office(self, numbers: Collection[int], on: date | None) -> frozenset[int]:
        """Choose of these actors those that have a role on a day; without a day, at any time."""
        roles = self._rows(self._lookups.roles, these=self._folds.members(numbers))
        pairs = (
            (self._folds.canonical(row.actor_id), self._folds.canonical(row.principal_id))
            for row in roles
            if holds_at(_role(row, row.principal), on)
        )
        return frozenset(number for number, principal in pairs if number != principal)

    def speakers_for(self, principal: str) -> tuple[tuple[RoleRecord, int], ...]:
        """Give the roles toward the actor under this key, and who has each."""
        number = self.number(principal)
        if number is None:
            return ()
        toward = self._folds.key(number, principal)
        found = {
            (self._folds.key(row.actor_id, row.key), _role(row, toward)): self._folds.canonical(row.actor_id)
            for row in self._rows(self._lookups.speakers, these=self._folds.members((number,)))
        }
        by_key = sorted(found.items(), key=lambda entry: entry[0][0])
        return tuple((role, speaker) for (_, role), speaker in by_key if speaker != number)

    @cached_property
    def _countries(self) -> dict[str, list[tuple[str, int]]]:
        """The candidates by country's code, each with its key, in the order of the keys."""
        found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        for row in self._rows(self._lookups.countries):
            found[row.country].add((self._folds.key(row.id, row.key), self._folds.canonical(row.id)))
        return {code: sorted(candidates) for code, candidates in found.items()}

    def _rows(self, query: Select[*tuple[Any, ...]], **values: object) -> Sequence[Row[Any]]:
        if self._session is None:
            with self.reading():
                return self._rows(query, **values)
        return self._session.connection().execute(query, {**values, **self._lookups.values}).all()


def _actor(number: int, rows: Iterable[Row[Any]], roles: Iterable[RoleRecord]) -> ActorRecord:
    """Make the record of a canonical actor of its own rows and those of what is folded into it, a row an alias."""
    ordered = sorted(rows, key=lambda row: row.alias_id or 0)
    own = next(row for row in ordered if row.id == number)
    folded = sorted(ordered, key=lambda row: (row.id != number, row.id))
    return ActorRecord(
        key=own.key,
        name=own.name,
        kind=own.actor_kind,
        wikidata_id=next((row.wikidata_id for row in folded if row.wikidata_id), None),
        country=next((row.country for row in folded if row.country), None),
        aliases=tuple({(row.alias, row.kind): _alias(row) for row in ordered if row.alias_id is not None}.values()),
        roles=tuple(dict.fromkeys(roles)),
    )


def _alias(row: Row[Any]) -> AliasRecord:
    return AliasRecord(row.alias, row.kind, row.language, row.valid_from, row.valid_to)


def _role(row: Row[Any], principal: str) -> RoleRecord:
    return RoleRecord(principal, row.office, row.valid_from, row.valid_to)
