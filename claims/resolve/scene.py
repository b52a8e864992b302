"""What is known of one document before anybody is asked who speaks in it: names, characters, where they appear."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from claims.extract.attribution import Extraction, Mention
from claims.resolve.appearances import Appearance, Appearances
from claims.resolve.characters import Character, Characters
from claims.resolve.claim import ResolvedActor
from claims.resolve.contests import describe_contests
from claims.resolve.directory import Directory
from claims.resolve.gender import is_given_name, is_woman
from claims.resolve.mended_names import is_crowd, longer_names, with_bodies, with_given_names, without_credits
from claims.resolve.names import normalise, without_possessive
from claims.resolve.naming import NAME_KINDS, Naming
from claims.resolve.noun_phrases import read_phrase
from claims.resolve.offices import RoleReading, read_role
from claims.resolve.person_nouns import is_person
from claims.resolve.together import Together, find_parallel, find_together
from claims.spans import Span
from claims.words import ActorKind, MentionKind, Quote

__all__ = ["Scene"]

_RESPECTIVE = re.compile(r"\b(?:of|for|at|from) (?P<first>[^,]+?) and (?P<second>[^,]+)$")
_OWNERS = frozenset({"his", "her", "their"})
_BESIDE = 80  # code points
_NAMED_AT_ONCE = 60  # code points
_NESTED = 4  # mentions that may begin before a name and hold it
_NICKNAME = re.compile(
    r"\b(?:known|knows?|called|nicknamed|dubbed)\b[^.;:!?]{0,60}?\b(?:as|but|,)?\s*"
    r"[\"'\u2018\u201c]?(?:[Tt]he )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)?)"
    r"|[,(\u2013\u2014-] ?(?P<among>[A-Z]\w+) to (?:his|her|their) \w+"
)


class Scene:
    """One document with its names resolved; everything that later questions look up."""

    def __init__(self, extraction: Extraction, body: str, directory: Directory, on: date | None) -> None:
        self.body = body
        self.directory = directory
        self.on = on
        self.sentences = extraction.sentences
        self._openings = [sentence.start for sentence in extraction.sentences]
        self.mentions = without_credits(with_bodies(with_given_names(extraction.mentions, body, directory)), body)
        extraction = replace(extraction, mentions=self.mentions)
        self._starts = [mention.span.start for mention in extraction.mentions]
        self._readings: dict[str, RoleReading] = {}
        self._nicknames: dict[str, ResolvedActor] = {}
        self._longer = longer_names(extraction.mentions)
        self.naming = Naming(body, extraction.mentions, directory, on)
        self.appearances = Appearances(extraction)
        quoted = ((s.start, s.end) for a in extraction.attributions if a.quote is Quote.DIRECT for s in a.content)
        self.characters = Characters(body, extraction.sentences, sorted(quoted))
        named: list[tuple[Mention, ResolvedActor]] = []
        courteous = False
        beside = sorted((span.start, span.end) for mention in self.mentions for span in mention.described)
        # "Mr Marsh" last: by then the pronouns beside the full names have told which of the Marshes is a man.
        for mention in sorted(self.mentions, key=_is_courteous):
            if _is_courteous(mention) and not courteous:
                courteous = True
                self.characters.learn()
            actor = self.actor(mention) if mention.kind in NAME_KINDS else self._of_country(mention)
            if actor is None:
                if mention.kind is MentionKind.ROLE and mention.plural:
                    self._appear_unnamed(mention)
                continue
            if mention.kind in NAME_KINDS and not _is_within(mention.span, beside):
                named.append((mention, actor))
            self._appear(mention, actor)
            if mention.kind is MentionKind.PERSON and " " in mention.span.text:
                self._nickname(mention, actor)
        self.characters.learn()
        describe_contests(self.characters, self.sentences, body)
        named.sort(key=lambda entry: entry[0].span.start)
        parallel = (find_parallel(named, sentence, body) for sentence in self.sentences)
        self.together = sorted([*find_together(named, body), *filter(None, parallel)], key=lambda entry: entry.start)
        for together in self.together:
            self._appear_together(together)

    def _appear(self, mention: Mention, actor: ResolvedActor) -> None:
        self.characters.add(mention, actor)
        passing = mention.kind is MentionKind.PLACE and not mention.subject
        self.appearances.add(Appearance(mention.span.start, actor, actor.kind, mention.subject, passing=passing))

    def _appear_unnamed(self, mention: Mention) -> None:
        """Note several without a name, whom "they" may mean: "Western countries", "two engineers"; not "the two"."""
        phrase = read_phrase(mention.span.text)
        if self._is_named_at_once(mention):
            return
        count = phrase.number if is_person(phrase.head) else None
        if not (phrase.definite and phrase.number):
            self.appearances.add(Appearance(mention.span.start, None, ActorKind.GROUP, mention.subject, count=count))

    def _is_named_at_once(self, mention: Mention) -> bool:
        """Tell whether the names of several stand right behind a comma: "Two unions, the Signal League and …"."""
        comma = self.body.find(",", mention.span.start, mention.span.end + 1)
        named = self.within(comma, comma + _NAMED_AT_ONCE) if comma >= 0 else []
        return any(m.kind in NAME_KINDS and m.kind is not MentionKind.NATIONALITY for m in named)

    def _appear_together(self, together: Together) -> None:
        self._share(together)
        if len({actor.kind is ActorKind.PERSON for actor in together.actors}) == 1:
            subject = any(
                a.subject for a in self.appearances.between(together.start, together.end) if a.actor in together.actors
            )
            first, *others = together.actors
            self.appearances.add(
                Appearance(
                    together.end, first, ActorKind.GROUP, subject, others=tuple(others), count=len(together.actors)
                )
            )

    def _share(self, together: Together) -> None:
        """Say of each what is said of all: "two brothers, Bo and Al", "ministers of Peru and Chile, Ada and Bo"."""
        members = [c for actor in together.actors if (c := self.characters.get(actor)) is not None]
        if len(members) < len(together.actors):
            return
        for description in list(members[0].descriptions):
            if not description.phrase.plural or description.clause or description.start > together.start:
                continue
            of = _RESPECTIVE.search(description.text)
            places = [of["first"], of["second"]] if of is not None and len(members) == 2 else [""] * len(members)
            if any(places):
                members[0].descriptions.remove(description)
            for member, place in zip(members, places, strict=True):
                before = " ".join((*description.phrase.before, description.phrase.head))
                self.characters.describe(member, description.start, f"{before} of {place}" if place else before)

    def actor(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a name; "Delta" is the "Delta Crown" of this text, and "Mrs Marsh" the Marsh who is a woman."""
        text = without_possessive(mention.span.text)
        longer = self._longer.get(normalise(text)) if mention.kind is not MentionKind.NATIONALITY else None
        if longer is not None and " " not in text and self.directory.lookup(text, on=self.on) is not None:
            longer = None
        nickname = self.nickname(text)
        if nickname is not None:
            return nickname
        found = self.naming.actor(longer or mention)
        if found is not None and not found.known and is_crowd(text):
            return None
        if found is not None and not found.known and " " not in text and found.kind is ActorKind.PERSON:
            title = mention.title.text if mention.title is not None else ""
            return self._namesake(text, is_woman("", title)) or found
        return found

    def nickname(self, text: str) -> ResolvedActor | None:
        """Give whom the text calls so beside a name."""
        return self._nicknames.get(normalise(text).removeprefix("the "))

    def _nickname(self, mention: Mention, actor: ResolvedActor) -> None:
        """Note what somebody is called: "a foreman known below ground as Grandad"."""
        end = next((s.end for s in self.sentences if s.start <= mention.span.start < s.end), mention.span.end)
        called = _NICKNAME.search(self.body, mention.span.end, end)
        between = self.within(mention.span.end, called.start()) if called is not None else []
        name = (called["name"] or called["among"]) if called is not None else ""
        if not name or self.directory.lookup(name, on=self.on) is not None:
            return
        if not any(m.kind is MentionKind.PERSON for m in between):
            self._nicknames.setdefault(normalise(name), actor)

    def labelled(self, text: str) -> ResolvedActor | None:
        """Give whom a transcript's label in capitals means: "MARSH" of an Ada Marsh in its opening."""
        if not text.isupper() or len(text) == 1:
            return None
        called = self.characters.called(normalise(text).rpartition(" ")[2])
        return called[0].actor if called and called[0].actor.kind is ActorKind.PERSON else None

    def _namesake(self, surname: str, woman: bool | None) -> ResolvedActor | None:
        """Find the bearer of a surname of that sex, where several were named; where no sex is told, the first."""
        last = normalise(surname)
        namesakes = self.characters.called(last)
        if woman is None:
            return namesakes[0].actor if len(namesakes) > 1 else None
        fitting = [c.actor for c in namesakes if c.woman is woman] or [c.actor for c in namesakes if c.woman is None]
        return fitting[0] if len(fitting) == 1 else None

    def _of_country(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a role phrase that names its country: "the Peruvian president" is the same one anywhere."""
        if mention.kind is not MentionKind.ROLE or mention.plural or read_phrase(mention.span.text).indefinite:
            return None
        reading = self.read(mention.span.text)
        body = reading.actor is not None and reading.actor.kind is ActorKind.ORGANISATION
        return reading.actor if reading.offices or body else None

    def read(self, text: str) -> RoleReading:
        """Read a role phrase once."""
        if text not in self._readings:
            self._readings[text] = read_role(text, self.directory, self.on)
        return self._readings[text]

    def within(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that lie wholly in the code points `[start, end)`."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= end]

    def around(self, span: Span) -> Mention | None:
        """Give the name that a span is a part of."""
        first = bisect_right(self._starts, span.start)
        near = self.mentions[max(first - _NESTED, 0) : first]
        return next((m for m in near if m.kind in NAME_KINDS and m.span.contains(span)), None)

    def may_be_body(self, character: Character) -> bool:
        """Tell whether a name taken for a person's may be a body's: nothing in the text speaks for a person."""
        if character.woman is not None or character.actor.known or is_given_name(character.actor.name.split()[0]):
            return False
        return not any(is_person(d.phrase.head) or d.phrase.age is not None for d in character.descriptions)

    def is_somebodys(self, character: Character, place: int) -> bool:
        """Tell whether somebody is introduced at a place as another's: "her lawyer, Lind"."""
        return any(d.phrase.owner in _OWNERS and place - _BESIDE <= d.start < place for d in character.descriptions)

    def same_sentence(self, one: int, other: int) -> bool:
        """Tell whether two code points are in one sentence."""
        return bisect_right(self._openings, one) == bisect_right(self._openings, other)


def _is_within(span: Span, ranges: list[tuple[int, int]]) -> bool:
    """Tell whether a span lies in one of the ranges, sorted; a range holds few others."""
    at = bisect_right(ranges, (span.start, span.end))
    return any(start <= span.start and span.end <= end for start, end in ranges[max(at - _NESTED, 0) : at + 1])


def _is_courteous(mention: Mention) -> bool:
    """Tell whether a mention is a surname alone behind a word of respect: "Mrs Marsh"."""
    return mention.kind is MentionKind.PERSON and mention.title is not None and " " not in mention.span.text
