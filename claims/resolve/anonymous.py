"""What and how many speak under a source, also where no name is known: "three diplomats", "a senior official"."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.role_nouns import role_nouns
from claims.resolve.claim import ResolvedActor
from claims.resolve.noun_phrases import read_phrase
from claims.resolve.person_nouns import is_person
from claims.words import ActorKind

__all__ = ["NOBODY", "Speakers", "unnamed"]

_VAGUE = frozenset({"than", "about", "least", "some", "nearly", "almost", "over", "around", "dozens", "hundreds"})
_CROWDS = frozenset({"person", "everyone", "many", "some", "other", "most", "source"})
_ANYBODY = frozenset({"somebody", "someone", "nobody", "anybody", "anyone"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who said something together: the actors in the order of the text, none where no name is known.

    `kind` is what the first of them, or the unnamed one, is; `count` how many, None where the text does not say.
    """

    actors: tuple[ResolvedActor, ...] = ()
    kind: ActorKind | None = None
    count: int | None = None

    @classmethod
    def of(cls, *actors: ResolvedActor | None) -> Speakers:
        """Make speakers of actors; several of them say how many they are."""
        named = tuple(actor for actor in dict.fromkeys(actors) if actor is not None)
        if not named:
            return NOBODY
        return cls(named, named[0].kind, len(named) if len(named) > 1 else None)

    @property
    def first(self) -> ResolvedActor | None:
        """Give the one that stands first in the text."""
        return self.actors[0] if self.actors else None


NOBODY = Speakers()


def unnamed(text: str) -> Speakers:
    """Read kind and number off a source for whom there is no name.

    "Three people familiar with the matter" are three, "more than 2,000 members" and "analysts" are a group of unknown
    size, "a senior US official" is one person, "a declaration" one body or paper.
    """
    phrase = read_phrase(text)
    nouns = role_nouns()
    if phrase.plural or (phrase.head in _CROWDS and phrase.opener not in {"a", "an", "one", "the", "another"}):
        vague = not _VAGUE.isdisjoint((phrase.opener, *phrase.before))
        return Speakers(kind=ActorKind.GROUP, count=None if vague else phrase.number)
    if phrase.head in nouns.institution:
        return Speakers(kind=ActorKind.ORGANISATION, count=1 if phrase.indefinite else None)
    if phrase.head in nouns.crowd:
        return Speakers(kind=ActorKind.GROUP, count=1 if phrase.opener in {"a", "an", "one"} else None)
    if is_person(phrase.head) or phrase.head in _ANYBODY or phrase.age is not None:
        return Speakers(kind=ActorKind.PERSON, count=1)
    return NOBODY
