"""What a person's name is freed of before it is looked up: a title run together with it, itself said twice, a place."""

from __future__ import annotations

from collections.abc import Callable

from claims.extract.role_nouns import role_nouns
from claims.resolve.gender import is_woman
from claims.resolve.names import normalise
from claims.resolve.person_nouns import is_person, person_nouns

__all__ = ["bare_name", "is_wording"]

# What stands beside a reporter's name at the end of a report: "Ada Marsh Editing by …".
_DESKS = frozenset({"Editing", "Reporting", "Writing", "Compiled", "Additional"})
# Titles that are part of a name: "Pope Leo", "King Harald".
_PART_OF_NAME = frozenset({"pope", "patriarch", "king", "queen", "prince", "princess", "emperor", "sheikh"})


def bare_name(text: str, is_foreign: Callable[[str], bool], begins_person: Callable[[str], bool]) -> str:
    """Take off a person's name what is no part of it; the name itself where nothing is.

    "SECRETARY MARSH" is MARSH, "Ada Marsh Marsh AdaMayor" (a caption after a headline) is Ada Marsh, and "Gullhaven Ada
    Marsh" is too, if `is_foreign` knows Gullhaven for something else and `begins_person` Ada for a given name.
    """
    words = text.split()
    if len(words) > 2 and words[-1] in _DESKS:
        del words[-1]
    again = next((i for i in range(2, len(words)) if words[i].casefold() == words[i - 1].casefold()), len(words))
    words = words[:again]
    nouns = role_nouns()
    while len(words) > 1 and _is_title(words[0], nouns.person | nouns.honorific):
        if len(words) == 2 and begins_person(words[0]):  # "Don Marsh", "Dean Marsh"
            break
        del words[0]
    if len(words) > 2 and words[0].casefold() in (person_nouns().woman | person_nouns().man) - _PART_OF_NAME:
        del words[0]  # "Hubby Ada Marsh"
    for start in range(len(words) - 2, 0, -1):
        before = words[start - 1]
        if begins_person(words[start]) and not begins_person(before) and (_is_noun(before) or is_foreign(before)):
            return " ".join(words[start:])
    return " ".join(words)


def is_wording(text: str, common: frozenset[str]) -> bool:
    """Tell whether a text is but words of the language: a headline in capitals, or a role ("Senior Harbour Official").

    `common` are the words that stand in lower case in the same text.
    """
    words = normalise(text).split()
    nouns = role_nouns()
    if words[-1] in nouns.person | nouns.crowd and nouns.institution.isdisjoint(words):
        return True
    return text.isupper() and len(words) > 1 and words[0] in common


def _is_title(word: str, titles: frozenset[str]) -> bool:
    plain = word.rstrip(".").casefold()
    return plain in titles and plain not in _PART_OF_NAME


def _is_noun(word: str) -> bool:
    """Tell whether a word before a given name says what somebody is: "Anchor Ada Marsh", "Mum Ada Marsh"."""
    plain = word.casefold()
    return is_person(plain) and plain not in _PART_OF_NAME and is_woman(f"{word} {word}") is None
