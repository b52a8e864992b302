"""The persons and bodies of one document, and what the text says of each: trades, ages, kin, whether a woman."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims.extract.attribution import Mention, Sentence
from claims.resolve.claim import ResolvedActor
from claims.resolve.gender import is_woman
from claims.resolve.names import normalise, without_possessive
from claims.resolve.noun_phrases import NounPhrase, read_phrase
from claims.words import ActorKind

__all__ = ["Character", "Characters", "Description"]

_PART = re.compile(r"[^,;()]+")
_AGE = re.compile(r"(?:now |aged )?(\d{1,3})\b(?! (?:years?|per|%|,?\d))")
_AGE_OLD = re.compile(r"(\d{1,3})-year-old")
_CLAUSE = re.compile(r"\s*(?:who|whose|whom)\b", re.IGNORECASE)
_USES_THEY = re.compile(r"(?:pronouns?|goes by|go by|uses)\W+(?:the pronoun\W+)?they\b|non-?binary", re.IGNORECASE)
_HERS = re.compile(r"\b(?:(?P<woman>she|her|herself|hers)|(?P<man>he|his|him|himself))\b", re.IGNORECASE)
_AGES = range(5, 111)


@dataclass(frozen=True, slots=True)
class Description:
    """One phrase beside a name: its head, all its words, and whether it is a clause ("who speaks for the police")."""

    start: int
    text: str
    phrase: NounPhrase
    words: frozenset[str]
    clause: bool


@dataclass(slots=True, eq=False)
class Character:
    """One actor of a document, with what the text has said of it anywhere."""

    actor: ResolvedActor
    start: int
    descriptions: list[Description] = field(default_factory=list)
    woman: bool | None = None
    age: int | None = None
    they: bool = False
    subject: bool = False

    @property
    def titled(self) -> bool:
        """Tell whether any noun has been said of it, not only an age."""
        return any(not d.clause and d.phrase.head.isalpha() for d in self.descriptions)


class Characters:
    """Everybody a document names. Descriptions are read once; whether somebody is a woman may be learnt later."""

    def __init__(self, body: str, sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]]) -> None:
        self._body = body
        self._sentences = sentences
        self._openings = [sentence.start for sentence in sentences]
        self._quoted = quoted
        self._by_key: dict[str, Character] = {}
        self._by_end: dict[str, list[Character]] = defaultdict(list)
        self._told: set[tuple[str, str]] = set()
        self._subjects: set[int] = set()
        self._places: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[Character]:
        """Give them in the order they are first named."""
        return iter(self._by_key.values())

    def get(self, actor: ResolvedActor) -> Character | None:
        """Give the character of an actor, if this text names it."""
        return self._by_key.get(actor.key)

    def called(self, surname: str) -> list[Character]:
        """Give those whose name ends in a normalised word, else those whose name begins with it, as it may in the East.

        In the order they are first named.
        """
        found = self._by_end.get(surname, [])
        return [c for c in found if normalise(c.actor.name).endswith(surname)] or found

    def add(self, mention: Mention, actor: ResolvedActor) -> Character:
        """Note one place where an actor is named, and what stands beside the name."""
        character = self._by_key.setdefault(actor.key, Character(actor, mention.span.start, subject=mention.subject))
        if character.start == mention.span.start:
            words = normalise(actor.name).split()
            for word in dict.fromkeys((words[-1], words[0]) if words else ()):
                self._by_end[word].append(character)
        if mention.subject:
            self._subjects.add(mention.span.start)
        insort(self._places, (mention.span.start, actor.key))
        beside = {span.start: span for span in (*mention.described, mention.title, mention.apposition) if span}
        for start, span in sorted(beside.items()):
            self.describe(character, start, span.text)
        if actor.kind is ActorKind.PERSON:
            if character.woman is None:
                titles = (d.text for d in character.descriptions if not d.clause)
                character.woman = is_woman(actor.name, *titles)
            end = self._sentence_end(mention.span.start)
            if not character.they and _USES_THEY.search(self._body, mention.span.end, end):
                first = next(self.named(self._sentence_start(mention.span.start), end), None)
                character.they = first is not None and first[0] is character
        return character

    def describe(self, character: Character, start: int, text: str) -> None:
        """Add what a phrase says of somebody; its parts between commas are each read on their own."""
        for part in _PART.finditer(text):
            self._part(character, start + part.start(), part[0].strip())

    def _part(self, character: Character, start: int, text: str) -> None:
        if not text or (character.actor.key, text) in self._told:
            return
        self._told.add((character.actor.key, text))
        age = _AGE_OLD.search(text) or _AGE.match(text)
        if age is not None and int(age[1]) in _AGES and character.age is None:
            character.age = int(age[1])
        words = frozenset(word for token in text.split() for word in normalise(without_possessive(token)).split())
        clause = bool(_CLAUSE.match(text))
        found = Description(start, text, read_phrase(text), words, clause)
        character.descriptions.append(found)
        if not clause and character.actor.kind is ActorKind.PERSON and character.woman is None:
            character.woman = found.phrase.woman

    def told_by_pronoun(self, actor: ResolvedActor | None, woman: bool | None) -> None:
        """Note the sex of whom a pronoun was found to mean, where nothing had told it before."""
        character = self.get(actor) if actor is not None and actor.kind is ActorKind.PERSON else None
        if character is not None and woman is not None and character.woman is None:
            character.woman = woman

    def learn(self) -> None:
        """Take from "Quaye laid down her pen" that Quaye is a woman, where the sentence has nobody else she could be.

        The sentence of a name tells more than the one after it; what is quoted tells of others.
        """
        votes: dict[tuple[bool, str], set[bool]] = defaultdict(set)
        before: list[Character] = []
        for sentence in self._sentences:
            inside = list(self.named(sentence.start, sentence.end))
            for pronoun in _HERS.finditer(self._body, sentence.start, sentence.end):
                here = [c for c, place in inside if place < pronoun.start()]
                woman = pronoun["woman"] is not None
                possible = dict.fromkeys(c for c in here or before if c.woman is None or c.woman is woman)
                one = next(iter(possible)) if len(possible) == 1 else None
                if one is not None and one.woman is None and not self._is_quoted(pronoun.start()):
                    votes[not here, one.actor.key].add(woman)
            before = [c for c, place in inside if place in self._subjects]
        for (_, key), told in sorted(votes.items(), key=lambda entry: entry[0]):
            if len(told) == 1 and self._by_key[key].woman is None:
                self._by_key[key].woman = next(iter(told))

    def named(self, start: int, end: int, *, bodies: bool = False) -> Iterator[tuple[Character, int]]:
        """Give the persons, or the bodies, named in the code points `[start, end)`, with the places, in order."""
        for at in range(bisect_left(self._places, (start, "")), bisect_left(self._places, (end, ""))):
            place, key = self._places[at]
            if (self._by_key[key].actor.kind is ActorKind.PERSON) is not bodies:
                yield self._by_key[key], place

    def _sentence_start(self, position: int) -> int:
        at = bisect_right(self._openings, position) - 1
        return self._openings[at] if at >= 0 else 0

    def _sentence_end(self, position: int) -> int:
        at = bisect_right(self._openings, position) - 1
        return self._sentences[at].end if at >= 0 else len(self._body)

    def _is_quoted(self, position: int) -> bool:
        at = bisect_right(self._quoted, (position, position)) - 1
        return any(start <= position < end for start, end in self._quoted[max(at, 0) : at + 2])
