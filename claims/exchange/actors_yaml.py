"""Actors as YAML, in the form of the file that ships with the program (its head describes an entry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from claims.curation import ActorEntry, BadEntry, Entry, FormsEntry
from claims.errors import InputError, quoted
from claims.resolve.seeds import actor_of, entries_in, forms_in, reason_of, role_of

__all__ = ["read_yaml"]


def read_yaml(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """Give the entries of a file; one without a name adds forms to the actor of its key.

    Raises InputError for a file that is no YAML, or no list.
    """
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name}: the actors cannot be read: {error}"
        raise InputError(message, hint="Save the file as UTF-8.") from error
    for number, entry in enumerate(entries_in(text, name), start=1):
        where = f"entry {number}"
        if not isinstance(entry, Mapping):
            yield BadEntry(where, f"{quoted(str(entry))} is no actor: each begins with `- name:`")
            continue
        called = f"{where} ({quoted(str(entry.get('name', entry.get('key'))))})"
        try:
            yield from _entries(where, called, entry)
        except (KeyError, TypeError, ValueError) as error:
            yield BadEntry(called, reason_of(error))


def _entries(where: str, called: str, entry: Mapping[str, Any]) -> Iterator[Entry]:
    """Give what an entry says, and each role of it that cannot be read; without that role the actor is good."""
    if "name" not in entry:
        yield FormsEntry(where, str(entry["key"]), forms_in(entry))
        return
    actor = actor_of({field: value for field, value in entry.items() if field != "roles"})
    roles = []
    for role in _listed(entry.get("roles")):
        try:
            roles.append(role_of(role))
        except (KeyError, TypeError, ValueError) as error:
            yield BadEntry(called, reason_of(error))
    yield ActorEntry(where, actor.key, replace(actor, roles=tuple(roles)), keyed=bool(entry.get("key")))


def _listed(roles: object) -> list[Any]:
    if roles is None or isinstance(roles, list):
        return roles or []
    message = f"the roles {quoted(str(roles))} are no list: write [{{for: KEY, office: OFFICE}}]"
    raise TypeError(message)
