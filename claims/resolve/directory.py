"""The records that names are resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.words import ActorKind, AliasKind

__all__ = ["ActorRecord", "AliasRecord", "RoleRecord"]


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
