"""What a file of actors says, entry by entry: a reader makes these, `bring_in` stores them."""

from __future__ import annotations

from dataclasses import dataclass

from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord

__all__ = ["ActorEntry", "BadEntry", "Entry", "FormsEntry", "RoleEntry"]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor. `where` names the line or entry; `ident` is what roles of the same file name the actor by.

    With `keyed` the record's key was given; else it was made from the name, and another actor may have it.
    """

    where: str
    ident: str
    actor: ActorRecord
    keyed: bool


@dataclass(frozen=True, slots=True)
class FormsEntry:
    """Further forms of an actor that is stored, or stands earlier in the file, under a key."""

    where: str
    key: str
    aliases: tuple[AliasRecord, ...]


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role that stands by itself; the actor and `role.principal` are idents or keys."""

    where: str
    ident: str
    role: RoleRecord


@dataclass(frozen=True, slots=True)
class BadEntry:
    """What could not be read, and why."""

    where: str
    reason: str


Entry = ActorEntry | FormsEntry | RoleEntry | BadEntry
