"""How likely two names are one person's: the given names must be forms of one name, the surnames sound the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from claims.extract.role_nouns import role_nouns
from claims.resolve.gender import is_given_name, is_woman
from claims.resolve.given_names import are_forms_of_one, forms_listed, given_name_keys, name_ids, short_forms
from claims.resolve.likeness_score import Likeness, NameKeys
from claims.resolve.names import normalise, romanised, skeleton

__all__ = ["compare_persons", "person_keys"]

_HYPHEN = re.compile("[-\u2010\u2011\u2013]")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s*)+(?=\s|$)|\b[^\W\d_]\.")
_SUFFIXES = frozenset({"jr", "junior", "sr", "senior"})
_NUMERAL = re.compile(r"[ivx]+")
_ARTICLES = frozenset({"al", "el", "ul", "an", "ad", "as"})
_RANKS = frozenset({"maj", "gen", "lt", "col", "capt", "cmdr", "adm", "sgt", "brig", "gov", "sen", "rep", "rev"})
_SHORTEST, _LONG = 4, 6  # letters: what is shorter and differs is another name
_VOWELS = frozenset("aeiouy")

_SAME, _SOUND, _FORM, _ROMANISED, _SLIP, _INITIAL = 1.0, 0.97, 0.93, 0.9, 0.75, 0.7
_WORDS = {
    _SAME: "the same",
    _SOUND: "the same in another romanisation",
    _FORM: "forms of one name",
    _ROMANISED: "spelt as in two languages",
    _SLIP: "a slip of the pen apart",
    _INITIAL: "an initial",
}
_MIDDLE, _FIRST_MISSING, _LAST_MISSING, _TURNED, _SURNAME_ALONE, _ONE_JUNIOR = 0.95, 0.85, 0.8, 0.85, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class _Person:
    """The normalised words of a name without titles; `numeral` is "jr", "ii" and the like, where it ends so."""

    words: tuple[str, ...]
    numeral: str | None


def compare_persons(one: str, other: str) -> Likeness | None:
    """Say how likely two names are one person's; None where a word of the shorter has nothing like it in the other."""
    found = [_compare(a, b) for a, b in product(_readings(one), _readings(other))]
    best = max((each for each in found if each is not None), default=None)
    women = {woman for woman in (is_woman(one), is_woman(other)) if woman is not None}
    return best if best is not None and len(women) < 2 else None


def person_keys(name: str) -> NameKeys:
    """Give the keys of a person's name: a form of a given name with a sound of the surname, whichever word is which."""
    own: set[str] = set()
    asks: set[str] = set()
    answers: set[str] = set()
    for person in _readings(name):
        words = person.words
        if not words:
            continue
        surname = f"surname {romanised(words[-1])}"
        (asks if len(words) == 1 else answers).add(surname)
        own.update({surname} if len(words) == 1 else ())
        for given, last in _as_given_and_surname(words):
            own.update(f"{key} {romanised(last)}" for key in given_name_keys(given))
            if len(given) == 1:
                asks.add(f"{given}. {romanised(last)}")
            else:
                asks.add(f"{given} {romanised(last)}")
                answers.update(f"{short} {romanised(last)}" for short in short_forms(given))
                answers.add(f"{given[0]}. {romanised(last)}")
        if len(words) > 1:
            sound = skeleton(words[0])
            own.update(f"{sound} {rest}" for rest in _without_a_letter(words[-1]))
            own.update(f"{key} {of}" for key in forms_listed(words[0]) for of in name_ids(words[-1]))
    return NameKeys(frozenset(own), frozenset(asks), frozenset(answers))


def _as_given_and_surname(words: Sequence[str]) -> set[tuple[str, str]]:
    """Give the words that may be the given name and the surname: the ends, turned, and where one end is left out."""
    if len(words) < 2:
        return set()
    pairs = {(words[0], words[-1]), (words[-1], words[0]), (words[0], words[-2])} - {(words[0], words[0])}
    return pairs | {(word, words[-1]) for word in words[1:-1]} | {(words[0], word) for word in words[2:-1]}


def _without_a_letter(surname: str) -> set[str]:
    """Give what names a slip apart share, after Garbe's symmetric deletion."""
    return (
        {surname[:i] + surname[i + 1 :] for i in range(len(surname))} | {surname}
        if len(surname) >= _LONG - 1
        else set()
    )


@lru_cache(maxsize=65536)
def _readings(name: str) -> tuple[_Person, ...]:
    """Read a name with its hyphens as spaces, and with what they join as one word."""
    written = _INITIALS.sub(lambda match: match.group().replace(".", "").replace(" ", "") + " ", name)
    return tuple(dict.fromkeys(_read(form) for form in (_HYPHEN.sub(" ", written), _HYPHEN.sub("", written))))


