"""Which person a noun phrase means: by office, by what the text said beside a name, by kin, or who is named next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from claims.resolve.anonymous import Speakers
from claims.resolve.characters import Character
from claims.resolve.claim import ResolvedActor
from claims.resolve.described import agrees, fit
from claims.resolve.noun_phrases import NounPhrase, read_phrase
from claims.resolve.office_table import office_table
from claims.resolve.offices import RoleReading
from claims.resolve.person_nouns import is_person, person_nouns
from claims.resolve.relations import Relations, is_child
from claims.resolve.scene import Scene
from claims.resolve.together import named_in
from claims.words import ActorKind, MentionKind

__all__ = ["MayBe", "People", "anybody"]

MayBe = Callable[[ResolvedActor], bool]
"""Whether a phrase may mean somebody, beside its own words: "Lind's aide" serves the state that Lind serves."""

_ANY_OFFICE = frozenset({"official", "diplomat", "politician", "representative", "statesman"})
_HELD, _SPEAKS_FOR = 3.0, 1.0
_NAMED_SOON = 5  # sentences
_NAMED_JUST_NOW = 3  # sentences
_REMEMBERED_MAN = 12  # sentences
_REMEMBERED = 4000  # code points
_PAIRS = frozenset({"sibling", "brother", "sister", "spouse", "parent", "newlywed", "twin", "lover", "co-founder"})
_COUPLES = frozenset({"couple", "spouse", "newlywed", "ex"})
_HEADS_OF_STATE = frozenset({"president", "prime minister", "chancellor", "pope", "king", "queen", "leader"})
# Which offices the nouns ask for that mean a rank and no more.
_RANKS = {"leader": _HEADS_OF_STATE | {"secretary general"}, "president": frozenset({"president"})}
_OFFICES = frozenset(
    {"president", "minister", "premier", "pm", "chancellor", "secretary", "governor", "mayor", "ambassador", "king"}
)
_OLD, _OLD_AGE = frozenset({"old", "elderly", "older"}), 60
_LEAD = 3  # sentences
_GROWN_UP = 18  # years
_ONCE = frozenset({"former", "ex", "once"})
_BY_TRAINING = re.compile(r"\bby (?:training|trade|profession)\b")


def anybody(_actor: ResolvedActor) -> bool:
    """Let a phrase mean anybody."""
    return True


class People:
    """Resolves the role nouns of one document; `relations` those for kin.

    What is found out is added to the characters' descriptions.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.relations = Relations(scene)
        self._openings = [sentence.start for sentence in scene.sentences]

    def several(self, phrase: NounPhrase, position: int) -> Speakers | None:
        """Find whom "the two leaders", "both" or "the couple" means; None where the phrase means no such set."""
        if not phrase.plural or not (phrase.definite or phrase.bare):
            return None
        if phrase.number is None:
            if phrase.head not in _PAIRS:
                return self._described_so(phrase, position)
            phrase = replace(phrase, number=2)
        couple = self.relations.couple(position) if phrase.head in _COUPLES else None
        if couple is not None:
            return couple
        spoke = next(
            (a for a in self._scene.appearances.before(position) if a.actor is None and a.count == phrase.number), None
        )
        scene = self._scene
        may_be = partial(self._may_be_one_of, phrase)
        actors = named_in(scene.characters, scene.appearances, position, phrase, scene.together, may_be)
        named = max((self._last_place(actor, position) for actor in actors), default=-1)
        if spoke is not None and spoke.start > named:
            return Speakers(kind=ActorKind.GROUP, count=phrase.number)
        return Speakers.of(*actors) if actors else None

    def _may_be_one_of(self, phrase: NounPhrase, actor: ResolvedActor) -> bool:
        """Tell whether somebody may be one of "the two leaders": they lead a state, or nothing tells what they do."""
        ranks = _RANKS.get(phrase.head)
        character = self._scene.characters.get(actor)
        if ranks is None or character is None:
            return True
        record = self._scene.directory.get(actor.key)
        offices = {name for role in (record.roles if record else ()) for name in office_table().canonical(role.office)}
        if offices:
            return not ranks.isdisjoint(offices)
        return fit(phrase, character) > 0 or not character.titled

    def _described_so(self, phrase: NounPhrase, position: int) -> Speakers | None:
        """Find whom "the senators" means: those named side by side whom the text called so."""
        for together in reversed(self._scene.together):
            members = [self._scene.characters.get(actor) for actor in together.actors]
            if together.start < position and all(
                member is not None and any(d.phrase.head == phrase.head for d in member.descriptions)
                for member in members
            ):
                return Speakers.of(*together.actors)
        return None

    def by_description(
        self, phrase: NounPhrase, reading: RoleReading, position: int, may_be: MayBe = anybody, *, ahead: bool = False
    ) -> ResolvedActor | None:
        """Find the person of whom the text said the same, or who holds the office: who fits best, spoke, came last.

        With `ahead` only those count that are named behind the phrase, the first of them.
        """
        best: tuple[float, bool, int] | None = None
        chosen = None
        weights: dict[str, float] = {}
        appearances = self._scene.appearances
        for actor, appearance in appearances.ahead(position) if ahead else appearances.behind(position):
            character = self._scene.characters.get(actor)
            if actor.kind is not ActorKind.PERSON or character is None:
                continue
            if actor.key not in weights:
                weights[actor.key] = self._fit(phrase, reading, character) if may_be(actor) else 0.0
            weight = weights[actor.key]
            if weight and ahead:
                return actor
            if weight and (best is None or (weight, appearance.spoke, appearance.start) > best):
                best, chosen = (weight, appearance.spoke, appearance.start), actor
        return chosen

    def _fit(self, phrase: NounPhrase, reading: RoleReading, character: Character) -> float:
        """Weigh a character; one for another country or body than the phrase names fits only by its description."""
        weight = fit(phrase, character)
        actor, principal = character.actor, reading.principal
        record = self._scene.directory.get(actor.key)
        speaks_for = principal is not None and principal.key in self._scene.directory.closure(actor.key, self._scene.on)
        if principal is not None and not speaks_for:
            told = {self._scene.read(d.text).principal for d in character.descriptions} - {None}
            return weight if principal in told or (record is None and not told) else 0.0
        if not agrees(phrase, character):
            return 0.0
        if principal is not None and phrase.opener == "the" and phrase.head in _ANY_OFFICE:
            return max(weight, _SPEAKS_FOR)
        held = {name for role in (record.roles if record else ()) for name in office_table().canonical(role.office)}
        return max(weight, _HELD if held.intersection(reading.offices) else 0.0)

    def only(self, phrase: NounPhrase, position: int) -> ResolvedActor | None:
        """Find "the man" or "the 54-year-old": of those with that age, else of those it can be, who was named last."""
        near = [c for c in self.relations.recent(position) if agrees(phrase, c)]
        if phrase.age is not None:
            return next((c.actor for c in near if c.age == phrase.age), self._child(near, phrase.age))
        if phrase.head not in person_nouns().generic:
            return None
        if not _OLD.isdisjoint(phrase.before):
            near = [c for c in near if (c.age or _OLD_AGE) >= _OLD_AGE and not is_child(c)]
        # who is known by an office is never "the man"
        begin = self._openings[max(bisect_right(self._openings, position) - _REMEMBERED_MAN, 0)]
        named = {c.actor for c, _ in self._scene.characters.named(begin, position)}
        return next(
            (c.actor for c in near if c.actor in named and (not c.actor.known or phrase.head == "politician")), None
        )

    def _child(self, near: list[Character], age: int) -> ResolvedActor | None:
        """Find the one whose age the text has not told: a child where the age is a child's."""
        open_ones = [c for c in near if c.age is None]
        if age < _GROWN_UP:
            return next((c.actor for c in open_ones if is_child(c)), None)
        return open_ones[0].actor if open_ones else None

    def named_next(self, phrase: NounPhrase, position: int) -> ResolvedActor | None:
        """Find who bears an office that a text tells before the name: "The minister resigned. Ada Marsh, 51, had …".

        The first person first named in the next sentences, as a subject, whom nothing describes as somebody else; else
        such a one named just before.
        """
        here = bisect_right(self._openings, position)
        if here > _LEAD and phrase.head in _OFFICES and phrase.owner is None and not phrase.before:
            return None  # a lead alone keeps back the name of "the minister"
        soon = self._openings[min(here + _NAMED_SOON, len(self._openings)) - 1] if self._openings else 0
        end = self._scene.sentences[min(here + _NAMED_SOON, len(self._openings)) - 1].end if soon else position
        for character, place in self._scene.characters.named(position, end):
            if place == character.start and character.subject and self._may_be(phrase, character):
                self._scene.characters.describe(character, position, " ".join((*phrase.before, phrase.head)))
                return character.actor
        begin = self._openings[max(here - _NAMED_JUST_NOW, 0)] if self._openings else 0
        for character, place in reversed(list(self._scene.characters.named(begin, position))):
            if place == character.start and self._may_be(phrase, character):
                return character.actor
        return None

    def told_otherwise(self, phrase: NounPhrase, position: int) -> ResolvedActor | None:
        """Find who is called something new: "the gaffer" of a text that has named a manager and no gaffer.

        The person named last whom it can be; nobody where somebody without a name was called so before.
        """
        if phrase.opener != "the" or phrase.behind or phrase.head in _ANY_OFFICE:
            return None
        for mention in self._scene.within(max(position - _REMEMBERED, 0), position):
            same = mention.kind is MentionKind.ROLE and read_phrase(mention.span.text).head == phrase.head
            if same and mention.span.end <= position:
                return None
        near = [c for c in self.relations.recent(position) if agrees(phrase, c) and not self._scene.may_be_body(c)]
        return near[0].actor if near else None

    def _may_be(self, phrase: NounPhrase, character: Character) -> bool:
        """Tell whether a new name may bear a role: no other one stands beside it, but for what it was once."""
        if not agrees(phrase, character) or character.actor.known:
            return False
        roles = [
            d
            for d in character.descriptions
            if not d.clause
            and is_person(d.phrase.head)
            and d.phrase.head not in {"person", phrase.head}
            and d.phrase.head not in person_nouns().generic
            and d.phrase.woman is None
            and _ONCE.isdisjoint(d.words)
            and not _BY_TRAINING.search(d.text)
        ]
        return not roles

    def _last_place(self, actor: ResolvedActor, position: int) -> int:
        near = self._scene.appearances.behind(position)
        told = ((a, a.spoke or bool(a.others)) for _, a in near if a.actor == actor or actor in a.others)
        return next((a.start for a, acted in told if acted), -1)
