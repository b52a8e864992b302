"""How well a noun phrase fits what a text has said of somebody: "the lawyer" of "Her barrister, Leslie Quaye,"."""

from __future__ import annotations

from claims.resolve.characters import Character, Description
from claims.resolve.names import normalise
from claims.resolve.noun_phrases import NounPhrase, read_phrase
from claims.resolve.person_nouns import person_nouns, singular

__all__ = ["agrees", "fit"]

# Words that tell one holder of an office from another: either both descriptions have them or neither.
_TELLING = frozenset({"former", "ex", "deputy", "acting", "vice", "assistant", "late", "retired"})
_DEPUTIES = frozenset({"deputy", "vice"})
_OFFICE = frozenset({"post", "office", "job", "held", "served", "seat", "chair"})
_ONCE_HELD = 3.0
_HEAD, _WORD, _IMPLIED, _IN_CLAUSE = 4.0, 3.0, 2.0, 1.5
_SHARED, _TOLD_APART = 0.6, 2.5
_STEM = 4  # letters that "runner" and "runs" share


def fit(phrase: NounPhrase, character: Character) -> float:
    """Weigh the best description of a character against a phrase; 0 where none says the same."""
    if not agrees(phrase, character):
        return 0.0
    said = {word for description in character.descriptions for word in description.words}
    best = max((_alike(phrase, description) for description in character.descriptions), default=0.0)
    if not best:
        return _ONCE_HELD if "former" in phrase.before and any(map(_held_until, character.descriptions)) else 0.0
    asked = {word for word in (*phrase.before, *phrase.behind) if len(word) > 2}
    shared = len(asked & said) + len(asked & set(normalise(character.actor.name).split()))
    telling = _TELLING.intersection(_ranked(phrase)) ^ (said & _TELLING)
    return max(best + _SHARED * shared - _TOLD_APART * len(telling), 0.1)


def _ranked(phrase: NounPhrase) -> tuple[str, ...]:
    """Give what stands before a head; "the junior minister" is a deputy."""
    return tuple("deputy" if word == "junior" else word for word in phrase.before)


def _held_until(description: Description) -> bool:
    """Tell whether somebody has left an office: "her predecessor", "who held the post until December"."""
    if description.phrase.head == "predecessor":
        return True
    return "until" in description.words and not _OFFICE.isdisjoint(description.words)


def agrees(phrase: NounPhrase, character: Character) -> bool:
    """Tell whether sex and age let a phrase stand for a character."""
    if phrase.woman is not None and character.woman is (not phrase.woman):
        return False
    return phrase.age is None or character.age is None or phrase.age == character.age


def _alike(phrase: NounPhrase, description: Description) -> float:
    heads = {phrase.head} | (_DEPUTIES & set(_ranked(phrase)))
    if description.clause:
        words = set(description.words)
    else:
        beside = read_phrase(description.text)
        if beside.head in heads:
            return _HEAD
        words = {beside.head, *beside.before}
        if heads & words:
            return _WORD
    if any(words & person_nouns().implied.get(head, frozenset()) for head in heads):
        return _IN_CLAUSE if description.clause else _IMPLIED
    singulars = {singular(word) for word in description.words}
    if heads & singulars and description.clause:
        return _IN_CLAUSE
    return 1.0 if any(_does(head, word) for head in heads for word in description.words) else 0.0


def _does(noun: str, word: str) -> bool:
    """Tell whether a noun names who does what a verb says: "signwriter" and "signwriting", "runner" and "runs"."""
    if not noun.endswith(("er", "or", "ist", "ian")):
        return False
    stem = noun[:-2] if noun.endswith(("er", "or")) else noun[:-3]
    return len(stem) >= _STEM and word.startswith(stem)
