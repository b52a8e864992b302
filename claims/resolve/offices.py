"""Offices and bodies named by what they are: "the Russian leader", "the UK's foreign secretary", "their ministry"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from claims.extract.role_nouns import role_nouns
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, Directory
from claims.resolve.names import normalise, without_possessive
from claims.resolve.office_table import form_of, office_table
from claims.resolve.territories import in_sentence
from claims.words import ActorKind, AliasKind

__all__ = ["RoleReading", "known", "read_role"]

_TOKEN = re.compile(r"[^\s,;()]+")
_PREPOSITIONS = frozenset({"of", "to", "for", "in", "at", "from"})
# With these before it, the office's holder of the day is not meant: "the former president", "a deputy minister".
_OTHER_HOLDER = frozenset(
    {
        "former",
        "ex",
        "late",
        "onetime",
        "then",
        "previous",
        "deputy",
        "vice",
        "assistant",
        "under",
        "his",
        "her",
        "their",
    }
)
_NOT_SURNAMES = frozenset(AliasKind) - {AliasKind.SURNAME}
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class RoleReading:
    """What a role phrase says: the offices it may mean, for whom, and who that is if anybody is known to be.

    `principal` is None in "the minister". `actor` may be a body that no record holds yet; `body` is its kind,
    known even where the country is not ("the foreign ministry").
    """

    offices: tuple[str, ...]
    principal: ActorRecord | None
    actor: ResolvedActor | None
    body: str | None = None


def known(record: ActorRecord) -> ResolvedActor:
    """Make of a record what resolution gives."""
    return ResolvedActor(record.key, record.name, record.kind)


def read_role(phrase: str, directory: Directory, on: date | None) -> RoleReading:
    """Read a role phrase: "the Kremlin spokesman" is the spokesperson of the Kremlin, on that day Dmitry Peskov."""
    words = [word for word in _words(phrase) if word != "the"]
    table = office_table()
    cut = next((i for i, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    body = _longest(words, table.bodies, len(words))
    office = _longest(words, table.offices, cut)
    # "President Marsh's administration" is no president; "the secretary of state" is one
    governs = cut == len(words) > 0 and words[-1] in table.governing
    if office is not None and not governs and (body is None or not body[0] <= office[0] < body[1]):
        rest = [*words[: office[0]], *words[office[1] :]]
        offices = table.offices[tuple(words[office[0] : office[1]])]
        whole = _around(words, office, directory, on)
        if whole is not None:  # "the head of Norwegian diplomacy" is the foreign minister
            offices, rest = whole
        of = _read_body(rest, directory, on)
        principal = (directory.get(of.actor.key) if of.actor else None) or of.principal
        if not table.towns.isdisjoint(offices):
            principal = _town(rest, directory, on) or principal
        if principal is None or _OTHER_HOLDER.intersection(rest) or _is_of_other(rest, directory, on):
            return RoleReading(offices, principal, None)
        return RoleReading(offices, principal, _holder(offices, principal, directory, on))
    return _read_body(words, directory, on)


def _around(
    words: list[str], office: tuple[int, int], directory: Directory, on: date | None
) -> tuple[tuple[str, ...], list[str]] | None:
    """Find a longer form of an office around the name of its country; with the words that are left."""
    found = _principal(words, directory, on)
    if found is None or found.start < office[1]:
        return None
    others = [*words[: found.start], *words[found.end :]]
    longer = _longest(others, office_table().offices, found.start)
    if longer is None or not longer[0] <= office[0] < found.start < longer[1]:
        return None
    left = [*others[: longer[0]], *words[found.start : found.end], *others[longer[1] :]]
    return office_table().offices[tuple(others[longer[0] : longer[1]])], left


def _town(words: list[str], directory: Directory, on: date | None) -> ActorRecord | None:
    """Find the actor that a town is: "Kyiv" is a country as long as nobody asks for its mayor."""
    name = " ".join(word for word in words if word not in _PREPOSITIONS)
    return directory.lookup(f"City of {name}", on=on) if name else None


def _is_of_other(words: list[str], directory: Directory, on: date | None) -> bool:
    """Tell whether an office is that of a body without a record, not of its country: "head of the Peruvian bank"."""
    found = _principal(words, directory, on)
    nouns = role_nouns()
    behind = words[found.end :] if found is not None else []
    return not (nouns.genre | nouns.body).isdisjoint(behind)


def _read_body(words: list[str], directory: Directory, on: date | None) -> RoleReading:
    """Read "the Belarusian foreign ministry", "the office of the Ukrainian president", or "the Belarusian side"."""
    table = office_table()
    found = _principal(words, directory, on)
    principal = found.actor if found else None
    rest = [*words[: found.start], *words[found.end :]] if found else words
    body = _longest(rest, table.bodies, len(rest))
    if body is not None:
        key, name = table.bodies[tuple(rest[body[0] : body[1]])]
        return RoleReading((), principal, _body(key, name, principal, directory) if principal else None, body=key)
    cut = next((i for i, word in enumerate(rest) if word in _PREPOSITIONS), len(rest))
    head = found is not None and found.end == len(words) and words[-1] in table.governing
    means_it = principal is not None and (not rest or head or rest[max(cut - 1, 0)] in table.governing)
    return RoleReading((), principal, known(principal) if principal and means_it else None)


def _body(key: str, name: str, principal: ActorRecord, directory: Directory) -> ResolvedActor:
    """Give the body of a country: the directory's, by its role or key, else a new one named after the country."""
    table = office_table()
    bodies = [
        actor
        for role, actor in directory.speakers_for(principal.key, None)
        if table.bodies.get(form_of(role.office), ("", ""))[0] == key
    ]
    record = bodies[0] if len(bodies) == 1 else directory.get(f"{principal.key}-{key}")
    if record is not None:
        return known(record)
    return ResolvedActor(
        f"{principal.key}-{key}",
        name.format(country=in_sentence(principal)),
        ActorKind.ORGANISATION,
        known=False,
        speaks_for=principal.key,
    )


