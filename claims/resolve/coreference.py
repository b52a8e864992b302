"""Who the sources of one document's statements are: names, pronouns ("he") and role nouns ("the minister")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date

from claims.extract.attribution import Extraction, Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.appearances import Appearance, Appearances
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, Directory
from claims.resolve.gender import is_woman
from claims.resolve.names import normalise
from claims.resolve.naming import NAME_KINDS, Naming
from claims.resolve.offices import RoleReading, known, office_table, read_role
from claims.spans import Span
from claims.words import ActorKind, AliasKind, MentionKind

__all__ = ["Cast"]

_WOMANS = frozenset({"she", "her", "hers"})
_PERSONS = frozenset({"he", "him", "his"}) | _WOMANS
_SPEAKERS_OWN = frozenset({"i", "me", "my", "we", "us", "our"})
_BODIES = frozenset({"it", "its", "they", "them", "their"})
_RELATIVES = frozenset({"who", "which", "that", "whose"})
_PRONOUNS = _PERSONS | _SPEAKERS_OWN | _BODIES | _RELATIVES
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"})
_ANY_OFFICE = frozenset({"official", "diplomat", "politician", "representative", "statesman"})
# What may stand behind a name that is the whole of a source: "NATO and its members", "Russia, which".
_AFTER_NAME = frozenset({"", "and", "or", "which", "who", "that", "(", ",", ";", "\u2013", "\u2014", "-"})


class Cast:
    """The actors of one document. Speakers are noted as they are resolved, so ask in the order of the text.

    `home` is the country of the publisher: who "the president" is where the text names none.
    """

    def __init__(
        self, extraction: Extraction, body: str, directory: Directory, on: date | None, home: ActorRecord | None = None
    ) -> None:
        self._directory = directory
        self._home = home
        self._on = on
        self._mentions = extraction.mentions
        self._starts = [mention.span.start for mention in extraction.mentions]
        self._naming = Naming(body, extraction.mentions, directory, on)
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._women: dict[str, bool | None] = {}
        self._readings: dict[str, RoleReading] = {}
        self._appearances = Appearances(extraction)
        for mention in extraction.mentions:
            actor = self._naming.actor(mention) if mention.kind in NAME_KINDS else self._of_country(mention)
            if actor is not None:
                self._appear(mention, actor)

    def _of_country(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a role phrase that names its country: "the Peruvian president" is the same one anywhere."""
        if mention.kind is not MentionKind.ROLE or mention.plural or _is_indefinite(mention.span.text):
            return None
        reading = self._read(mention.span.text)
        return reading.actor if reading.offices or reading.body else None

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
        self._appearances.add(Appearance(mention.span.start, actor, mention.subject))

    def spoke(self, start: int, actor: ResolvedActor) -> None:
        """Note that `actor` was found to speak at a code point: later pronouns look there first."""
        self._appearances.add(Appearance(start, actor, subject=True, spoke=True))

    def speaker(
        self, source: Span, within: ResolvedActor | None = None, last: ResolvedActor | None = None
    ) -> ResolvedActor | None:
        """Resolve the source of an attribution. `within` is the enclosing one's speaker, `last` the one before.

        None for a source that is anonymous or several ("officials"), and for one nothing is known about.
        """
        word = source.text.casefold()
        if word in _PRONOUNS:
            return self._by_pronoun(word, source.start, within, last)
        mention = self._head(source)
        if mention is None:
            record = self._directory.lookup(source.text, on=self._on)
            if record is not None:
                return known(record)
            return self._naming.person(source.text) or self._by_phrase(source.text)
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
        person = next((m for m in names if m.kind is MentionKind.PERSON), None)
        for role in inside:
            if role.kind is MentionKind.ROLE and (person is None or _holds(role, person)):
                return role
        if person is not None:
            return person
        return next((m for m in inside if _stands_alone(m.span, source)), None)

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
        if word in _SPEAKERS_OWN:
            return within or last or self._appearances.narrator()
        before = self._appearances.before(position)
        if word in _RELATIVES:
            return next((appearance.actor for appearance in before), None)
        if word in _BODIES:
            return self._appearances.most_salient(
                position, (a for a in before if a.actor.kind is not ActorKind.PERSON), within
            )
        persons = [a for a in before if a.actor.kind is ActorKind.PERSON]
        woman = word in _WOMANS
        surely = [a for a in persons if self._women.get(a.actor.key) is woman]
        maybe = [a for a in persons if self._women.get(a.actor.key) in {woman, None}]
        return self._appearances.most_salient(position, surely if woman and surely else maybe, within)

    # Role nouns

    def _by_role(self, mention: Mention) -> ResolvedActor | None:
        """Resolve a role phrase: by office and country, else whose title in this text it repeats."""
        if mention.plural:
            record = self._directory.lookup(mention.span.text, on=self._on)
            return known(record) if record else None
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
        if self._home is None or reading.principal is not None or not (reading.offices or reading.body):
            return None
        return self._read(f"{self._home.name} {text}").actor

    def _same_name(self, mention: Mention) -> ResolvedActor | None:
        """Give the organisation whose whole name the phrase is: "the Red Cross society" was found as both."""
        for other in self._mentions[bisect_left(self._starts, mention.span.start) :]:
            if other.span.start >= mention.span.end:
                return None
            if other.kind is MentionKind.ORGANISATION and _stands_alone(other.span, mention.span):
                before = mention.span.text[: other.span.start - mention.span.start].strip().casefold()
                return self._naming.actor(other) if before in {"", "the"} else None
        return None

    def _same_body(self, mention: Mention, reading: RoleReading) -> ResolvedActor | None:
        """Find the body named last of the kind that "the foreign ministry" or "the ministry" is."""
        if reading.offices or reading.principal is not None:
            return None
        noun = normalise(mention.span.text).rsplit(" ", 1)[-1]
        if noun not in role_nouns().institution:
            return None
        for appearance in self._appearances.behind(mention.span.start):
            if appearance.actor.kind is ActorKind.PERSON:
                continue
            if appearance.actor.key.endswith(f"-{reading.body}") if reading.body else noun in _words(appearance.actor):
                return appearance.actor
        return None

    def _titled(self, mention: Mention, reading: RoleReading, *, ahead: bool = False) -> ResolvedActor | None:
        """Find the person whose title or office shares the phrase's role noun: who spoke last, else was named last.

        With `ahead`, who is named next.
        """
        nouns = role_nouns().person.intersection(normalise(mention.span.text).split())
        if not nouns:
            return None
        near = self._appearances.ahead(mention.span.start) if ahead else self._appearances.behind(mention.span.start)
        fitting = [a for a in near if a.actor.kind is ActorKind.PERSON and self._fits(a.actor, nouns, reading)]
        return next((a.actor for a in fitting if a.spoke), fitting[0].actor if fitting else None)

    def _fits(self, actor: ResolvedActor, nouns: frozenset[str], reading: RoleReading) -> bool:
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
            return nouns <= _ANY_OFFICE
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


def _stands_alone(name: Span, source: Span) -> bool:
    """Tell whether a name is the head of a source: nothing behind it makes it a mere modifier."""
    rest = source.text[name.end - source.start :].removeprefix("\u2019s").removeprefix("'s").split()
    return not rest or rest[0] in _AFTER_NAME or rest[0][0] in _AFTER_NAME


def _before_comma(name: Span, source: Span) -> bool:
    return source.text[name.end - source.start :].startswith(",")


def _is_indefinite(text: str) -> bool:
    return text.split(maxsplit=1)[0].casefold() in _INDEFINITE


def _words(actor: ResolvedActor) -> list[str]:
    return normalise(actor.name).split()
