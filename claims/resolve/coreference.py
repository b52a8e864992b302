"""Who the sources of one document's statements are: names, pronouns ("he") and role nouns ("the minister")."""

from __future__ import annotations

from datetime import date
from functools import partial

from claims.extract.attribution import Extraction, Mention
from claims.resolve.anonymous import NOBODY, Speakers, unnamed
from claims.resolve.appearances import Appearance
from claims.resolve.claim import ResolvedActor, SaidOn
from claims.resolve.directory import ActorRecord, Directory
from claims.resolve.former_latter import former_or_latter
from claims.resolve.gender import is_woman
from claims.resolve.narration import Narration
from claims.resolve.offices import known, read_role
from claims.resolve.phrases import Phrases
from claims.resolve.pronouns import RELATIVES, SPEAKERS_OWN, is_pronoun, likeness, pronouns_sex
from claims.resolve.publisher import Publisher
from claims.resolve.scene import Scene
from claims.resolve.sources import SourceReader
from claims.spans import Span
from claims.words import ActorKind, AliasKind, MentionKind, SaidOnBasis

__all__ = ["Cast"]


_SOMEBODYS = 0.5
"""How many sentences farther off "her lawyer, Lind" is than the one whose lawyer Lind is."""


def _days(said_on: SaidOn) -> tuple[date, date] | None:
    """Give the first and the last day of the period that a text itself gives for an utterance."""
    if said_on.on is None or said_on.basis not in {SaidOnBasis.EXPLICIT, SaidOnBasis.RELATIVE}:
        return None
    return said_on.on, said_on.latest(date.max)


