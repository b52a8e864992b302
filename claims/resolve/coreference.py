"""Who the sources of one document's statements are: names, pronouns ("he") and role nouns ("the minister")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from claims.extract.attribution import Extraction, Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.appearances import Appearance, Appearances
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, Directory
from claims.resolve.gender import is_woman
from claims.resolve.names import normalise
from claims.resolve.naming import NAME_KINDS, Naming
from claims.resolve.offices import RoleReading, known, office_table, read_role
from claims.resolve.pronouns import ONES_OWN, RELATIVES, SPEAKERS_OWN, is_pronoun, likeness
from claims.spans import Span
from claims.words import ActorKind, AliasKind, MentionKind

__all__ = ["Cast", "Publisher"]

_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"})
_LONGEST_GENRE = 3  # words: "state news agency"
_ANY_OFFICE = frozenset({"official", "diplomat", "politician", "representative", "statesman"})
# What may stand behind a name that is the whole of a source: "NATO and its members", "Russia, which".
_AFTER_NAME = frozenset({"", "and", "or", "which", "who", "that", "(", ",", ";", "\u2013", "\u2014", "-"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who "the president" is where a text names none: the one of the publisher's country.

    `president` is set for what that president's own office publishes: whose words a text in the first person is.
    """

    country: ActorRecord | None = None
    president: ResolvedActor | None = None