def _words(phrase: str) -> list[str]:
    """Split a phrase into normalised words without genitives: "the UK's secretary-general" has four."""
    return [word for token in _TOKEN.findall(phrase) for word in normalise(without_possessive(token)).split()]


def _longest(words: Sequence[str], forms: Collection[tuple[str, ...]], before: int) -> tuple[int, int] | None:
    """Find the longest form among the words that begins before a position; of two the later. Half-open word range."""
    best: tuple[int, int] | None = None
    for start in range(min(before, len(words))):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            if tuple(words[start:end]) in forms:
                if best is None or end - start >= best[1] - best[0]:
                    best = (start, end)
                break
    return best


@dataclass(frozen=True, slots=True)
class _Found:
    """The words [start, end) name `actor`."""

    actor: ActorRecord
    start: int
    end: int


def _principal(words: Sequence[str], directory: Directory, on: date | None) -> _Found | None:
    """Find the longest run of words that names a country or an organisation."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if words[start] in _PREPOSITIONS:
                continue
            name = " ".join(words[start : start + length])
            found = directory.lookup(name, on=on, kinds=_NOT_SURNAMES)
            if found is None and length == 1 and name.endswith("s"):  # "Ukraines", its apostrophe lost on the way
                found = directory.lookup(name[:-1], on=on, kinds={AliasKind.NAME})
            if found is not None and found.kind is not ActorKind.PERSON:
                return _Found(found, start, start + length)
    return None


def _holder(
    offices: Sequence[str], principal: ActorRecord, directory: Directory, on: date | None
) -> ResolvedActor | None:
    """Find who holds the first of `offices` that anybody holds: directly, else in a body of the principal's."""
    direct = directory.speakers_for(principal.key, on)
    within = [
        entry
        for _, body in direct
        if body.kind is not ActorKind.PERSON
        for entry in directory.speakers_for(body.key, on)
    ]
    for entries in (direct, within):
        for office in offices:
            holders = {actor.key: actor for role, actor in entries if office in office_table().canonical(role.office)}
            if len(holders) == 1:
                return known(next(iter(holders.values())))
    return None
