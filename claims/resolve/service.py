"""Who may serve whom: somebody's deputy, adviser or spokesman acts for the same state as they do."""

from __future__ import annotations

import re

from claims.resolve.claim import ResolvedActor
from claims.resolve.naming import NAME_KINDS
from claims.resolve.noun_phrases import NounPhrase
from claims.resolve.office_table import form_of, office_table
from claims.resolve.offices import RoleReading
from claims.resolve.person_nouns import person_nouns
from claims.resolve.scene import Scene
from claims.spans import Span
from claims.words import ActorKind

__all__ = ["Service", "is_another", "serves"]

_OF = re.compile(r"\b(?:of|to|for)\s+$")


def serves(phrase: NounPhrase, reading: RoleReading) -> bool:
    """Tell whether a phrase means whoever serves its owner: "Lind's aide", "her foreign minister", not "her rival"."""
    return phrase.head in person_nouns().serving or bool(reading.offices) or "deputy" in phrase.before


def is_another(owner: ResolvedActor, actor: ResolvedActor) -> bool:
    """Tell whether somebody is not who owns the phrase: nobody is "the lawyer for Otto Lind" himself."""
    return actor != owner


class Service:
    """Knows for whom the actors of one document act."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def named_in(self, phrase: NounPhrase, source: Span) -> ResolvedActor | None:
        """Find whose deputy "Lind's deputy" or "the deputy of Otto Lind" is: a person named there.

        "The head of state" is nobody's.
        """
        if form_of(source.text) in office_table().offices:
            return None
        inside = [m for m in self._scene.within(source.start, source.end) if m.kind in NAME_KINDS]
        if phrase.owner is not None:
            inside = [m for m in inside if m.span.end <= source.start + len(phrase.owner) + len("'s")]
        else:
            inside = [m for m in inside if _OF.search(self._scene.body[source.start : (m.title or m.span).start])]
        named = (self._scene.actor(mention) for mention in inside)
        return next((actor for actor in named if actor is not None and actor.kind is ActorKind.PERSON), None)

    def may_serve(self, superior: ResolvedActor, actor: ResolvedActor) -> bool:
        """Tell whether somebody may act for another: nobody for himself, and nobody of another state.

        Who is known to act for a state serves nobody of whom that is not known.
        """
        if actor == superior:
            return False
        own, others = self._principals(actor), self._principals(superior)
        if own and others:
            return superior.key in own or not own.isdisjoint(others)
        return not (own and actor.known)

    def _principals(self, actor: ResolvedActor) -> frozenset[str]:
        """Give the keys of all for whom somebody acts, by the directory, else by what the text says beside the name."""
        directory, on = self._scene.directory, self._scene.on
        record = directory.get(actor.key)
        if record is not None:
            country = directory.country(record.country) if record.country else None
            keys = {*directory.closure(actor.key, on), *([country.key] if country else ())}
            return frozenset(keys - {actor.key} if actor.kind is ActorKind.PERSON else keys)
        character = self._scene.characters.get(actor)
        told = [self._scene.read(d.text).principal for d in character.descriptions] if character is not None else []
        return frozenset(key for principal in told if principal for key in directory.closure(principal.key, on))
