"""Which actor each name of one document means: surnames go with the full name that stands in the same text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, Directory
from claims.resolve.gender import is_given_name
from claims.resolve.names import normalise, skeleton, slug, without_possessive
from claims.resolve.offices import known, read_role
from claims.words import ActorKind, AliasKind, MentionKind

__all__ = ["NAME_KINDS", "Naming"]

NAME_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NATIONALITY})
# A place nobody has heard of is no actor: a town does not hold positions.
_NEW_KINDS = {MentionKind.PERSON: ActorKind.PERSON, MentionKind.ORGANISATION: ActorKind.ORGANISATION}
_NO_DEMONYM = frozenset(AliasKind) - {AliasKind.DEMONYM}
_COMMON_WORD = re.compile(r"\b[a-z]{2,}\b")
_PERSONS_NAME = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?: (?:[^\W\d_a-z][\w'\u2019.-]*|[a-z]{2,3}))+")


class Naming:
    """Resolves the names of one document; what the directory does not hold becomes a new actor, under one key."""

    def __init__(self, body: str, mentions: Iterable[Mention], directory: Directory, on: date | None) -> None:
        self._directory = directory
        self._on = on
        self._common = frozenset(_COMMON_WORD.findall(body))
        self._kinds = _majority_kinds(mentions)
        self._sure = _sure_persons(mentions)
        self._full_names = _full_names(mentions)
        self._found: dict[tuple[str, MentionKind], ResolvedActor | None] = {}
        self._new: dict[str, ResolvedActor] = {}

    def actor(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a name; None for a demonym ("Russian"), an unknown place, and what is no name after all."""
        text = without_possessive(mention.span.text)
        asked = (text, mention.kind)
        if asked not in self._found:
            self._found[asked] = self._resolve(text, mention.kind)
        return self._found[asked]

    def person(self, text: str, *, sure: bool = False) -> ResolvedActor | None:
        """Resolve a text that the recogniser overlooked but that has the form of a person's full name.

        `sure` asks that it begin with a given name. Its surname alone then means the same person.
        """
        if not _PERSONS_NAME.fullmatch(text) or (sure and not self._begins_person(text.split(maxsplit=1)[0])):
            return None
        found = self._resolve(text, MentionKind.PERSON)
        if found is not None and not found.known:
            surname = normalise(text).split()[-1]
            self._full_names.setdefault(skeleton(surname), []).append(text)
            self._found = {asked: a for asked, a in self._found.items() if normalise(asked[0]) != surname}
        return found

    def _resolve(self, text: str, kind: MentionKind) -> ResolvedActor | None:
        words = normalise(text).split()
        if not words:
            return None
        if kind is MentionKind.NATIONALITY:
            return self._known(text)
        if text.casefold().startswith("the ") and len(words) > 1:  # no person's name begins so
            bare = text.split(maxsplit=1)[-1]
            return self._resolve(bare, MentionKind.ORGANISATION if kind is MentionKind.PERSON else kind)
        if len(words) > 1:
            return self._several_words(text, words, kind)
        full = self._by_surname(words[0])
        return self._resolve(full, MentionKind.PERSON) if full else self._single_word(text, words[0], kind)

    def _several_words(self, text: str, words: list[str], kind: MentionKind) -> ResolvedActor | None:
        text = self._longer(text)
        found = self._known(text) or self._last_words(text, kind)
        if found is not None:
            return found
        reading = read_role(text, self._directory, self._on)
        if reading.body is not None:
            return reading.actor
        if len(words) == 2 and self._begins_person(words[0]):
            return self._new_actor(text, MentionKind.PERSON)
        return self._new_actor(text, self._kinds.get(normalise(text), kind))

    def _longer(self, text: str) -> str:
        """Give the full name in this text that ends in `text`: "Le Maire" is part of one."""
        end = " " + normalise(text)
        forms = self._full_names.get(skeleton(end.rsplit(maxsplit=1)[-1]), ())
        return next((form for form in forms if normalise(form).endswith(end)), text)

    def _known(self, text: str) -> ResolvedActor | None:
        record = self._directory.lookup(text, on=self._on, kinds=_NO_DEMONYM)
        return known(record) if record else None

    def _single_word(self, text: str, word: str, kind: MentionKind) -> ResolvedActor | None:
        found = self._known(text)
        if found is not None:
            return found
        first = next(iter(self._full_names.get(skeleton(word), ())), None)  # "Wang" of "Wang Wenbin"
        if first is not None:
            return self._resolve(first, MentionKind.PERSON)
        if word in self._common or self._directory.lookup(text, on=self._on) is not None:
            return None  # a common noun with a capital, or a demonym
        kind = self._kinds.get(word, kind)
        return self._new_actor(text, kind) if kind is not MentionKind.PERSON or word in self._sure else None

    def _last_words(self, text: str, kind: MentionKind) -> ResolvedActor | None:
        """Find a person with a slip in the name, or behind words that do not belong to it."""
        record: ActorRecord | None = self._directory.misspelt(text, self._on)
        words = text.split()
        for start in range(1, len(words) - 1):
            record = record or self._directory.lookup(" ".join(words[start:]), on=self._on, kinds={AliasKind.NAME})
        if record is not None and record.kind is ActorKind.PERSON:
            return known(record)
        if kind is not MentionKind.PERSON and len(words) > 2 and self._begins_person(words[-2]):
            return self._new_actor(" ".join(words[-2:]), MentionKind.PERSON)  # "Ministry of Tides Ada Marsh"
        return None

    def _begins_person(self, word: str) -> bool:
        return self._directory.is_given_name(word) or is_given_name(word)

    def _by_surname(self, word: str) -> str | None:
        """Find the full name in this text whose last word sounds like `word`; the longest where there are several."""
        sound = skeleton(word)
        forms = self._full_names.get(sound, ())
        return next((form for form in forms if skeleton(normalise(form).split()[-1]) == sound), None)

    def _new_actor(self, name: str, kind: MentionKind) -> ResolvedActor | None:
        words = normalise(name).split()
        nouns = role_nouns()
        if not words or words[-1] in nouns.matter or (len(words) == 1 and words[0] in nouns.every):
            return None
        if kind is MentionKind.PERSON and words[-1] in nouns.every:
            kind = MentionKind.ORGANISATION
        new = _NEW_KINDS.get(kind)
        if new is None or (new is ActorKind.PERSON and not _can_be_person(name)):
            return None
        key = slug(name)
        return self._new.setdefault(skeleton(key), ResolvedActor(key, name, new, known=False)) if key else None


