"""Actors as YAML, in the form of the file that ships with the program (its head describes an entry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claims.curation import ActorEntry, BadEntry, Entry, FormsEntry
from claims.errors import InputError
from claims.resolve.seeds import actor_of, entries_in, forms_in, reason_of

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
            yield BadEntry(where, f"{entry!r} is no actor: each begins with `- name:`")
            continue
        try:
            yield _entry(where, entry)
        except (KeyError, TypeError, ValueError) as error:
            yield BadEntry(f"{where} ({entry.get('name', entry.get('key'))!r})", reason_of(error))


def _entry(where: str, entry: Mapping[str, Any]) -> Entry:
    if "name" not in entry:
        return FormsEntry(where, str(entry["key"]), forms_in(entry))
    actor = actor_of(entry)
    return ActorEntry(where, actor.key, actor, keyed=bool(entry.get("key")))