def _read(name: str) -> _Person:
    nouns = role_nouns()
    words = [word for word in normalise(name).split() if word not in _ARTICLES]
    titles = nouns.honorific | nouns.person | _RANKS
    while len(words) > 1 and words[0] in titles and not (len(words) == 2 and is_given_name(words[0])):  # "Don Marsh"
        del words[0]
    numeral = None
    if len(words) > 1 and (words[-1] in _SUFFIXES or _NUMERAL.fullmatch(words[-1])):
        numeral = words.pop()
    return _Person(tuple(words), numeral)


def _compare(one: _Person, other: _Person) -> Likeness | None:
    short, long = sorted((one.words, other.words), key=len)
    if not short or (one.numeral and other.numeral and one.numeral != other.numeral):
        return None
    found = _alone(short[0], long) if len(short) == 1 else _in_order(short, long) or _turned(short, long)
    if found is not None and one.numeral != other.numeral:
        why = f"{found.why}; one is called {one.numeral or other.numeral}"
        return Likeness(found.score * _ONE_JUNIOR, why, found.vague)
    return found


def _alone(word: str, full: Sequence[str]) -> Likeness | None:
    """Compare a name of one word with a full one, whose surname it may be."""
    if len(full) == 1:
        score = _surname(word, full[0]) if len(word) >= _LONG or word == full[0] else None
        return Likeness(score, f"the names are {_WORDS[score]}") if score else None
    if skeleton(word) != skeleton(full[-1]):
        return None
    return Likeness(_SURNAME_ALONE, "the surname alone is the same", vague=True)


def _in_order(short: Sequence[str], long: Sequence[str]) -> Likeness | None:
    """Find the words of the shorter name in the longer, in their order; what is left over there is a middle name."""
    last = len(short) - 1
    places: list[int] = []
    scores: list[float] = []
    for i, word in enumerate(short):
        begin = places[-1] + 1 if places else 0
        ends = range(len(long) - 1, begin - 1, -1) if i == last else range(begin, len(long) - (last - i))
        like = _surname if i == last else _given
        hit = next(((at, score) for at in ends if (score := like(word, long[at])) is not None), None)
        if hit is None:
            return None
        places.append(hit[0])
        scores.append(hit[1])
    if sum(score <= _SLIP for score in scores) > 1 or (min(scores) <= _SLIP and places[0] > 0):
        return None
    given, surname = min(scores[:-1]), scores[-1]
    why = f"surname {_WORDS[surname]}, given name {_WORDS[given]}"
    score = given * surname
    vague = given == _INITIAL
    if places[0] > 0:
        return Likeness(score * _FIRST_MISSING, f"{why}; one has another name before them", vague)
    if places[-1] < len(long) - 1:
        return Likeness(score * _LAST_MISSING, f"{why}; one has another surname behind them", vague)
    if len(short) < len(long):
        return Likeness(score * _MIDDLE, f"{why}; one has a middle name", vague)
    return Likeness(score, why, vague)


def _turned(short: Sequence[str], long: Sequence[str]) -> Likeness | None:
    """Compare a name with the other whose surname stands first: "Kishida Fumio"."""
    sounds, others = [skeleton(word) for word in short], [skeleton(word) for word in long]
    if others in (sounds[1:] + sounds[:1], sounds[-1:] + sounds[:-1]):
        return Likeness(_TURNED, "the same words, the surname first in one")
    return None


def _given(one: str, other: str) -> float | None:
    if one == other:
        return _SAME
    if min(len(one), len(other)) == 1:
        return _INITIAL if one[0] == other[0] else None
    if skeleton(one) == skeleton(other):
        return _SOUND
    if are_forms_of_one(one, other):
        return _FORM
    if min(len(one), len(other)) >= _LONG and romanised(one) == romanised(other) and one[-1] == other[-1]:
        return _ROMANISED
    return None


def _surname(one: str, other: str) -> float | None:
    shorter = min(len(one), len(other))
    if one == other:
        return _SAME
    if shorter >= _SHORTEST and skeleton(one) == skeleton(other):
        return _SOUND
    if shorter >= _LONG - 1 and _is_romanised(one, other):
        return _ROMANISED
    return _SLIP if shorter >= _LONG and _is_slip(one, other) else None


def _is_romanised(one: str, other: str) -> bool:
    """Tell whether two languages write one surname so: by the letters, or by the table of names."""
    return romanised(one) == romanised(other) or (
        one[-1] == other[-1] and not name_ids(one).isdisjoint(name_ids(other))
    )


def _is_slip(one: str, other: str) -> bool:
    """Tell whether long words differ by a letter lost or doubled, by a vowel, or by two letters that changed places.

    Another consonant makes another name: Kerry and Kelly, Medinsky and Mezinsky.
    """
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    if not one or not other:  # Petrov is no slip of Petrova's
        return False
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if len(one) + len(other) == 1:
        return True
    vowels = len(one) == len(other) == 1 and {one, other} <= _VOWELS
    return vowels or (len(one) == 2 and one == other[::-1])
