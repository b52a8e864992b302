"""Which person a noun phrase means: the publisher's, whom the text describes so, or who is named next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from claims.resolve.body_nouns import is_body
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord
from claims.resolve.naming import NAME_KINDS
from claims.resolve.noun_phrases import NounPhrase, read_phrase
from claims.resolve.office_table import office_table
from claims.resolve.offices import RoleReading
from claims.resolve.people import MayBe, People, anybody
from claims.resolve.person_nouns import is_person, is_relation
from claims.resolve.pronouns import is_pronoun
from claims.resolve.publisher import Publisher
from claims.resolve.scene import Scene
from claims.resolve.service import Service, is_another, serves
from claims.spans import Span

__all__ = ["Roles"]

_MINISTERS = frozenset({"minister", "secretary"})
_LINE_ENDS = re.compile(r"\n+")


class Roles:
    """Resolves the nouns for one person of one document. `pronoun` says whom a pronoun at a place means."""

    def __init__(
        self,
        scene: Scene,
        people: People,
        publisher: Publisher,
        pronoun: Callable[[str, int], ResolvedActor | None],
    ) -> None:
        self._scene = scene
        self._people = people
        self._publisher = publisher
        self._pronoun = pronoun
        self._service = Service(scene)

    def person(self, text: str, phrase: NounPhrase, source: Span, reading: RoleReading) -> ResolvedActor | None:
        """Find the person that a phrase at the start of `source` means.

        Nobody is his own lawyer; who serves another acts for the same state.
        """
        serving = serves(phrase, reading)
        owner = self._service.named_in(phrase, source)
        if owner is None and serving and phrase.owner is not None:
            owner = self._owner(phrase, source.start)
        if owner is None or reading.principal is not None:
            return self._among(text, phrase, source.start, reading, anybody)
        relation = self._service.may_serve if serving else is_another
        return self._among(text, phrase, source.start, reading, partial(relation, owner))

    def _among(
        self, text: str, phrase: NounPhrase, position: int, reading: RoleReading, may_be: MayBe
    ) -> ResolvedActor | None:
        """Ask in turn, the surest first: age and kin, what was said of somebody, the publisher, who is named next."""
        people = self._people
        if phrase.head in _MINISTERS and not reading.offices and phrase.opener == "the" and not phrase.before:
            reading = replace(reading, offices=office_table().ministers(phrase.head))
        if is_body(phrase.head) or not (is_person(phrase.head) or phrase.age is not None):
            return self._checked(people.by_description(phrase, reading, position, may_be), reading)
        found = self._of_publisher(text, phrase, reading) or people.relations.compared(phrase, position)
        if found is None and phrase.owner is not None and self._is_relation(phrase):
            found = people.relations.of_relation(phrase, position, self._owner(phrase, position))
            found = found if found is not None and may_be(found) else None
        found = found or self._checked(people.by_description(phrase, reading, position, may_be), reading)
        found = found or self._at_home(text, reading) or people.only(phrase, position)
        if found is None and phrase.definite:
            found = self._checked(people.named_next(phrase, position), reading)
            if found is not None and self._is_far_back(found, position):
                found = None
        found = found or self._checked(people.by_description(phrase, reading, position, may_be, ahead=True), reading)
        if found is None and not reading.offices and reading.principal is None:
            found = people.told_otherwise(phrase, position)
        return found if found is not None and may_be(found) else None

    def state_of(self, owner: str, position: int) -> ActorRecord | None:
        """Give the state for which the owner of a body acts: "the president" of "the president's office"."""
        source = Span(position, position + len(owner), owner)
        holder = self.person(owner, read_phrase(owner), source, self._scene.read(owner))
        record = self._scene.directory.get(holder.key) if holder is not None else None
        return self._scene.directory.country(record.country) if record and record.country else None

    def _checked(self, found: ResolvedActor | None, reading: RoleReading) -> ResolvedActor | None:
        """Give whom was found, but for who is called only by other offices, or by those of other countries.

        A photographer ("Gull Press/Ada Marsh") bears no office either.
        """
        character = self._scene.characters.get(found) if found is not None else None
        if found is None or character is None:
            return found
        if character.start and self._scene.body[character.start - 1] == "/":
            return None
        said = [self._scene.read(d.text) for d in character.descriptions if not d.clause]
        record = self._scene.directory.get(found.key)
        offices = {name for role in (record.roles if record else ()) for name in office_table().canonical(role.office)}
        for told in said:
            if told.offices == office_table().leading:
                offices.update(reading.offices)  # "the head of the office" says of which, not what
            offices.update(told.offices)
        if reading.offices and offices and offices.isdisjoint(reading.offices):
            return None
        principal = reading.principal
        if principal is None or principal.key in self._scene.directory.closure(found.key, self._scene.on):
            return found
        others = {told.principal.key for told in said if told.principal is not None}
        return None if others and principal.key not in others else found

    def _is_far_back(self, actor: ResolvedActor, position: int) -> bool:
        """Tell whether somebody was first named farther back than in the paragraph before."""
        character = self._scene.characters.get(actor)
        between = self._scene.body[character.start : position] if character is not None else ""
        return len(_LINE_ENDS.findall(between)) > 1

    def _of_publisher(self, text: str, phrase: NounPhrase, reading: RoleReading) -> ResolvedActor | None:
        """Read "the President", in what a president's office publishes, as that president, whoever was named before."""
        home, office = self._publisher.country, self._publisher.office
        if home is None or office is None or phrase.opener != "the" or phrase.owner or reading.principal is not None:
            return None
        bare = not phrase.before and not phrase.behind and office.endswith(f" {phrase.head}")
        if not bare and office not in office_table().canonical(text):
            return None
        return self._scene.read(f"{office} of {home.name}").actor

    def _is_relation(self, phrase: NounPhrase) -> bool:
        return is_relation(phrase.head) or "fellow" in phrase.before

    def _owner(self, phrase: NounPhrase, position: int) -> ResolvedActor | None:
        """Find whose mother or predecessor is meant."""
        owner = phrase.owner or ""
        if is_pronoun(owner):
            return self._pronoun(owner, position)
        inside = self._scene.within(position, position + len(owner))
        return next((self._scene.actor(m) for m in inside if m.kind in NAME_KINDS), None)

    def _at_home(self, text: str, reading: RoleReading) -> ResolvedActor | None:
        """Read "the president" as that of the publisher's country."""
        if self._publisher.country is None or reading.principal is not None or not (reading.offices or reading.body):
            return None
        return self._scene.read(f"{self._publisher.country.name} {text}").actor
