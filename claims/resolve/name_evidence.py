"""What one text says of the names in it: whose full name a word is part of, what kind a name has, if it is a place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.names import normalise, skeleton, without_possessive
from claims.words import MentionKind

__all__ = ["NAME_KINDS", "can_be_person", "full_names", "majority_kinds", "places_in", "sure_persons"]

NAME_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NATIONALITY})
_NAME = r"[^\W\d_a-z][\w-]+"
# "in Gullhaven", "the mayor of Gullhaven"; not "in Gullhaven's view", "in Ada Marsh".
_PLACED = re.compile(
    rf"\b(?:in|near|around|outside) ({_NAME})(?!['\u2019]s\b|[\w-]| [^\W\d_a-z])"
    rf"|\b(?:mayor|governor|city|town|village|port|residents|outskirts) of ({_NAME})"
)
_BESIDE = 30  # code points: how far before a name its genre is looked for


def can_be_person(text: str) -> bool:
    """Tell whether a text may be a person's name: no article, no digits, capitals on every longer word."""
    return (
        _has_capital(text.rsplit(maxsplit=1)[-1])
        and not text.casefold().startswith("the ")
        and all(_has_capital(word) or len(word) < 4 for word in text.split())
        and not any(c.isdigit() for c in text)
    )


def _has_capital(word: str) -> bool:
    """Tell whether a word, or a part of it behind a hyphen, begins with a capital: "al-Marsh"."""
    return any(part[:1].isupper() for part in word.split("-"))


def full_names(mentions: Iterable[Mention], bare: Callable[[str], str]) -> dict[str, list[str]]:
    """Index the persons' names of two words or more by the sound of each word; longer forms come first.

    `bare` takes off what is no part of a name.
    """
    forms = {bare(without_possessive(m.span.text)) for m in mentions if m.kind is MentionKind.PERSON}
    index: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        words = normalise(form).split()
        if len(words) > 1 and can_be_person(form):
            for sound in {skeleton(word) for word in words}:
                index[sound].append(form)
    return index


def sure_persons(mentions: Iterable[Mention], bare: Callable[[str], str]) -> dict[str, bool]:
    """Give the names that were found as a person's more than once or with a title; true where with a title.

    What ends a line of a transcript ("OFFICIAL: No, Alex") is no title, nor is what goes on with the name ("mayor of").
    `bare` takes off what is no part of a name, a title within it.
    """
    persons = [mention for mention in mentions if mention.kind is MentionKind.PERSON]
    found = Counter(normalise(without_possessive(mention.span.text)) for mention in persons)
    sure = {name: False for name, times in found.items() if times > 1}
    for mention in persons:
        name = without_possessive(mention.span.text)
        title = mention.title.text if mention.title is not None else ""
        if bare(name) != name or (title and ":" not in title and not title.endswith(" of")):
            sure[normalise(bare(name))] = True
    return sure


def majority_kinds(mentions: Iterable[Mention], body: str) -> dict[str, MentionKind]:
    """Give for each name the kind it was most often found as: one mistake of the recogniser is outvoted.

    What has its genre before it ("the newspaper Gull Gazette") is an organisation, whatever it was found as.
    """
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    genres = set()
    for mention in mentions:
        if mention.kind in NAME_KINDS:
            name = normalise(without_possessive(mention.span.text))
            votes[name][mention.kind] += 1
            before = body[max(mention.span.start - _BESIDE, 0) : mention.span.start].split(" ")
            if len(before) > 1 and not before[-1] and before[-2] in role_nouns().genre:
                genres.add(name)
    kinds = {name: kinds.most_common(1)[0][0] for name, kinds in votes.items()}
    return kinds | dict.fromkeys(genres, MentionKind.ORGANISATION)


def places_in(body: str) -> frozenset[str]:
    """Give the single names, normalised, that stand in a text as places do: "in Gullhaven"."""
    return frozenset(normalise(found) for pair in _PLACED.findall(body) for found in pair if found)
