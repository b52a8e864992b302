"""The countries of the world as actors: names and Wikidata ids from rigour, capitals and demonyms from countryinfo."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from claims.resolve.directory import ActorRecord, AliasRecord
from claims.resolve.names import normalise, skeleton, slug
from claims.words import ActorKind, AliasKind

__all__ = ["country_actors", "in_sentence", "is_region"]

_NAMED = re.compile(r"[^()]+")
# How demonyms end that are nouns for people too: "two Greeks", but "two Frenchmen".
_COUNTED = ("an", "i", "er", "en", "in", "no", "ot", "ek", "ak", "ene", "zech")
_KIND = re.compile(r" (?:oblast|krai|republic|region|province|autonomous okrug|autonomous oblast)$")


@lru_cache(maxsize=1)
def country_actors() -> tuple[ActorRecord, ...]:
    """Build one government a sovereign country, in alphabetical order of their keys; once in a process (0.1 s).

    "Russia" and "the Russian Federation" are names, "Russian" is a demonym, "Moscow" a metonym. A demonym that several
    countries share ("Dominican") is given only to the one whose name it comes from.
    """
    from rigour.territories import get_territories

    territories = [t for t in get_territories() if t.is_country and not t.is_historical and t.parent is None]
    drafts = [(t.name, t.code, t.qid, _forms(t.code, [t.name, t.full_name, t.in_sentence])) for t in territories]
    shared = Counter(normalise(a.alias) for _, _, _, forms in drafts for a in forms)
    actors = [
        ActorRecord(
            key=slug(name),
            name=name,
            kind=ActorKind.GOVERNMENT,
            wikidata_id=qid,
            country=code,
            aliases=tuple(a for a in forms if shared[normalise(a.alias)] == 1 or _derived(a.alias, name)),
        )
        for name, code, qid, forms in drafts
    ]
    return tuple(sorted(actors, key=lambda actor: actor.key))


def in_sentence(country: ActorRecord) -> str:
    """Give a country's name as it stands behind "of": "the United States", "Peru"."""
    from rigour.territories import get_territory

    territory = get_territory(country.country) if country.country else None
    return territory.in_sentence if territory is not None and territory.name == country.name else country.name


def is_region(name: str) -> bool:
    """Tell whether a name is a region's or its chief town's, in any romanisation: of a place that holds no position."""
    return skeleton(normalise(name)) in _regions()


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    """Give how the parts of the countries sound, with their chief towns, which countryinfo has in brackets."""
    from countryinfo import CountryInfo, CountryNotFoundError
    from rigour.territories import get_territories

    names: set[str] = set()
    for territory in get_territories():
        if not territory.is_country:
            names.add(territory.name.partition(" (")[0])  # "Crimea (Occupied Ukraine)"
            continue
        try:
            names.update(
                part for province in CountryInfo(territory.code).provinces() for part in _NAMED.findall(province)
            )
        except CountryNotFoundError:
            continue
    return frozenset(skeleton(bare) for name in names for bare in (normalise(name), _KIND.sub("", normalise(name))))


def _forms(code: str, names: list[str]) -> list[AliasRecord]:
    """Give the aliases of one country, each normal form once; the first kind it comes as is kept."""
    from countryinfo import CountryInfo, CountryNotFoundError

    kinds: dict[str, AliasKind] = {name.removeprefix("the "): AliasKind.NAME for name in names[1:]}
    try:
        info = CountryInfo(code)
    except CountryNotFoundError:
        info = None
    if info is not None:
        kinds.setdefault(info.name() or "", AliasKind.NAME)
        for demonym in (info.demonym() or "").split(","):
            kinds.setdefault(demonym.strip(), AliasKind.DEMONYM)
            if demonym.strip().endswith(_COUNTED):
                kinds.setdefault(f"{demonym.strip()}s", AliasKind.DEMONYM)
        capital = info.capital() or ""
        kinds.setdefault(capital, AliasKind.METONYM)
        kinds.setdefault(capital.removesuffix(" D.C."), AliasKind.METONYM)
    taken = {normalise(names[0]), ""}
    forms = []
    for alias, kind in kinds.items():
        if normalise(alias) not in taken:
            taken.add(normalise(alias))
            forms.append(AliasRecord(alias, kind))
    return forms


def _derived(demonym: str, country: str) -> bool:
    """Tell whether a demonym comes from this country's name: "Indian" from "India"."""
    return normalise(demonym).startswith(normalise(country)[:4])
