"""The records that names are resolved against: actors with their forms and the roles they have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.words import ActorKind, AliasKind

__all__ = ["ActorRecord", "AliasRecord", "RoleRecord", "forms_of", "holds_at"]


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """A surface form of an actor, valid in the half-open period [valid_from, valid_to); None is open."""

    alias: str
    kind: AliasKind
    language: str = "en"
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """A dated edge: the actor speaks for `principal` (a key) as `office` in [valid_from, valid_to)."""

    principal: str
    office: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """One actor with every alias and role known of it."""

    key: str
    name: str
    kind: ActorKind
    wikidata_id: str | None = None
    country: str | None = None
    aliases: tuple[AliasRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()


def forms_of(actor: ActorRecord) -> tuple[AliasRecord, ...]:
    """Give every form that names an actor: its name, a person's surname where no other is given, and its aliases."""
    forms = {(alias.alias, alias.kind): alias for alias in actor.aliases}
    forms.setdefault((actor.name, AliasKind.NAME), AliasRecord(actor.name, AliasKind.NAME))
    if actor.kind is ActorKind.PERSON and not any(alias.kind is AliasKind.SURNAME for alias in actor.aliases):
        surname = actor.name.split()[-1]
        forms[surname, AliasKind.SURNAME] = AliasRecord(surname, AliasKind.SURNAME)
    return tuple(forms.values())


def holds_at(record: AliasRecord | RoleRecord, on: date | None) -> bool:
    """Tell whether `record` was valid on that day; without a day, whether it is valid at all."""
    return on is None or (
        (record.valid_from is None or record.valid_from <= on) and (record.valid_to is None or on < record.valid_to)
    )
