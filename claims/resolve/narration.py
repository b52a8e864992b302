"""Who says "I" and "we" in a text: the one quoted, the one whose statement it is, the author."""

from __future__ import annotations

import re

from claims.resolve.anonymous import NOBODY, Speakers
from claims.resolve.characters import Description
from claims.resolve.claim import ResolvedActor
from claims.resolve.names import normalise
from claims.resolve.pronouns import ONES_OWN, SPEAKERS_OWN
from claims.resolve.scene import Scene
from claims.words import ActorKind, MentionKind

__all__ = ["Narration"]

_LEAD_SENTENCES = 4
_REMEMBERED = 2000  # code points
_NOTE = 4  # code points before the name, for a dash
# What a lead calls a text that somebody else is the author of.
_TEXT_OF = re.compile(
    r"\b(?:statement|speech|letter|text|extract|excerpt|diary|diaries|account|testimony|essay|memoir|address|remarks"
    r"|interview|conversation|column|words|message|transcript|spoke|talked|told|writes|tells|recalls)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(r",? (?:is|was|lives|works|teaches|runs|writes|has)\b")
_BYLINE = re.compile(r"\s*by\s+", re.IGNORECASE)
_OF_US = re.compile(r"\b(?:the two|both) of us\b", re.IGNORECASE)
_JUST_NOW = 200  # code points
_AND_I = re.compile(r"\s*,?\s*and I\b")
_AS_BODY = re.compile(r"\bas (?:a|an|the) ([a-z]+)\b[^.!?]*$", re.IGNORECASE)


class Narration:
    """Knows who tells one document, and with whom."""

    def __init__(self, scene: Scene, author: ResolvedActor | None, office: ResolvedActor | None) -> None:
        self._scene = scene
        self._author = author
        self._office = office
        own = (m for m in scene.mentions if m.span.text.casefold() in SPEAKERS_OWN)
        self._begins = next((m.span.start for m in own if m.span.text != "US"), len(scene.body))
        self._narrator = self._told_by()

    def _told_by(self) -> ResolvedActor | None:
        """Name the teller of a text in the first person: from its byline, its lead, or the note at its end."""
        if self._begins >= len(self._scene.body):
            return None
        return (
            self._author
            or self._introduced()
            or self._scene.appearances.first_subject(self._begins)
            or self._in_lead()
            or self._office
            or self._noted()
        )

    def _introduced(self) -> ResolvedActor | None:
        """Find the person of "By Ada Marsh" and "the text of a statement by Ada Marsh", before the first "I"."""
        for sentence in self._scene.sentences[:_LEAD_SENTENCES]:
            if sentence.start >= self._begins:
                return None
            persons = list(self._scene.characters.named(sentence.start, min(sentence.end, self._begins)))
            told = _TEXT_OF.search(self._scene.body, sentence.start, sentence.end)
            if persons and (told or _BYLINE.fullmatch(self._scene.body, sentence.start, persons[0][1])):
                return persons[0][0].actor
        return None

    def _in_lead(self) -> ResolvedActor | None:
        """Find the person named first, before the first "I", in the lead."""
        lead = self._scene.sentences[:_LEAD_SENTENCES]
        end = min(lead[-1].end if lead else 0, self._begins)
        return next((character.actor for character, _ in self._scene.characters.named(0, end)), None)

    def _noted(self) -> ResolvedActor | None:
        """Find the author in the note at the end: "Ada Marsh is a lighthouse keeper"."""
        note = self._scene.sentences[-1:]
        if not note or "\n" not in self._scene.body[max(note[0].start - 2, 0) : note[0].start]:
            return None
        for character, place in self._scene.characters.named(note[0].start, note[0].end):
            told = _NOTED.match(self._scene.body, place + len(character.actor.name))
            if place == character.start and place - note[0].start <= _NOTE and told:
                return character.actor
        return None

    def speakers(self, word: str, position: int, within: ResolvedActor | None, last: ResolvedActor | None) -> Speakers:
        """Say who "I", "me", "we" and the like are at a code point; `within` speaks there, `last` spoke before."""
        teller = within
        if teller is None and not self._scene.appearances.is_quoted(position):
            teller = self._narrator or self._office
        if teller is None and (last is None or last.kind is not ActorKind.PERSON):
            teller = self._narrator  # a speech names bodies on the way; none of them goes on with "we"
        teller = teller or last or self._office
        if word in ONES_OWN and (teller is None or teller.kind is not ActorKind.PERSON):
            teller = self._narrator or self._office or teller
        if teller is None:
            return NOBODY
        if word in ONES_OWN or teller.kind is not ActorKind.PERSON:
            return Speakers.of(teller)
        return self._we(teller, position)

    def _we(self, teller: ResolvedActor, position: int) -> Speakers:
        """Add to the teller whom "Mads and I" named; "as a council we" is the council."""
        sentence = next((s for s in self._scene.sentences if s.start <= position < s.end), None)
        body = _AS_BODY.search(self._scene.body, sentence.start, position) if sentence is not None else None
        if body is not None:
            for actor, _ in self._scene.appearances.behind(position):
                if actor.kind is not ActorKind.PERSON and body[1].casefold() in normalise(actor.name).split():
                    return Speakers.of(actor)
        if _OF_US.search(self._scene.body, max(position - _JUST_NOW, 0), position):
            own = (c for c in self._scene.characters if any(_is_ones_own(d) for d in c.descriptions))
            return Speakers.of(teller, next((c.actor for c in own if c.actor != teller), None))
        for mention in reversed(self._scene.within(max(position - _REMEMBERED, 0), position)):
            if mention.kind is MentionKind.PERSON and _AND_I.match(self._scene.body, mention.span.end):
                return Speakers.of(teller, self._scene.actor(mention))
        for together in self._scene.together:  # "Otto Lind and Uma Dell kept a diary"
            if teller == self._narrator and teller in together.actors and together.start < self._begins:
                return Speakers.of(*together.actors)
        return Speakers.of(teller)


def _is_ones_own(description: Description) -> bool:
    """Tell whether somebody is introduced as the teller's own: "my husband, Otto Lind"."""
    return description.phrase.owner == "my"
