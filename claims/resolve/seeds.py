"""The actors a new database starts with: the countries of the world and what `seeds/actors.yaml` adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from claims.errors import InputError
from claims.packaged import load_yaml, packaged
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.resolve.names import normalise, slug
from claims.resolve.territories import country_actors
from claims.words import ActorKind, AliasKind

__all__ = ["actor_of", "entries_in", "forms_in", "reason_of", "role_of", "seed_actors"]

_FIELDS = frozenset({"key", "name", "kind", "country", "wikidata", "aliases", "roles"})


def seed_actors(path: Path | None = None) -> tuple[ActorRecord, ...]:
    """Give the actors of `path` (else of the file that ships with the program) and every country.

    Raises InputError, naming the file and the entry, for YAML that cannot be read or an entry that makes no actor.
    """
    return _read(path or packaged("seeds") / "actors.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[ActorRecord, ...]:
    actors = {actor.key: actor for actor in country_actors()}
    for number, entry in enumerate(_entries(path), start=1):
        try:
            record = _record(entry, actors)
        except (KeyError, TypeError, ValueError) as error:
            where = entry.get("name", entry.get("key")) if isinstance(entry, dict) else entry
            message = f"{path}: entry {number} ({where!r}) makes no actor: {reason_of(error)}"
            raise InputError(message, hint="The head of seeds/actors.yaml describes an entry.") from error
        actors[record.key] = record
    actors = _without_lent_metonyms(actors)
    for actor in actors.values():
        for role in actor.roles:
            if role.principal not in actors:
                message = f"{path}: {actor.name!r} speaks for {role.principal!r}, which is no actor's key"
                raise InputError(message, hint="Add that actor, or correct the key after `for`.")
    return tuple(actors.values())


def _entries(path: Path) -> list[Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: the actors cannot be read: {error}"
        raise InputError(message) from error
    return entries_in(text, str(path))


def entries_in(text: str, name: str) -> list[Any]:
    """Parse the YAML of a file called `name` into its entries.

    Raises InputError, naming the file and the line, for what is no YAML or no list.
    """
    try:
        entries = load_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: 2022-02-31 is no date
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        message = f"{name}{line}: this is no YAML: {getattr(error, 'problem', error)}"
        raise InputError(message) from error
    if not isinstance(entries, list):
        message = f"{name}: a list of actors is expected"
        raise InputError(message, hint="Each entry begins with `- name:`.")
    return entries


def _record(entry: Mapping[str, Any], actors: Mapping[str, ActorRecord]) -> ActorRecord:
    """Make an actor of one entry, or add the entry's aliases to the country of that key."""
    if "name" in entry:
        return actor_of(entry)
    aliases, known = forms_in(entry), actors[entry["key"]]
    added = {a.alias for a in aliases}
    return replace(known, aliases=(*(a for a in known.aliases if a.alias not in added), *aliases))


def actor_of(entry: Mapping[str, Any]) -> ActorRecord:
    """Make an actor of one entry; raises KeyError, TypeError or ValueError, which `reason_of` explains."""
    name = _text(entry, "name")
    return ActorRecord(
        key=_text(entry, "key") if entry.get("key") else slug(name),
        name=name,
        kind=_kind(entry["kind"]),
        wikidata_id=_text(entry, "wikidata") if entry.get("wikidata") is not None else None,
        country=_text(entry, "country") if entry.get("country") is not None else None,
        aliases=forms_in(entry),
        roles=tuple(role_of(role) for role in entry.get("roles") or ()),
    )


def forms_in(entry: Mapping[str, Any]) -> tuple[AliasRecord, ...]:
    """Read the aliases of an entry, which may have nothing else but the key of an actor; raises as `actor_of` does."""
    unknown = set(entry) - _FIELDS
    if unknown:
        message = f"unknown field {min(map(str, unknown))!r}"
        raise ValueError(message)
    aliases = entry.get("aliases") or {}
    if not isinstance(aliases, Mapping) or not all(isinstance(forms, list) for forms in aliases.values()):
        message = "aliases are lists of forms under their kinds, as in {name: [Kiev]}"
        raise TypeError(message)
    return tuple(_aliases(aliases))


def _without_lent_metonyms(actors: Mapping[str, ActorRecord]) -> dict[str, ActorRecord]:
    """Take a capital from its country where the file gives it to somebody else: Brussels speaks for the EU."""
    owners = {
        normalise(alias.alias): actor.key
        for actor in actors.values()  # the file's come after the libraries'
        for alias in actor.aliases
        if alias.kind is AliasKind.METONYM
    }

    def own(actor: ActorRecord, alias: AliasRecord) -> bool:
        return alias.kind is not AliasKind.METONYM or owners[normalise(alias.alias)] == actor.key

    return {k: replace(a, aliases=tuple(alias for alias in a.aliases if own(a, alias))) for k, a in actors.items()}


def _aliases(table: Mapping[str, Iterable[str]]) -> Iterable[AliasRecord]:
    for kind, forms in table.items():
        for form in forms:
            if not isinstance(form, str):
                message = f"the alias {form!r} is no text: put it in quotation marks"
                raise TypeError(message)
            yield AliasRecord(form, AliasKind(kind))


def role_of(role: Mapping[str, Any]) -> RoleRecord:
    """Make a role of one in an entry; raises as `actor_of` does."""
    if not isinstance(role, Mapping):
        message = f"the role {role!r} does not say for whom it is: write {{for: KEY, office: OFFICE}}"
        raise TypeError(message)
    start, end = role.get("from"), role.get("until")
    for day in (start, end):
        if day is not None and type(day) is not date:  # a time of day makes a datetime, which is a date too
            message = f"{day!r} is no date: write it as 2022-02-24"
            raise TypeError(message)
    return RoleRecord(_text(role, "for"), _text(role, "office"), start, end)


def _text(entry: Mapping[str, Any], field: str) -> str:
    value = entry[field]
    if not isinstance(value, str):  # `country: no` is no text in YAML
        message = f"the {field} {value!r} is no text: put it in quotation marks"
        raise TypeError(message)
    return value


def _kind(word: object) -> ActorKind:
    if word not in tuple(ActorKind):
        message = f"{word!r} is no kind of actor: {', '.join(ActorKind)}"
        raise ValueError(message)
    return ActorKind(str(word))


def reason_of(error: Exception) -> str:
    """Say in words why an entry makes no actor."""
    return f"no {error.args[0]!r} given, or none known" if isinstance(error, KeyError) else str(error)
