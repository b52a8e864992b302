"""Actors as FollowTheMoney entities, one JSON object a line (https://followthemoney.tech).

People, organisations and countries are actors. Memberships, directorships and representations are roles, and so is an
occupancy of a post that names its organisation, or is one at the head or in the executive of a country: a member of
parliament does not speak for it. Entities of any other schema are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from claims.curation import ActorEntry, BadEntry, Entry, RoleEntry, key_of_name
from claims.errors import InputError, quoted
from claims.exchange.ftm import Entity, ended_by, started_on
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.resolve.names import normalise
from claims.resolve.territories import country_actors
from claims.words import ActorKind, AliasKind

__all__ = ["read_ftm"]

KINDS = {
    "Person": ActorKind.PERSON,
    "Organization": ActorKind.ORGANISATION,
    "Company": ActorKind.ORGANISATION,
    "PublicBody": ActorKind.ORGANISATION,
    "LegalEntity": ActorKind.ORGANISATION,
    "Country": ActorKind.GOVERNMENT,
}
EDGES = {
    "Membership": ("member", "organization", "member"),
    "Directorship": ("director", "organization", "director"),
    "Representation": ("agent", "client", "representative"),
}
"""Of each schema: who speaks, for whom, and as what where the edge does not say."""
FORMS = {
    "name": AliasKind.NAME,
    "alias": AliasKind.NAME,
    "previousName": AliasKind.NAME,
    "abbreviation": AliasKind.ABBREVIATION,
    "weakAlias": AliasKind.NAME,
    "lastName": AliasKind.SURNAME,
}
SPEAKING = frozenset({"gov.head", "gov.executive"})
"""The topics of posts whose holders speak for their country."""


def read_ftm(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """Give the actors and roles of a file; occupancies last, for their posts may stand anywhere in it.

    Raises InputError for a file that is one JSON array.
    """
    posts: dict[str, Entity] = {}
    occupancies: list[tuple[str, Entity]] = []
    for where, entity in _entities(stream, name):
        if isinstance(entity, BadEntry):
            yield entity
        elif entity.schema == "Position":
            posts[entity.id] = entity
        elif entity.schema == "Occupancy":
            occupancies.append((where, entity))
        elif entity.schema in KINDS:
            yield _actor(where, entity)
        elif entity.schema in EDGES:
            yield from _edge(where, entity)
    for where, occupancy in occupancies:
        yield from _occupancy(where, occupancy, posts)


def _entities(stream: BinaryIO, name: str) -> Iterator[tuple[str, Entity | BadEntry]]:
    for number, line in enumerate(stream, start=1):
        where, text = f"line {number}", line.removeprefix(b"\xef\xbb\xbf").strip()
        if number == 1 and text.startswith(b"["):
            message = f"{name} is one JSON array."
            raise InputError(message, hint="FollowTheMoney files have one entity a line: jq -c '.[]' FILE")
        if text:
            try:
                yield where, Entity.of(json.loads(text.decode("utf-8")))
            except (ValueError, RecursionError) as error:
                yield where, BadEntry(where, f"no entity: {error}")


def _actor(where: str, entity: Entity) -> Entry:
    names = [*([entity.caption] if entity.caption else []), *entity.texts("name")]
    if not names:
        return BadEntry(where, f"{quoted(entity.id)} has no name")
    name = next(filter(_is_latin, names), names[0])
    actor = ActorRecord(
        key=key_of_name(name),
        name=name,
        kind=KINDS[entity.schema],
        wikidata_id=next(iter(entity.texts("wikidataId")), None),
        country=entity.country,
        aliases=tuple(_forms(entity)),
    )
    return ActorEntry(where, entity.id, actor, keyed=False)


def _forms(entity: Entity) -> Iterator[AliasRecord]:
    """Give the forms but those without letters; one word as a weak alias of a person is anybody's first name."""
    for field, kind in FORMS.items():
        for form in dict.fromkeys(entity.texts(field)):
            weak = field == "weakAlias" and entity.schema == "Person" and len(form.split()) == 1
            if normalise(form) and not weak:
                yield AliasRecord(form, kind, "en" if _is_latin(form) else "und")


def _edge(where: str, entity: Entity) -> Iterator[Entry]:
    speaks, spoken_for, office = EDGES[entity.schema]
    as_what = next(iter(entity.texts("role")), office)
    yield from _roles(where, entity, speaks, entity.texts(spoken_for), as_what)


def _occupancy(where: str, entity: Entity, posts: dict[str, Entity]) -> Iterator[Entry]:
    if "ended" in entity.texts("status") and not entity.texts("endDate"):
        return  # nobody knows when
    for post in (posts[each] for each in entity.texts("post") if each in posts):
        office = next(iter(post.texts("name")), post.caption)
        yield from _roles(where, entity, "holder", _principals(post), office)


def _roles(where: str, entity: Entity, speaks: str, principals: Iterable[str], office: str) -> Iterator[Entry]:
    try:
        start, end = started_on(entity), ended_by(entity)
    except ValueError as error:
        yield BadEntry(where, str(error))
        return
    for principal in principals:
        for holder in entity.texts(speaks):
            yield RoleEntry(where, holder, RoleRecord(principal, office, start, end))


def _principals(post: Entity) -> Iterable[str]:
    """Tell whom a post speaks for: its organisations, else its country; nobody, for a post of a part of one."""
    organisations = post.texts("organization")
    if organisations:
        return organisations
    national = SPEAKING.intersection(post.texts("topics")) and not post.texts("subnationalArea")
    if not national or post.country is None:
        return []
    return [country.key for country in country_actors() if country.country == post.country]


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in text)