def _full_names(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """Index the persons' names of two words or more by the sound of each word; longer forms come first."""
    forms = {without_possessive(m.span.text) for m in mentions if m.kind is MentionKind.PERSON}
    index: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        words = normalise(form).split()
        if len(words) > 1 and _can_be_person(form):
            for sound in {skeleton(word) for word in words}:
                index[sound].append(form)
    return index


def _sure_persons(mentions: Iterable[Mention]) -> frozenset[str]:
    """Give the names that a title stands before, or that were found as a person's more than once."""
    persons = [mention for mention in mentions if mention.kind is MentionKind.PERSON]
    found = Counter(normalise(without_possessive(mention.span.text)) for mention in persons)
    titled = {normalise(without_possessive(mention.span.text)) for mention in persons if mention.title is not None}
    return frozenset(titled.union(name for name, times in found.items() if times > 1))


def _majority_kinds(mentions: Iterable[Mention]) -> dict[str, MentionKind]:
    """Give for each name the kind it was most often found as: one mistake of the recogniser is outvoted."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind in NAME_KINDS:
            votes[normalise(without_possessive(mention.span.text))][mention.kind] += 1
    return {name: kinds.most_common(1)[0][0] for name, kinds in votes.items()}


def _can_be_person(text: str) -> bool:
    """Tell whether a text may be a person's name: no article, no digits, capitals on every longer word."""
    return (
        text.rsplit(maxsplit=1)[-1][0].isupper()
        and not text.casefold().startswith("the ")
        and all(word[0].isupper() or len(word) < 4 for word in text.split())
        and not any(c.isdigit() for c in text)
    )