class Cast:
    """The actors of one document. Speakers are noted as they are resolved, so ask in the order of the text."""

    def __init__(
        self, extraction: Extraction, body: str, directory: Directory, on: date | None, publisher: Publisher
    ) -> None:
        self._directory = directory
        self._publisher = publisher
        self._on = on
        self._mentions = extraction.mentions
        self._starts = [mention.span.start for mention in extraction.mentions]
        self._naming = Naming(body, extraction.mentions, directory, on)
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._women: dict[str, bool | None] = {}
        self._readings: dict[str, RoleReading] = {}
        self._appearances = Appearances(extraction)
        own = (m.span.start for m in self._mentions if m.span.text.casefold() in SPEAKERS_OWN)
        self._first_person = next(own, len(body))
        for mention in extraction.mentions:
            actor = self._naming.actor(mention) if mention.kind in NAME_KINDS else self._of_country(mention)
            if actor is not None:
                self._appear(mention, actor)
            elif mention.kind is MentionKind.ROLE and mention.plural:  # "Western countries": what "they" may mean
                self._appearances.add(Appearance(mention.span.start, None, ActorKind.GROUP, mention.subject))

    def _of_country(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a role phrase that names its country: "the Peruvian president" is the same one anywhere."""
        if mention.kind is not MentionKind.ROLE or mention.plural or _is_indefinite(mention.span.text):
            return None
        reading = self._read(mention.span.text)
        body = reading.actor is not None and reading.actor.kind is ActorKind.ORGANISATION
        return reading.actor if reading.offices or body else None

    def _read(self, text: str) -> RoleReading:
        """Read a role phrase once."""
        if text not in self._readings:
            self._readings[text] = read_role(text, self._directory, self._on)
        return self._readings[text]

    def _appear(self, mention: Mention, actor: ResolvedActor) -> None:
        titles = [span.text for span in (mention.title, mention.apposition) if span is not None]
        self._titles[actor.key].update(titles)
        if actor.kind is ActorKind.PERSON and self._women.get(actor.key) is None:
            self._women[actor.key] = is_woman(actor.name, *titles)
        woman = self._women.get(actor.key)
        self._appearances.add(Appearance(mention.span.start, actor, actor.kind, mention.subject, woman=woman))

    def spoke(self, source: Span, actor: ResolvedActor | None) -> None:
        """Note who was found to speak as `source`: later pronouns look there first, for somebody without a name too."""
        if actor is not None:
            kind, woman = actor.kind, self._women.get(actor.key)
        else:
            role = self._head(source)
            if is_pronoun(source.text) or (role is not None and role.kind is not MentionKind.ROLE):
                return
            # what is no role is a paper: "the declaration says"
            kind = _kind_of_role(role) if role is not None else ActorKind.ORGANISATION
            woman = is_woman("", source.text)
        self._appearances.add(Appearance(source.start, actor, kind, subject=True, spoke=True, woman=woman))

    def subject_before(self, position: int) -> ResolvedActor | None:
        """Give the subject named last before a code point in its sentence."""
        return self._appearances.subject_before(position)

    def speaker(
        self, source: Span, within: ResolvedActor | None = None, last: ResolvedActor | None = None
    ) -> ResolvedActor | None:
        """Resolve the source of an attribution. `within` is the enclosing one's speaker, `last` the one before.

        None for a source that is anonymous or several ("officials"), and for one nothing is known about.
        """
        if is_pronoun(source.text):
            return self._by_pronoun(source.text.casefold(), source.start, within, last)
        mention = self._head(source)
        if mention is None:
            record = self._directory.lookup(source.text, on=self._on)
            if record is not None:
                return known(record)
            return self._naming.person(source.text) or self._by_phrase(source.text)
        found = self._of_mention(mention, source, within, last)
        if found is None and mention.kind is not MentionKind.PRONOUN:  # a name cut short by the recogniser
            found = self._naming.person(source.text.partition(",")[0], sure=True)
        return found

    def _of_mention(
        self, mention: Mention, source: Span, within: ResolvedActor | None, last: ResolvedActor | None
    ) -> ResolvedActor | None:
        if mention.kind is MentionKind.PRONOUN:
            return self._by_pronoun(mention.span.text.casefold(), mention.span.start, within, last)
        if mention.kind is MentionKind.ROLE:
            return self._by_role(mention)
        return self._naming.actor(mention) or self._people(source)

    def _head(self, source: Span) -> Mention | None:
        """Choose the mention that a source is about: a phrase that holds its person, else that person, else a name."""
        first, end = bisect_left(self._starts, source.start), bisect_right(self._starts, source.end)
        inside = [mention for mention in self._mentions[first:end] if source.contains(mention.span)]
        names = [mention for mention in inside if mention.kind in NAME_KINDS]
        if names and names[0].span.start == source.start and _before_comma(names[0].span, source):
            return names[0]  # "Ada Marsh, founder of Marsh & Daughters"
        if names and names[0].kind is not MentionKind.NATIONALITY and _opens_list(names[0].span, source):
            return names[0]  # "the Marshes and several of their friends"
        person = next((m for m in names if self._is_person(m)), None)
        for role in inside:
            if role.kind is MentionKind.ROLE and (person is None or _holds(role, person)):
                return next((m for m in names if _is_apposition(m.span, role.span, source)), role)
        if person is not None:
            return person
        return next((m for m in inside if _stands_alone(m.span, source)), None)

    def _is_person(self, name: Mention) -> bool:
        """Tell whether a name is a person's, by the recogniser or by whom it resolves to."""
        if name.kind is MentionKind.PERSON:
            return True
        actor = self._naming.actor(name)
        return actor is not None and actor.kind is ActorKind.PERSON

    def _people(self, source: Span) -> ResolvedActor | None:
        """Take "the Russians" for Russia; "Russians" are people."""
        if not source.text.casefold().startswith("the "):
            return None
        record = self._directory.lookup(source.text, on=self._on, kinds={AliasKind.DEMONYM})
        return known(record) if record else None

    # Pronouns

    def _by_pronoun(
        self, word: str, position: int, within: ResolvedActor | None, last: ResolvedActor | None
    ) -> ResolvedActor | None:
        if word in SPEAKERS_OWN:
            before = within or last
            if before is None or (word in ONES_OWN and before.kind is not ActorKind.PERSON):
                return self._appearances.narrator(self._first_person) or self._publisher.president or before
            return before
        if word in RELATIVES:
            return next((appearance.actor for appearance in self._appearances.before(position)), None)
        chosen = self._appearances.most_salient(position, partial(likeness, word), within)
        return chosen.actor if chosen is not None else None

    # Role nouns

    def _by_role(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a role phrase: by office and country, else whose title in this text it repeats."""
        if mention.plural:
            record = self._directory.lookup(mention.span.text, on=self._on)
            if record is not None:
                return known(record)
            reading = self._read(mention.span.text)
            return reading.actor if reading.body else self._name_of_crowd(mention)
        return self._by_phrase(mention.span.text, mention)

    def _by_phrase(self, text: str, mention: Mention | None = None) -> ResolvedActor | None:
        record = self._directory.lookup(text, on=self._on)
        if record is not None:
            return known(record)
        reading = self._read(text)
        indefinite = _is_indefinite(text)
        if reading.actor is not None and not (indefinite and reading.offices):
            return reading.actor
        if mention is None or indefinite:
            return None
        found = self._same_name(mention) or self._same_body(mention, reading) or self._titled(mention, reading)
        return found or self._at_home(text, reading) or self._titled(mention, reading, ahead=True)

    def _at_home(self, text: str, reading: RoleReading) -> ResolvedActor | None:
        """Read "the president" as that of the publisher's country."""
        if self._publisher.country is None or reading.principal is not None or not (reading.offices or reading.body):
            return None
        return self._read(f"{self._publisher.country.name} {text}").actor

    def _inside(self, mention: Mention) -> Iterator[Mention]:
        """Give the organisations named within a phrase."""
        for other in self._mentions[bisect_left(self._starts, mention.span.start) :]:
            if other.span.start >= mention.span.end:
                return
            if other.kind is MentionKind.ORGANISATION and other.span.end <= mention.span.end:
                yield other

    def _name_of_crowd(self, mention: Mention) -> ResolvedActor | None:
        """Take "Norway's Special Forces Command" for a body with a name; "Norway's forces" are a crowd."""
        named = (m for m in self._inside(mention) if m.span.end == mention.span.end and len(m.span.text.split()) > 1)
        return next((self._naming.actor(other) for other in named), None)

    def _same_name(self, mention: Mention) -> ResolvedActor | None:
        """Give the organisation whose whole name the phrase is, or whose genre it adds: "the Gull newspaper"."""
        for other in self._inside(mention):
            before = mention.span.text[: other.span.start - mention.span.start].strip().casefold()
            behind = normalise(mention.span.text[other.span.end - mention.span.start :]).split()
            if behind and behind[-1] in role_nouns().genre and len(behind) <= _LONGEST_GENRE:
                return self._naming.actor(other)
            whole = before in {"", "the"} and _stands_alone(other.span, mention.span)
            if whole or (not behind and len(other.span.text.split()) > 1):
                return self._naming.actor(other)
        return None

    def _same_body(self, mention: Mention, reading: RoleReading) -> ResolvedActor | None:
        """Find the body named last of the kind that "the foreign ministry", "the ministry" or "the newspaper" is."""
        noun = normalise(mention.span.text).rsplit(" ", 1)[-1]
        if reading.offices or noun not in role_nouns().institution:
            return None
        for actor, _ in self._appearances.behind(mention.span.start):
            if actor.kind is ActorKind.PERSON or not self._is_of(actor, reading.principal):
                continue
            if actor.key.endswith(f"-{reading.body}") if reading.body else self._is_called(actor, noun):
                return actor
        return None

    def _is_of(self, actor: ResolvedActor, principal: ActorRecord | None) -> bool:
        """Tell whether a body is one of a country's, where a country is asked for."""
        if principal is None:
            return True
        record = self._directory.get(actor.key)
        return record is not None and record.country is not None and record.country == principal.country

    def _is_called(self, actor: ResolvedActor, noun: str) -> bool:
        """Tell whether a body has a noun in its name, or beside it somewhere in this text."""
        beside = (words for title in self._titles[actor.key] for words in normalise(title).split())
        return noun in normalise(actor.name).split() or noun in beside

    def _titled(self, mention: Mention, reading: RoleReading, *, ahead: bool = False) -> ResolvedActor | None:
        """Find the person whose title or office shares the phrase's role noun: who spoke last, else was named last.

        With `ahead`, who is named next.
        """
        nouns = role_nouns().person.intersection(normalise(mention.span.text).split())
        if not nouns:
            return None
        near = self._appearances.ahead(mention.span.start) if ahead else self._appearances.behind(mention.span.start)
        definite = mention.span.text.casefold().startswith("the ")  # "Peruvian official" of a headline is anybody
        fitting = [
            (actor, a)
            for actor, a in near
            if actor.kind is ActorKind.PERSON and self._fits(actor, nouns, reading, definite=definite)
        ]
        return next((actor for actor, a in fitting if a.spoke), fitting[0][0] if fitting else None)

    def _fits(self, actor: ResolvedActor, nouns: frozenset[str], reading: RoleReading, *, definite: bool) -> bool:
        record = self._directory.get(actor.key)
        if reading.principal is not None and reading.principal.key not in self._directory.closure(actor.key, self._on):
            return any(
                self._read(title).principal == reading.principal
                for title in sorted(self._titles[actor.key])
                if nouns.intersection(normalise(title).split())
            )
        if any(nouns.intersection(normalise(title).split()) for title in self._titles[actor.key]):
            return True
        if reading.principal is not None:  # "the Peruvian official" is whoever speaks for Peru
            return definite and nouns <= _ANY_OFFICE
        held = {name for role in (record.roles if record else ()) for name in office_table().canonical(role.office)}
        return bool(held.intersection(reading.offices))


def _holds(role: Mention, person: Mention) -> bool:
    """Tell whether a role phrase is about something else than the person in it.

    So is "the office of the Ukrainian president X", and "X administration officials", but not "the deputy head of the
    ministry X".
    """
    if not role.span.contains(person.span):
        return False
    before = normalise(role.span.text[: person.span.start - role.span.start]).split()
    noun = next((word for word in before if word in role_nouns().every), None)
    return person.span.end < role.span.end or noun in role_nouns().institution


def _kind_of_role(role: Mention) -> ActorKind:
    """Say what a speaker without a name is: one person, one body or several."""
    if role.plural:
        return ActorKind.GROUP
    words = normalise(role.span.text).split()
    return ActorKind.PERSON if role_nouns().person.intersection(words) else ActorKind.ORGANISATION


def _stands_alone(name: Span, source: Span) -> bool:
    """Tell whether a name is the head of a source: nothing behind it makes it a mere modifier."""
    rest = source.text[name.end - source.start :].removeprefix("\u2019s").removeprefix("'s").split()
    return not rest or rest[0] in _AFTER_NAME or rest[0][0] in _AFTER_NAME


def _opens_list(name: Span, source: Span) -> bool:
    """Tell whether a name is the first of several speakers."""
    before = source.text[: name.start - source.start].strip().casefold()
    return before in {"", "the"} and source.text[name.end - source.start :].startswith(" and ")


def _is_apposition(name: Span, role: Span, source: Span) -> bool:
    """Tell whether a name stands behind its description: "the harbour's news agency, GNA"."""
    between = source.text[role.end - source.start : name.start - source.start]
    return role.end < name.start and between.strip() == "," and name.end == source.end


def _before_comma(name: Span, source: Span) -> bool:
    return source.text[name.end - source.start :].startswith(",")


def _is_indefinite(text: str) -> bool:
    return text.split(maxsplit=1)[0].casefold() in _INDEFINITE
