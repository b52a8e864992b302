"""Whether two names in one text are one name in two romanisations: "Hsieh" and "Xie", "Đorđe" and "Djordje"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claims.resolve.gender import is_woman
from claims.resolve.given_names import forms_listed
from claims.resolve.names import normalise

__all__ = ["are_spellings_of_one", "consonants", "only_spelling"]

_ARTICLES = frozenset({"al", "el", "ul"})
_SON_OF = frozenset({"bin", "ibn", "ben"})
_SERVANT = re.compile(r"^abd[aeu]l+")  # "Abdelkader" and "Abd al-Qadir"
# One letter a sound: what Wade-Giles, pinyin, French, German and English write for it. The longest first.
_SOUNDS = (
    (re.compile(r"^hs|^x"), "s"),
    (re.compile(r"tsch|shch|tch|sch|sh|ch(?!r)|cz|ts|tz"), "s"),
    (re.compile(r"chr|khr|hr"), "r"),
    (re.compile(r"dj"), "d"),
    (re.compile(r"zh|j"), "z"),
    (re.compile(r"kh|ck|q|c"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|y"), "i"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiou]+")
_NEAR = (frozenset("ae"), frozenset("ei"), frozenset("ou"), frozenset("ia"))
_SHORT = 3  # consonants: a shorter name has to keep its vowels, too


@lru_cache(maxsize=8192)
def consonants(name: str) -> str:
    """Give what all romanisations of a name share at least; names of different people may share it as well."""
    return "".join(_VOWELS.sub("", word) for word in _words(name))


def are_spellings_of_one(one: str, other: str) -> bool:
    """Tell whether two names, each a word or more, may be one in two romanisations; word by word, none left over."""
    left, right = _words(one), _words(other)
    if len(left) != len(right) or not left or is_woman(one) is (not is_woman(other)) is not None:
        return False
    return all(_sound_alike(*pair) for pair in zip(left, right, strict=True))


def only_spelling(word: str, full_names: Iterable[str]) -> str | None:
    """Give the full name that a word is another romanisation of the first or last word of; None if of two."""
    found = [
        name
        for name in dict.fromkeys(full_names)
        if any(are_spellings_of_one(part, word) for part in (name.split()[0], name.split()[-1]))
    ]
    longest = max(found, key=len, default=None)
    return longest if longest and all(are_spellings_of_one(name, longest) for name in found) else None


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """Give the words of a name by their sounds, without articles; "Abd al-Qadir" is one word."""
    words: list[str] = []
    for word in normalise(name).split():
        if word in _ARTICLES:
            continue
        if words and words[-1] == "abd":
            words[-1] += _sounds(word)
        elif word in _SON_OF:
            words.append("bn")
        else:
            servant = _SERVANT.match(word)
            rest = word[servant.end() :] if servant is not None else ""
            words.append("abd" + _sounds(rest) if rest else word if word == "abd" else _sounds(word))
    return tuple(words)


def _sounds(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _sound_alike(one: str, other: str) -> bool:
    """Compare the consonants, and between them the vowels: near ones pass, and inside a word one may be left out."""
    if one == other:
        return True
    kept = _VOWELS.sub("", one)
    if kept != _VOWELS.sub("", other):
        return False
    if forms_listed(one) & forms_listed(other):
        return True
    if len(kept) < _SHORT:
        return False
    pairs = list(zip(_between(one), _between(other), strict=True))
    return all(_near(*pair) for pair in pairs[1:-1]) and all(_near(*pair) and all(pair) for pair in _ends(pairs))


def _ends(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in (pairs[0], pairs[-1]) if any(pair)]


def _between(word: str) -> list[str]:
    """Give the vowels before, between and behind the consonants of a word."""
    return re.split(r"[^aeiou]", word)


def _near(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    return any(one[-1] in near and other[-1] in near for near in _NEAR)
