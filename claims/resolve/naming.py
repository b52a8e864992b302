"""Which actor each name of one document means: surnames go with the full name that stands in the same text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, Directory
from claims.resolve.gender import is_given_name
from claims.resolve.name_evidence import (
    NAME_KINDS,
    can_be_person,
    full_names,
    majority_kinds,
    places_in,
    sure_persons,
)
from claims.resolve.names import normalise, skeleton, slug, without_possessive
from claims.resolve.offices import known, read_role
from claims.resolve.person_names import bare_name, is_wording
from claims.resolve.spellings import are_spellings_of_one, consonants, only_spelling
from claims.resolve.territories import is_region
from claims.words import ActorKind, AliasKind, MentionKind

__all__ = ["NAME_KINDS", "Naming"]

# A place nobody has heard of is no actor: a town does not hold positions.
_NEW_KINDS = {MentionKind.PERSON: ActorKind.PERSON, MentionKind.ORGANISATION: ActorKind.ORGANISATION}
_NO_DEMONYM = frozenset(AliasKind) - {AliasKind.DEMONYM}
_COMMON_WORD = re.compile(r"\b[a-z]{2,}\b")
_FULL = frozenset({AliasKind.NAME, AliasKind.TRANSLITERATION, AliasKind.ABBREVIATION})
# What a recogniser cuts off a name: before it, behind it.
_LEFT = re.compile(r"(?:[^\W\d_a-z][\w.-]* |of |for |the ){1,4}$")
_RIGHT = re.compile(
    r"(?:(?:['\u2019.-]|\. | )?"
    r"(?:[^\W_a-z][\w-]*|(?<=['\u2019])s\b|(?<= )(?:and|of|for|in|the)(?= [^\W\d_a-z]| the ))){1,6}"
)
_ENDS_IN_INITIAL = re.compile(r" [^\W\d_a-z]$")
_TRAILING = re.compile(r"(?: (?:of|for|and|the|in))+$")
_REACH = 60  # code points
_SURE_SPELLING = 4  # consonants that a word shares with a surname, to be no body of its own
_PERSONS_NAME = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?: (?:[^\W\d_a-z][\w'\u2019.-]*|[a-z]{2,3}))+")


class Naming:
    """Resolves the names of one document; what the directory does not hold becomes a new actor, under one key."""

    def __init__(self, body: str, mentions: Iterable[Mention], directory: Directory, on: date | None) -> None:
        self._directory = directory
        self._on = on
        self._common = frozenset(_COMMON_WORD.findall(body))
        self._body = body
        self._kinds = majority_kinds(mentions, body)
        self._places = places_in(body)
        self._sure = sure_persons(mentions, self._bare)
        self._full_names = full_names(mentions, self._bare)
        self._found: dict[tuple[str, MentionKind], ResolvedActor | None] = {}
        self._new: dict[str, ResolvedActor] = {}
        self._persons: dict[str, list[ResolvedActor]] = defaultdict(list)

    def actor(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a name; None for a demonym ("Russian"), an unknown place, and what is no name after all."""
        text = without_possessive(mention.span.text)
        asked = (text, mention.kind)
        if asked not in self._found:
            self._found[asked] = self._resolve(text, mention.kind)
        found = self._found[asked]
        return found if found is not None and found.known else self._in_longer(mention) or found

    def person(self, text: str, *, sure: bool = False) -> ResolvedActor | None:
        """Resolve a text that the recogniser overlooked but that has the form of a person's full name.

        `sure` asks that it begin with a given name. Its surname alone then means the same person.
        """
        if not _PERSONS_NAME.fullmatch(text) or (sure and not self._begins_person(text.split(maxsplit=1)[0])):
            return None
        found = self._resolve(text, MentionKind.PERSON)
        text = self._bare(text)
        if found is not None and not found.known and " " in text and can_be_person(text):
            surname = normalise(text).split()[-1]
            self._full_names.setdefault(skeleton(surname), []).append(text)
            self._found = {asked: a for asked, a in self._found.items() if normalise(asked[0]) != surname}
        return found

    def _in_longer(self, mention: Mention) -> ResolvedActor | None:
        """Find the known actor whose name goes on where the recogniser stopped: "Gull" of "Gull People's Party"."""
        span = mention.span
        before = _LEFT.search(self._body, max(span.start - _REACH, 0), span.start)
        behind = _RIGHT.match(self._body, span.end, span.end + _REACH)
        lefts = _cuts(before.group() if before else "", from_left=True)
        rights = _cuts(behind.group() if behind else "", from_left=False)
        for left in lefts:
            for right in rights:
                if left or right:
                    text = without_possessive(f"{left}{span.text}{right}")
                    record = self._directory.lookup(text, on=self._on, kinds=_FULL)
                    if record is None and right and _ENDS_IN_INITIAL.search(span.text):  # "Ada M" of "Ada M. Marsh"
                        record = self._directory.misspelt(text, self._on)
                    if record is not None:
                        return known(record)
        return None

    def _resolve(self, text: str, kind: MentionKind) -> ResolvedActor | None:
        words = normalise(text).split()
        if not words:
            return None
        if kind is MentionKind.NATIONALITY:
            return self._known(text)
        if text.casefold().startswith("the ") and len(words) > 1:  # no person's name begins so
            bare = text.split(maxsplit=1)[-1]
            return self._resolve(bare, MentionKind.ORGANISATION if kind is MentionKind.PERSON else kind)
        if kind is MentionKind.PERSON and len(words) > 1:
            bare = self._bare(text)
            if bare != text and self._known(text) is None:
                return self._resolve(bare, kind)
        if len(words) > 1:
            return self._several_words(text, words, kind)
        full = self._by_surname(words[0])
        return self._of_full(full) if full else self._single_word(text, words[0], kind)

    def _of_full(self, name: str) -> ResolvedActor | None:
        """Resolve a full name of this text without asking again what it may be short for."""
        return self._several_words(name, normalise(name).split(), MentionKind.PERSON)

    def _several_words(self, text: str, words: list[str], kind: MentionKind) -> ResolvedActor | None:
        text = self._longer(text)
        found = self._known(text) or self._first_words(text) or self._last_words(text, kind)
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
        first = next(iter(self._full_names.get(skeleton(word), ())), None)  # "Wang" of "Wang Wenbin"
        found = self._known(text)
        if first is not None and (found is None or (found.kind is ActorKind.PERSON and self._begins(first, word))):
            return self._of_full(first)
        if found is not None:
            return found
        if word in self._common or self._directory.lookup(text, on=self._on) is not None:
            return None  # a common noun with a capital, or a demonym
        kind = self._kinds.get(word, kind)
        spelt = self._spelt_otherwise(word, kind)
        if spelt is not None:
            return self._of_full(spelt)
        placed = is_region(text) or (word in self._places and not text.isupper())  # "in NATO" is no place
        stands = self._is_somebody(word) if kind is MentionKind.PERSON else not placed
        return self._new_actor(text, kind) if stands else None

    def _bare(self, text: str) -> str:
        return bare_name(text, self._is_no_person, self._begins_person)

    def _is_somebody(self, word: str) -> bool:
        """Tell whether a single name is a person's: it has a title, or was found twice, neither "Ada" nor a place."""
        titled = self._sure.get(word)
        if titled is None:
            return False
        return titled or not (word in self._places or is_region(word) or self._begins_person(word))

    def _is_no_person(self, word: str) -> bool:
        """Tell whether a word before a name means something else: a place, a country, a noun of this text."""
        name = normalise(word)
        if name in self._common or name in self._places or is_region(word):
            return True
        record = self._directory.lookup(word, on=self._on)
        return record is not None and record.kind is not ActorKind.PERSON

    def _first_words(self, text: str) -> ResolvedActor | None:
        """Find a known name before small words that do not belong to it: "Gull Press news"."""
        capital = [word for word in text.split() if not word.islower()]
        bare = " ".join(capital)
        return self._known(bare) if bare != text and text.startswith(bare) and len(capital) > 1 else None

    def _last_words(self, text: str, kind: MentionKind) -> ResolvedActor | None:
        """Find a person with a slip in the name, or behind words that do not belong to it."""
        record: ActorRecord | None = self._directory.misspelt(text, self._on)
        words = text.split()
        for start in range(1, len(words) - 1):
            record = record or self._directory.lookup(" ".join(words[start:]), on=self._on, kinds=_FULL)
        if record is not None and record.kind is ActorKind.PERSON:
            return known(record)
        if kind is not MentionKind.PERSON and len(words) > 2 and self._begins_person(words[-2]):
            return self._new_actor(" ".join(words[-2:]), MentionKind.PERSON)  # "Ministry of Tides Ada Marsh"
        return None

    def _begins_person(self, word: str) -> bool:
        return self._directory.is_given_name(word) or is_given_name(word)

    def _begins(self, full: str, word: str) -> bool:
        """Tell whether a word is the given name that a full name of this text opens with; no famous namesake then."""
        return normalise(full).split()[0] == word and self._begins_person(word)

    def _by_surname(self, word: str) -> str | None:
        """Find the full name in this text whose last word sounds like `word`; the longest where there are several."""
        sound = skeleton(word)
        forms = self._full_names.get(sound, ())
        return next((form for form in forms if skeleton(normalise(form).split()[-1]) == sound), None)

    def _new_actor(self, text: str, kind: MentionKind) -> ResolvedActor | None:
        name = _TRAILING.sub("", text)
        words = normalise(name).split()
        nouns = role_nouns()
        if (
            not words
            or is_wording(name, self._common)
            or words[-1] in nouns.matter
            or (len(words) == 1 and words[0].removesuffix("s") in nouns.every)
        ):
            return None
        if kind is MentionKind.PERSON and words[-1] in nouns.every:
            kind = MentionKind.ORGANISATION
        new = _NEW_KINDS.get(kind)
        if new is None or (new is ActorKind.PERSON and not can_be_person(name)):
            return None
        key = slug(name)
        if not key or skeleton(key) in self._new:
            return self._new.get(skeleton(key))
        alike = self._persons[consonants(name)] if new is ActorKind.PERSON and len(words) > 1 else []
        found = next((person for person in alike if are_spellings_of_one(person.name, name)), None)
        if found is None:
            found = ResolvedActor(key, name, new, known=False)
            alike.append(found)
        return self._new.setdefault(skeleton(key), found)

    def _spelt_otherwise(self, word: str, kind: MentionKind) -> str | None:
        """Find the only full name of this text of which a word is another romanisation: "Xie" of "Hsieh Wen-hui"."""
        if word in self._places or self._begins_person(word) or kind is MentionKind.NATIONALITY:
            return None
        if kind is not MentionKind.PERSON and len(consonants(word)) < _SURE_SPELLING:
            return None
        return only_spelling(word, (form for forms in self._full_names.values() for form in forms))


def _cuts(text: str, *, from_left: bool) -> list[str]:
    """Give a text and what is left of it as word after word is taken off its outer end, the longest first."""
    edges = [match.start() for match in re.finditer(r"(?<=\s)\S" if from_left else r"(?<=\w)(?=\W)", text)]
    if from_left:
        return [text, *(text[edge:] for edge in edges), ""]
    return list(dict.fromkeys([text, *(text[:edge] for edge in reversed(edges)), ""]))
