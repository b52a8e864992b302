"""One spelling for names that are written in several: what aliases are stored and looked up by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["normalise", "romanised", "skeleton", "slug", "without_possessive"]

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02b9\u00b4`\u2032]")
_POSSESSIVE = re.compile("(?:['\u2019]s|(?<=s)['\u2019])$", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")
# Letters that NFKD leaves whole, as passports write them.
_WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"})


@lru_cache(maxsize=65536)
def normalise(alias: str) -> str:
    """Fold a surface form: case, accents, apostrophes and punctuation say nothing about who is meant.

    "Volodymyr Zelens'kyi" and "volodymyr zelenskyi" are one; "U.S." is "u s" and "Ban Ki-moon" "ban ki moon".
    """
    folded = _APOSTROPHES.sub("", alias.casefold()).translate(_WHOLE_LETTERS)
    letters = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return _NO_LETTER.sub(" ", letters).strip()


def without_possessive(name: str) -> str:
    """Take the genitive off the end: "Russia's" is "Russia", "the United States'" is "the United States"."""
    return _POSSESSIVE.sub("", name)


def slug(name: str) -> str:
    """Make a key of a name: "Wang Wenbin" is "wang-wenbin"."""
    return normalise(name).replace(" ", "-")


# What differs between romanisations of one Slavic name, from the longest on: Kyiv/Kiev schools write the same sounds.
_ROMANISATIONS = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[yij]+(?=[aeou])"), "i"),
    (re.compile(r"[yij]+"), "i"),
    (re.compile(r"iei?|ei\b"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def skeleton(normalised: str) -> str:
    """Reduce a normalised name to what every romanisation of it shares.

    "zelenskyy", "zelenskiy" and "zelensky" are one, "sergei lavrov" and "sergey lavrov" too. For persons only.
    """
    return _reduced(normalised, _ROMANISATIONS)


# What a surname keeps in every language it is written in: which sibilant, and which of two near vowels, says nothing.
_SPELLINGS = (
    (re.compile(r"[ao]e(?=[^aeiouy])"), "a"),
    (re.compile(r"tsch|shch|szcz|tch|sch|sh|ch|cz|sz|rz|ts|tz|zh|[scz]"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|u"), "u"),
    (re.compile(r"[yij]+[ao]"), "a"),
    (re.compile(r"[yij]*[eyij]+"), "e"),
    (re.compile(r"o"), "a"),
    (re.compile(r"kh|h"), "g"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def romanised(surname: str) -> str:
    """Reduce a normalised surname, coarser than `skeleton`, to what it keeps in Polish, German, French and English.

    "vershinin" and "wierszynin" are one. Short names and those of two people fall together too: it takes more to tell.
    """
    return _reduced(surname, _SPELLINGS)


def _reduced(name: str, spellings: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Write for each spelling, in their order, what it shares with others."""
    for pattern, shared in spellings:
        name = pattern.sub(shared, name)
    return name
