"""Which organisation a noun phrase means: "the Gull newspaper", "the ministry", "the coast guard"."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.packaged import load_yaml
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord
from claims.resolve.names import normalise
from claims.resolve.noun_phrases import read_phrase
from claims.resolve.offices import RoleReading
from claims.resolve.scene import Scene
from claims.resolve.sources import stands_alone
from claims.words import ActorKind, MentionKind

__all__ = ["Bodies"]


@lru_cache(maxsize=1)
def body_names() -> dict[str, frozenset[str]]:
    """Give for a noun the last words of names that such bodies bear: "the paper" is a Gazette."""
    table = load_yaml(Path(__file__).with_name("body_names.yaml").read_text(encoding="utf-8"))
    return {noun: frozenset(words) for noun, words in table.items()}


_LONGEST_GENRE = 3  # words: "state news agency"


class Bodies:
    """Resolves the nouns for organisations of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of_crowd(self, mention: Mention) -> ResolvedActor | None:
        """Take "Norway's Special Forces Command" for a body with a name; "Norway's forces" are a crowd."""
        named = (m for m in self._inside(mention) if m.span.end == mention.span.end and len(m.span.text.split()) > 1)
        return next((self._scene.actor(other) for other in named), None)

    def of_name(self, mention: Mention) -> ResolvedActor | None:
        """Give the organisation whose whole name the phrase is, or whose genre it adds: "the Gull newspaper"."""
        for other in self._inside(mention):
            before = mention.span.text[: other.span.start - mention.span.start].strip().casefold()
            behind = normalise(mention.span.text[other.span.end - mention.span.start :]).split()
            if behind and behind[-1] in role_nouns().genre and len(behind) <= _LONGEST_GENRE:
                return self._scene.actor(other)
            whole = before in {"", "the"} and stands_alone(other.span, mention.span)
            if whole or (not behind and len(other.span.text.split()) > 1):
                return self._scene.actor(other)
        return None

    def _inside(self, mention: Mention) -> list[Mention]:
        """Give the organisations named within a phrase."""
        inside = self._scene.within(mention.span.start, mention.span.end)
        return [other for other in inside if other.kind is MentionKind.ORGANISATION]

    def named_before(self, text: str, position: int, reading: RoleReading) -> ResolvedActor | None:
        """Find the body named last of the kind that "the foreign ministry", "the ministry" or "the newspaper" is."""
        phrase = read_phrase(text)
        words = [*phrase.before, phrase.head]
        if reading.offices or not (phrase.definite or phrase.head in role_nouns().institution):
            return None
        near = list(self._scene.appearances.behind(position))
        for actor, _ in near:
            if actor.kind is ActorKind.PERSON or not self._is_of(actor, reading.principal):
                continue
            if actor.key.endswith(f"-{reading.body}") if reading.body else self._is_called(actor, words):
                return actor
        if reading.body or reading.principal is not None or phrase.head not in body_names():
            return None
        return next((actor for actor, _ in near if self._is_untold(actor)), None)

    def _is_untold(self, actor: ResolvedActor) -> bool:
        """Tell whether a body's name says nothing of what it is: "the company" may be "Delta Crown"."""
        if actor.kind is not ActorKind.ORGANISATION or actor.known:
            return False
        words = normalise(actor.name).split()
        return role_nouns().institution.isdisjoint(words)

    def _is_of(self, actor: ResolvedActor, principal: ActorRecord | None) -> bool:
        """Tell whether a body is one of a country's, where a country is asked for."""
        if principal is None:
            return True
        record = self._scene.directory.get(actor.key)
        return record is not None and record.country is not None and record.country == principal.country

    def _is_called(self, actor: ResolvedActor, words: list[str]) -> bool:
        """Tell whether a body has a noun in its name, or beside it somewhere in this text, or ends as such do."""
        name = normalise(actor.name).split()
        character = self._scene.characters.get(actor)
        described = character.descriptions if character is not None else ()
        if words[-1] not in role_nouns().institution and words[-1] not in body_names():
            so_called = any(d.phrase.head == words[-1] for d in described if not d.clause)
            return so_called or (len(words) > 1 and name[-len(words) :] == words)  # "the coast guard"
        if words[-1] in name or not body_names().get(words[-1], frozenset()).isdisjoint(name):
            return True
        return any(words[-1] in normalise(d.text).split() for d in described if not d.clause)