class Cast:
    """The actors of one document. Speakers are noted as they are resolved, so ask in the order of the text."""

    def __init__(
        self, extraction: Extraction, body: str, directory: Directory, on: date | None, publisher: Publisher
    ) -> None:
        self._scene = Scene(extraction, body, directory, on)
        self._sources = SourceReader(self._scene)
        self._phrases = Phrases(self._scene, publisher, lambda word, at: self._by_pronoun(word, at, None, None).first)
        author = self._scene.naming.person(publisher.byline, sure=True) if publisher.byline else None
        self._narration = Narration(self._scene, author, publisher.president)

    def subject_before(self, position: int) -> ResolvedActor | None:
        """Give the subject named last before a code point in its sentence."""
        return self._scene.appearances.subject_before(position)

    def spoke(self, source: Span, speakers: Speakers) -> None:
        """Note who was found to speak as `source`: later pronouns look there first, for somebody without a name too."""
        first, kind, woman = speakers.first, speakers.kind, None
        self._scene.characters.told_by_pronoun(first, pronouns_sex(source.text))
        if first is None:
            role = self._sources.head(source)
            if is_pronoun(source.text) and speakers.count is None:
                return
            if role is not None and role.kind is not MentionKind.ROLE and speakers.count is None:
                return
            # what is no role is a paper: "the declaration says"
            kind = kind or (ActorKind.GROUP if role is not None and role.plural else ActorKind.ORGANISATION)
            woman = is_woman("", source.text)
        several = len(speakers.actors) > 1
        self._scene.appearances.add(
            Appearance(
                source.start,
                first,
                ActorKind.GROUP if several or kind is None else kind,
                subject=True,
                spoke=True,
                woman=woman,
                others=speakers.actors[1:],
                count=speakers.count,
            )
        )

    def speakers(
        self, source: Span, within: ResolvedActor | None = None, last: ResolvedActor | None = None
    ) -> Speakers:
        """Resolve the source of an attribution. `within` is the enclosing one's speaker, `last` the one before.

        No actors for a source that is anonymous or nobody in particular ("officials"), and for one nothing is known
        about; what and how many they are is told all the same.
        """
        if is_pronoun(source.text):
            return self._by_pronoun(source.text.casefold(), source.start, within, last)
        told_apart = former_or_latter(source, self._scene)
        if told_apart is not None:
            return told_apart
        mention = self._sources.head(source)
        if mention is not None and mention.kind is MentionKind.PRONOUN:
            return self._by_pronoun(mention.span.text.casefold(), mention.span.start, within, last)
        label = self._scene.labelled(source.text)
        if label is not None:
            return Speakers.of(label)
        if mention is None or mention.kind is MentionKind.ROLE:
            return self._by_phrase(source, mention)
        return self._by_name(source, mention)

    def _by_phrase(self, source: Span, mention: Mention | None) -> Speakers:
        """Resolve a noun phrase, or the two of "the minister and the envoy"."""
        found = [self._phrases.speakers(role.span, role).first for role in self._sources.pair(source)]
        return Speakers.of(*found) if found and None not in found else self._phrases.speakers(source, mention)

    def _by_name(self, source: Span, mention: Mention) -> Speakers:
        together = self._sources.together(source, mention)
        if together:
            return Speakers.of(*together)
        found = self._scene.actor(mention) or self._people_of(source)
        if found is None:  # a name cut short by the recogniser
            found = self._scene.naming.person(source.text.partition(",")[0], sure=True)
        return Speakers.of(found) if found is not None else unnamed(source.text)

    def then_in_office(self, source: Span, speakers: Speakers, said_on: SaidOn) -> Speakers:
        """Correct who was found by the office held at publication, where the text dates the utterance otherwise.

        "In 2008 the Peruvian president said" is whoever held the office all that year; nobody where two did.
        """
        mention = self._sources.head(source)
        days = _days(said_on)
        if mention is None or mention.kind is not MentionKind.ROLE or days is None or self._is_now(days):
            return speakers
        reading = self._scene.read(mention.span.text)
        if not reading.offices or reading.principal is None or reading.actor != speakers.first:
            return speakers
        directory = self._scene.directory
        holders = {read_role(mention.span.text, directory, day).actor for day in days}
        holder = holders.pop() if len(holders) == 1 else None
        return Speakers.of(holder) if holder is not None else unnamed(source.text)

    def _is_now(self, days: tuple[date, date]) -> bool:
        return self._scene.on is not None and days[0] <= self._scene.on <= days[1]

    def speaker(self, source: Span) -> ResolvedActor | None:
        """Resolve a relayer or an addressee: the first that it names."""
        return self.speakers(source).first

    def _people_of(self, source: Span) -> ResolvedActor | None:
        """Take "the Russians" for Russia; "Russians" are people."""
        if not source.text.casefold().startswith("the "):
            return None
        record = self._lookup(source.text, {AliasKind.DEMONYM})
        return known(record) if record else None

    def _lookup(self, text: str, kinds: set[AliasKind] | None = None) -> ActorRecord | None:
        return self._scene.directory.lookup(text, on=self._scene.on, kinds=kinds)

    # Pronouns

    def _by_pronoun(
        self, word: str, position: int, within: ResolvedActor | None, last: ResolvedActor | None
    ) -> Speakers:
        if word in SPEAKERS_OWN:
            return self._narration.speakers(word, position, within, last)
        appearances = self._scene.appearances
        if word in RELATIVES:
            nearest = next(appearances.before(position), None)
            return nearest.speakers if nearest is not None else NOBODY
        chosen = appearances.most_salient(position, partial(self._likeness, word, position), within)
        return chosen.speakers if chosen is not None else NOBODY

    def _likeness(self, word: str, position: int, candidate: Appearance) -> float | None:
        """Weigh a candidate by what is known of it by now; whom the sentence calls "her lawyer" is not "she" in it."""
        character = self._scene.characters.get(candidate.actor) if candidate.actor is not None else None
        if character is None:
            return likeness(word, candidate, candidate.woman)
        body = candidate.kind is ActorKind.PERSON and self._scene.may_be_body(character)
        malus = likeness(word, candidate, character.woman, they=character.they, body=body)
        if malus is None or not self._scene.is_somebodys(character, candidate.start):
            return malus
        return None if self._scene.same_sentence(candidate.start, position) else malus + _SOMEBODYS
