"""Who is meant by a word for kin or company: "her mother", "their coach", "the elder brother", "the couple"."""

from __future__ import annotations

from claims.resolve.anonymous import Speakers
from claims.resolve.characters import Character
from claims.resolve.claim import ResolvedActor
from claims.resolve.described import agrees
from claims.resolve.names import normalise
from claims.resolve.noun_phrases import NounPhrase
from claims.resolve.person_nouns import person_nouns
from claims.resolve.scene import Scene
from claims.words import ActorKind

__all__ = ["Relations", "is_child"]

_COMPARED = {"younger": False, "youngest": False, "elder": True, "older": True, "eldest": True, "oldest": True}
_CHILDREN = frozenset({"daughter", "son", "child", "girl", "boy", "pupil", "student"})
_SPOUSES = frozenset({"wife", "husband", "hubby", "fiance", "fiancee", "partner", "girlfriend", "boyfriend"})


def is_child(character: Character) -> bool:
    """Tell whether somebody is introduced as a child of somebody's."""
    return any(d.phrase.head in _CHILDREN for d in character.descriptions)


class Relations:
    """Resolves what the persons of one document are to one another."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def couple(self, position: int) -> Speakers | None:
        """Find who are husband and wife: "Wife Ada Marsh" is married to whoever is named before her."""
        for character in self.recent(position):
            spouse = next((d for d in character.descriptions if d.phrase.head in _SPOUSES and not d.clause), None)
            if spouse is not None:
                other = next((c for c in self.recent(spouse.start) if c is not character), None)
                return Speakers.of(other.actor, character.actor) if other is not None else None
        return None

    def of_relation(self, phrase: NounPhrase, position: int, owner: ResolvedActor | None) -> ResolvedActor | None:
        """Find "her mother" or "his predecessor": who was called so, or from whose side the owner was called so."""
        nouns = person_nouns()
        inverse = nouns.inverse.get(phrase.head, frozenset())
        owners = self._owners(phrase, position, owner)
        others = [c for c in self.recent(position) if c.actor not in owners and agrees(phrase, c)]
        others = [c for c in others if not self._scene.may_be_body(c)]
        named = next((c for c in others if any(d.phrase.head == phrase.head for d in c.descriptions)), None)
        if named is not None:
            return named.actor
        # "her daughter, Ada" makes the mother of whoever is named last before that
        recent = self.recent(position)
        for character in sorted(recent, key=lambda c: c.actor != owner):
            for description in character.descriptions:
                if description.phrase.head in inverse and description.phrase.owner is not None:
                    before = (
                        c.actor for c in self.recent(description.start) if c is not character and agrees(phrase, c)
                    )
                    return next(before, None)
        if phrase.head in nouns.serving:  # a deputy is whoever is known to be one
            return next((c.actor for c in others if self._is_known_as(phrase.head, c)), None)
        if phrase.head not in nouns.counterpart and "fellow" not in phrase.before:
            return None
        return others[0].actor if others and owner is not None else None

    def _is_known_as(self, noun: str, character: Character) -> bool:
        """Tell whether the directory has somebody in an office of that noun: "deputy foreign minister"."""
        record = self._scene.directory.get(character.actor.key)
        return any(noun in normalise(role.office).split() for role in (record.roles if record else ()))

    def _owners(
        self, phrase: NounPhrase, position: int, owner: ResolvedActor | None
    ) -> tuple[ResolvedActor | None, ...]:
        """Give all whose coach "their coach" is: those named side by side last; else the only one."""
        if phrase.owner != "their":
            return (owner,)
        return next((t.actors for t in reversed(self._scene.together) if t.start < position), (owner,))

    def compared(self, phrase: NounPhrase, position: int) -> ResolvedActor | None:
        """Find "the elder brother" or "the younger woman" among the two named last, by age or by who is whose child."""
        elder = next((_COMPARED[word] for word in phrase.before if word in _COMPARED), None)
        if elder is None:
            return None
        pair = self._pair(phrase, position)
        if len(pair) < 2:
            return None
        pair.sort(key=lambda c: c.start)
        child = [is_child(c) for c in pair]
        if pair[0].age is not None and pair[1].age is not None and pair[0].age != pair[1].age:
            older = pair[0] if pair[0].age > pair[1].age else pair[1]
        elif child[0] is not child[1]:
            older = pair[0] if child[1] else pair[1]
        else:
            return None
        return older.actor if elder else next(c.actor for c in pair if c is not older)

    def _pair(self, phrase: NounPhrase, position: int) -> list[Character]:
        """Give the two that were named side by side last, else the two named last, of those the phrase can mean."""
        for together in reversed(self._scene.together):
            found = [self._scene.characters.get(actor) for actor in together.actors]
            pair = [c for c in found if c is not None and agrees(phrase, c)]
            if together.start < position and len(pair) == len(together.actors) == 2:
                return pair
        return [c for c in self.recent(position) if agrees(phrase, c)][:2]

    def recent(self, position: int) -> list[Character]:
        """Give the persons named before a place, the last first."""
        seen = dict.fromkeys(
            actor for actor, _ in self._scene.appearances.behind(position) if actor.kind is ActorKind.PERSON
        )
        found = (self._scene.characters.get(actor) for actor in seen)
        return [character for character in found if character is not None]
