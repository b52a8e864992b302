"""Which states "both countries", "the two governments" or "both sides" means."""

from __future__ import annotations

import re
from bisect import bisect_right

from claims.extract.attribution import Mention
from claims.resolve.anonymous import Speakers
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord
from claims.resolve.noun_phrases import NounPhrase
from claims.resolve.office_table import office_table
from claims.resolve.offices import known
from claims.resolve.scene import Scene
from claims.words import ActorKind, MentionKind

__all__ = ["States"]

_STATES = frozenset({"nation", "country", "government", "state", "capital", "neighbor", "neighbour"})
_PARTIES = frozenset({"side", "party", "ally"})
_LEADERS = frozenset({"leader", "president"})
_LEADING = frozenset({"president", "prime minister", "chancellor"})
_REACH = 6  # sentences
_WHERE = re.compile(r"\b(?:in|at|near|to|from|outside|of)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = 14  # code points


class States:
    """Finds the states that one document speaks of at a place: by name, capital, demonym or who acts for them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._openings = [sentence.start for sentence in scene.sentences]

    def several(self, phrase: NounPhrase, position: int, found: Speakers | None) -> Speakers | None:
        """Give the states meant by a plural phrase in place of `found`, if the phrase means states, else `found`.

        "Both sides" may be a union and its company: they are taken for states only where `found` mixes a state with
        something else, or is nobody.
        """
        if phrase.number is None or not phrase.definite or phrase.head not in _STATES | _PARTIES:
            return found
        actors = found.actors if found is not None else ()
        states = [actor.kind is ActorKind.GOVERNMENT for actor in actors]
        if actors and (all(states) or (phrase.head in _PARTIES and not any(states))):
            return found
        named = self._named(position, phrase.number)
        if named:
            return Speakers.of(*named)
        return found if phrase.head in _PARTIES else Speakers(kind=ActorKind.GROUP, count=phrase.number)

    def of_sentence(self, position: int, back: int = 0) -> ActorRecord | None:
        """Give the only state that a sentence has spoken of before a place: "The Peruvian president left as the army".

        With `back` so many sentences before it are read too, the nearest first that speaks of any.
        """
        here = bisect_right(self._openings, position)
        for first in range(here - 1, max(here - 2 - back, -1), -1):
            states = dict.fromkeys(self._states(self._scene.within(self._openings[first], position)))
            if states:
                return next(iter(states)) if len(states) == 1 else None
        return None

    def leaders(self, phrase: NounPhrase, position: int) -> Speakers | None:
        """Give whom "the leaders" means in a text that has named exactly two who lead states."""
        if not phrase.plural or phrase.opener != "the" or phrase.before or phrase.behind or phrase.head not in _LEADERS:
            return None
        near = [actor for actor, _ in self._scene.appearances.behind(position)]
        leading = list(dict.fromkeys(actor for actor in reversed(near) if self._leads(actor)))
        return Speakers.of(*leading) if len(leading) == 2 else None

    def _leads(self, actor: ResolvedActor) -> bool:
        record = self._scene.directory.get(actor.key)
        character = self._scene.characters.get(actor)
        if actor.kind is not ActorKind.PERSON or character is None:
            return False
        held = {name for role in (record.roles if record else ()) for name in office_table().canonical(role.office)}
        for description in character.descriptions:
            held.update(() if description.clause else self._scene.read(description.text).offices[:1])
        return not held.isdisjoint(_LEADING)

    def _named(self, position: int, number: int) -> tuple[ResolvedActor, ...]:
        """Give as many states as were spoken of last, sentence by sentence back; nobody where there are more."""
        here = bisect_right(self._openings, position)
        for first in range(here - 1, max(here - 1 - _REACH, -1), -1):
            mentions = self._scene.within(self._openings[first], position)
            everywhere = dict.fromkeys(self._states(mentions))
            if len(everywhere) < number:
                continue
            acting = dict.fromkeys(self._states([m for m in mentions if not self._is_where(m)]))
            for chosen in (everywhere, acting):
                if len(chosen) == number:
                    return tuple(known(state) for state in chosen)
            return ()
        return ()

    def _states(self, mentions: list[Mention]) -> list[ActorRecord]:
        """Give the state of each mention that has one: its own, or that of whom it names."""
        directory = self._scene.directory
        states = []
        for mention in mentions:
            if mention.kind is MentionKind.PRONOUN:
                continue
            if mention.kind is MentionKind.ROLE:
                record = self._scene.read(mention.span.text).principal
            else:
                record = directory.lookup(mention.span.text, on=self._scene.on)
                actor = self._scene.actor(mention) if record is None else None
                record = directory.get(actor.key) if actor is not None else record
            state = directory.country(record.country) if record is not None and record.country is not None else None
            acts = record is not None and (record.kind is ActorKind.GOVERNMENT or record.roles)
            if state is not None and acts and state.kind is ActorKind.GOVERNMENT:
                states.append(state)
        return states

    def _is_where(self, mention: Mention) -> bool:
        """Tell whether a place only says where something was said or done."""
        start = mention.span.start
        before = _WHERE.search(self._scene.body, max(start - _BEFORE, 0), start)
        return mention.kind is MentionKind.PLACE and not mention.subject and before is not None
