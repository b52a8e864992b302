"""How likely two names are one body's: the same words, wherever its country stands, or one abbreviates the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.extract.role_nouns import role_nouns
from claims.resolve.likeness_score import Likeness
from claims.resolve.names import normalise, skeleton, without_possessive
from claims.resolve.office_table import office_table
from claims.resolve.territories import country_actors
from claims.words import AliasKind

__all__ = ["body_keys", "compare_bodies"]

_SMALL = frozenset({"the", "of", "for", "and", "in", "on", "to", "at", "a"})
_LONGEST_PHRASE = 5  # words: "ministry of foreign affairs", "democratic republic of the congo"
_SHORTEST_SOUND = 8  # letters
_DOTTED = re.compile(r"(?<=\b[A-Z])\.")  # of "U.S."
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{1,6}")
# American spellings and the British ones they stand for.
_SPELLINGS = (
    (re.compile(r"\bcenter\b"), "centre"),
    (re.compile(r"\bdefense\b"), "defence"),
    (re.compile(r"\blabor\b"), "labour"),
    (re.compile(r"\bco operation\b"), "cooperation"),
    (re.compile(r"iz(?=ation|ations)"), "is"),
)
_SAME_LETTERS, _SAME_WORDS, _CAPITALS, _ABBREVIATED, _SOUND = 1.0, 0.95, 0.9, 0.8, 0.85


@dataclass(frozen=True, slots=True)
class _Body:
    """A name taken apart: its normal form, the words that count in alphabetical order, and its initials.

    A country stands as its code between the words, however it is named. `short` is set for what may abbreviate.
    """

    normal: str
    words: tuple[str, ...]
    countries: frozenset[str]
    initials: str
    short: str | None


def compare_bodies(one: str, other: str) -> Likeness | None:
    """Say how likely two names are one organisation's; None where a country or any other word differs."""
    a, b = _body(one), _body(other)
    if a.normal == b.normal:
        return Likeness(_SAME_LETTERS, "the same letters")
    if a.words and a.words == b.words:
        return Likeness(_SAME_WORDS, "the same words")
    for short, long in ((a, b), (b, a)):
        if short.short is not None and len(long.initials) > 1 and short.short.casefold() == long.initials:
            sure = _CAPITALS if short.short.isupper() and len(short.short) > 2 else _ABBREVIATED
            return Likeness(sure, "one abbreviates the other")
    if a.countries == b.countries and _sound(a) == _sound(b) and min(len(a.normal), len(b.normal)) >= _SHORTEST_SOUND:
        return Likeness(_SOUND, "the same in another romanisation")
    return None


def body_keys(name: str) -> frozenset[str]:
    """Give what names of one body share: the same words, sound, or abbreviation."""
    body = _body(name)
    keys = {f"words {' '.join(body.words)}", f"sound {_sound(body)}", f"letters {body.normal}"}
    if len(body.initials) > 1:
        keys.add(f"initials {body.initials}")
    if body.short is not None:
        keys.add(f"initials {body.short.casefold()}")
    return frozenset(keys)


@lru_cache(maxsize=65536)
def _body(name: str) -> _Body:
    from rigour.names import remove_org_types

    bare = remove_org_types(_DOTTED.sub("", name).casefold()).strip() or name
    tokens = [normalise(without_possessive(token)) for token in bare.split()]
    normal = _respelt(" ".join(token for token in tokens if token))
    words, countries = _counted(normal.split())
    dotless = name.replace(".", "")
    return _Body(
        normal.removeprefix("the "),
        tuple(sorted(words)),
        frozenset(countries),
        "".join(word[0] for word in tokens if word and word not in _SMALL) if len(tokens) > 1 else "",
        dotless if _ABBREVIATION.fullmatch(dotless) else None,
    )


def _respelt(normal: str) -> str:
    for pattern, british in _SPELLINGS:
        normal = pattern.sub(british, normal)
    return normal


def _counted(words: Sequence[str]) -> tuple[list[str], set[str]]:
    """Give the words that tell bodies apart, countries and kinds of body each as one, and the countries."""
    counted: list[str] = []
    countries: set[str] = set()
    place = 0
    while place < len(words):
        length, word = _phrase(words, place)
        if word.startswith("country "):
            countries.add(word)
        if word not in _SMALL:
            counted.append(word)
        place += length
    bare = [word for word in counted if word not in role_nouns().genre and word != "news"]
    return (bare if len(bare) > len(countries) else counted), countries


def _phrase(words: Sequence[str], place: int) -> tuple[int, str]:
    """Give the length of the longest country or kind of body that begins at a word, and one word for it."""
    bodies, countries = _bodies(), _countries()
    for length in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
        phrase = " ".join(words[place : place + length])
        if phrase in bodies or phrase in countries:
            return length, bodies.get(phrase) or countries[phrase]
    return 1, words[place]


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    return {_respelt(" ".join(form)): f"body {key}" for form, (key, _) in office_table().bodies.items()}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Give each country's names and demonyms, but no capital: the Moscow Times is not the Russian Times."""
    return {
        normalise(form).removeprefix("the "): f"country {country.country}"
        for country in country_actors()
        for form in (country.name, *(a.alias for a in country.aliases if a.kind is not AliasKind.METONYM))
    }


def _sound(body: _Body) -> str:
    return skeleton(body.normal)
