"""Which organisation a noun phrase means: "the Gull newspaper", "the ministry", "the coast guard"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.appearances import Appearance
from claims.resolve.body_nouns import body_nouns, is_body
from claims.resolve.characters import Description
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord
from claims.resolve.names import normalise
from claims.resolve.noun_phrases import NounPhrase, read_phrase
from claims.resolve.offices import RoleReading
from claims.resolve.person_nouns import is_person, singular
from claims.resolve.scene import Scene
from claims.resolve.sources import stands_alone
from claims.words import ActorKind, MentionKind

__all__ = ["Bodies"]

_LONGEST_GENRE = 3  # words: "state news agency"
_NEAR = 12
"""How many sentences back a body may stand whose name says nothing of what it is."""
_PERSONAL = frozenset({"his", "her", "my", "whose"})
_PUT_OUT_ON = re.compile(r"\b(?:on|via|to)\s+(?:its |his |her |their )?$", re.IGNORECASE)
_BEFORE = 12  # code points


class Bodies:
    """Resolves the nouns for organisations of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._openings = [sentence.start for sentence in scene.sentences]

    def of_crowd(self, mention: Mention) -> ResolvedActor | None:
        """Take "Norway's Special Forces Command" for a body with a name; "Norway's forces" are a crowd."""
        named = (m for m in self._inside(mention) if m.span.end == mention.span.end and len(m.span.text.split()) > 1)
        return next((self._scene.actor(other) for other in named), None)

    def of_name(self, mention: Mention) -> ResolvedActor | None:
        """Give the organisation whose whole name the phrase is, or whose genre it adds: "the Gull newspaper".

        "The chairman of Gull Airways" is a person, whoever it is.
        """
        someone = is_person(read_phrase(mention.span.text).head)
        for other in self._inside(mention):
            before = mention.span.text[: other.span.start - mention.span.start].strip().casefold()
            behind = normalise(mention.span.text[other.span.end - mention.span.start :]).split()
            if behind and behind[-1] in role_nouns().genre and len(behind) <= _LONGEST_GENRE:
                return self._scene.actor(other)
            whole = before in {"", "the"} and stands_alone(other.span, mention.span)
            if whole or (not behind and not someone and len(other.span.text.split()) > 1):
                return self._scene.actor(other)
        return None

    def _inside(self, mention: Mention) -> list[Mention]:
        """Give the organisations named within a phrase."""
        inside = self._scene.within(mention.span.start, mention.span.end)
        return [other for other in inside if other.kind is MentionKind.ORGANISATION]

    def named_before(self, text: str, position: int, reading: RoleReading) -> ResolvedActor | None:
        """Find the body named last of the kind that "the foreign ministry", "the ministry" or "the newspaper" is.

        Where none shows its kind, the one named last, not far off, that can be of the kind; "his office" is no such.
        """
        phrase = read_phrase(text)
        if reading.offices or not (phrase.definite or phrase.head in role_nouns().institution):
            return None
        if phrase.owner in _PERSONAL:
            return None
        near = list(self._scene.appearances.behind(position))
        for actor, _ in near:
            if actor.kind is ActorKind.PERSON or not self._is_of(actor, reading.principal):
                continue
            if actor.key.endswith(f"-{reading.body}") if reading.body else self._is_called(actor, phrase):
                return actor
        if reading.body or reading.principal is not None or phrase.owner or not body_nouns().is_guessed(phrase.head):
            return None
        here = bisect_right(self._openings, position)
        earliest = self._openings[max(here - _NEAR, 0)] if self._openings else 0
        near = [(actor, place) for actor, place in near if place.start >= earliest]
        found = next((actor for actor, place in near if self._can_be(actor, place, phrase.head)), None)
        return found or (self._taken_for_person(near) if is_body(phrase.head) else None)

    def _taken_for_person(self, near: list[tuple[ResolvedActor, Appearance]]) -> ResolvedActor | None:
        """Find a body that the recogniser took for a person, of two words or more: "Delta Crown"."""
        for actor, _ in near:
            character = self._scene.characters.get(actor)
            named = actor.kind is ActorKind.PERSON and " " in actor.name
            if named and character is not None and self._scene.may_be_body(character):
                return replace(actor, kind=ActorKind.ORGANISATION)
        return None

    def _can_be(self, actor: ResolvedActor, appearance: Appearance, noun: str) -> bool:
        """Tell whether nothing is against a body's being what a noun says: "the company" may be "Delta Crown".

        Neither its name nor the text call it otherwise, it is no body of a state, and no place where others speak.
        """
        if actor.kind is not ActorKind.ORGANISATION or actor.known or actor.speaks_for is not None:
            return False
        words = normalise(actor.name)
        if words in body_nouns().platforms:
            return False
        start = appearance.start
        if _PUT_OUT_ON.search(self._scene.body, max(start - _BEFORE, 0), start) and not appearance.subject:
            return False
        named = [bare for word in words.split() if (bare := singular(word)) in role_nouns().institution]
        if not all(body_nouns().may_call(noun, kind) for kind in named):
            return False
        called = [d.phrase.head for d in self._nouns_beside(actor) if is_body(d.phrase.head)]
        return not called or any(body_nouns().may_call(noun, kind) for kind in called)

    def _is_of(self, actor: ResolvedActor, principal: ActorRecord | None) -> bool:
        """Tell whether a body is one of a country's, where a country is asked for."""
        if principal is None:
            return True
        record = self._scene.directory.get(actor.key)
        return record is not None and record.country is not None and record.country == principal.country

    def _nouns_beside(self, actor: ResolvedActor) -> list[Description]:
        character = self._scene.characters.get(actor)
        return [d for d in character.descriptions if not d.clause] if character is not None else []

    def _is_called(self, actor: ResolvedActor, phrase: NounPhrase) -> bool:
        """Tell whether a body has a noun in its name, or beside it somewhere in this text, or ends as such do."""
        name = normalise(actor.name).split()
        words = [*phrase.before, phrase.head]
        beside = self._nouns_beside(actor)
        if any(d.phrase.head == phrase.head for d in beside):
            return True
        if not is_body(phrase.head):
            if len(words) > 1 or is_person(phrase.head):
                return len(words) > 1 and name[-len(words) :] == words  # "the coast guard"
            return len(name) > 1 and read_phrase(actor.name).head == phrase.head  # "the league"
        if phrase.head in name or not body_nouns().names.get(phrase.head, frozenset()).isdisjoint(name):
            return True
        kinds = body_nouns().kinds.get(phrase.head, frozenset())
        return any(d.phrase.head in kinds or phrase.head in normalise(d.text).split() for d in beside)
