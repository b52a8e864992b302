"""Whom a noun phrase means: what the directory holds, or the set, the body or the person that the text means."""

from __future__ import annotations

from collections.abc import Callable

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.anonymous import Speakers, unnamed
from claims.resolve.bodies import Bodies
from claims.resolve.claim import ResolvedActor
from claims.resolve.noun_phrases import NounPhrase, read_phrase
from claims.resolve.office_table import form_of, office_table
from claims.resolve.offices import RoleReading, known
from claims.resolve.people import People
from claims.resolve.pronouns import is_pronoun
from claims.resolve.publisher import Publisher
from claims.resolve.roles import Roles
from claims.resolve.scene import Scene
from claims.resolve.states import States
from claims.spans import Span

__all__ = ["Phrases"]

_AUTHORITY = "authority"
_COUNTRIES = frozenset({"country", "nation", "government", "state"})
_OURS = frozenset({"our", "my"})
_POINTING = _OURS | {"this", "that"}
_ARTICLE_AND_WORD = 2  # words: "The Neighbours" are no name, "The Gull Post" may be one


class Phrases:
    """Resolves the noun phrases of one document. `pronoun` says whom a pronoun at a place means."""

    def __init__(self, scene: Scene, publisher: Publisher, pronoun: Callable[[str, int], ResolvedActor | None]) -> None:
        self._scene = scene
        self._publisher = publisher
        self._bodies = Bodies(scene)
        self._states = States(scene)
        self._people = People(scene)
        self._roles = Roles(scene, self._people, publisher, pronoun)

    def speakers(self, source: Span, mention: Mention | None) -> Speakers:
        """Resolve a noun phrase: by what the directory holds, by the set, the body or the person the text means."""
        whole = mention is None or form_of(source.text) in office_table().offices  # "the head of state"
        text = source.text if mention is None or whole else mention.span.text
        record = self._scene.directory.lookup(text, on=self._scene.on)
        if record is not None:
            return Speakers.of(known(record))
        phrase = read_phrase(text)
        several = self._states.several(phrase, source.start, self._people.several(phrase, source.start))
        several = several or self._states.leaders(phrase, source.start)
        if several is not None:
            return several
        if phrase.head in _COUNTRIES and phrase.opener in _POINTING:
            return Speakers.of(self._pointed_at(phrase, source.start))
        if mention is not None and mention.plural:
            reading = self._scene.read(text)
            governs = phrase.head == _AUTHORITY and not phrase.indefinite
            found = reading.actor if reading.body or governs else self._bodies.of_crowd(mention)
        else:
            found = self._one(text, phrase, source, mention)
        if found is None and mention is not None:  # a name that the recogniser missed before its apposition
            found = self._scene.naming.person(source.text.partition(",")[0], sure=True)
        return Speakers.of(found) if found is not None else unnamed(source.text)

    def _pointed_at(self, phrase: NounPhrase, position: int) -> ResolvedActor | None:
        """Read "that country" as the state spoken of just before, "our government" as that of a publishing office."""
        state = self._publisher.home if phrase.opener in _OURS else self._states.of_sentence(position, back=1)
        return known(state) if state is not None else None

    def _one(self, text: str, phrase: NounPhrase, source: Span, mention: Mention | None) -> ResolvedActor | None:
        if mention is None:
            named = self._scene.nickname(text)
            named_so = not phrase.behind and (not phrase.definite or len(text.split()) > _ARTICLE_AND_WORD)
            if named is None and named_so:
                named = self._scene.naming.person(text)
            if named is not None:
                return named
        reading = self._scene.read(text)
        if reading.actor is not None and not (phrase.indefinite and reading.offices):
            return reading.actor
        if phrase.indefinite or phrase.plural:
            return None
        found = self._bodies.of_name(mention) if mention is not None else None
        found = found or self._bodies.named_before(text, source.start, reading)
        found = found or self._of_state(text, phrase, reading, source.start)
        if found is not None or phrase.head in role_nouns().institution:
            return found
        return self._roles.person(text, phrase, source, reading)

    def _of_state(self, text: str, phrase: NounPhrase, reading: RoleReading, position: int) -> ResolvedActor | None:
        """Read "the president's office" as that of the president last spoken of, "the military" by its publisher."""
        if reading.body is None or reading.principal is not None or not phrase.definite:
            return None
        if phrase.owner is not None and not is_pronoun(phrase.owner):
            country = self._roles.state_of(phrase.owner, position)
        else:
            country = self._publisher.home or self._states.of_sentence(position)
        return self._scene.read(f"{country.name} {text}").actor if country is not None else None
