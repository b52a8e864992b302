"""What the words around a cue make of its side: they turn it, take it, weaken it, or leave it to somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.coding.holders import agent, agent_is_another, held_by_another, held_by_own
from claims.coding.matching import Found
from claims.coding.saying import CueMeaning, Saying
from claims.coding.sides import Sides
from claims.coding.surroundings import Surroundings
from claims.coding.wording import TURNING, Effect, Operator, Wording
from claims.words import Act, CuePolarity

__all__ = ["Heard", "Listener"]

_OWN = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or|nor)\b")

# What another is asked to want, refuse or agree to is wanted by who asks; so is what he is told to suffer.
_IMPOSING = frozenset({Act.DEMAND, Act.REQUEST, Act.THREATEN})


@dataclass(slots=True)
class Heard:
    """What has been heard so far, from the cue outwards.

    `foreign` while it is another's attitude; `turned` once a word has turned the side; `topic` is the word that leaves
    the cue a mere topic; `own` once a word tells what the speaker's own side, named as such, wants or will do;
    `of_cue` are those of the `words` that the claim's own cue holds.
    """

    sign: int
    taken: bool = False
    strength: int = 2
    foreign: bool = False
    turned: bool = False
    topic: str = ""
    own: bool = False
    words: list[Found[Operator]] = field(default_factory=list)
    of_cue: list[Found[Operator]] = field(default_factory=list)

    def take(self, effect: Effect) -> None:
        """Let a judgement or an attitude of the speaker's own take the side; a mere negation does not."""
        self.taken = self.taken or effect not in {Effect.TURN, Effect.UNHEEDED}
        if effect is Effect.OPEN:
            self.strength = 1

    def turn(self, effect: Effect, *, against: bool) -> None:
        """Turn the side; but to say that one's own demand goes unheeded is to uphold it."""
        if not (effect is Effect.UNHEEDED and self.taken and not against):
            self.sign = -self.sign
        self.turned = True

    def hear(self, operator: Found[Operator], between: str, *, anothers: bool, against: bool) -> None:
        """Take in the next operator; `between` is the text from it to the cue, `anothers` if its subject is foreign."""
        effect = operator.meaning.effect
        if self.turned and effect in TURNING and _AND.search(between):
            # "Impossible, and not to be": said twice, it turns once.
            return
        if anothers and _OWN.search(between):
            # "It was their wish that made us …": from there on the speaker's own side acts.
            return
        if not anothers:
            self.take(effect)
        self.foreign = not against and (anothers or (self.foreign and not _adopts(operator.meaning)))
        if effect in TURNING:
            self.turn(effect, against=against)
        self.words.append(operator)

    def complain(self, operator: Found[Operator]) -> None:
        """Take in that others leave a thing undone: who complains of that wants it."""
        self.taken = True
        self.words.append(operator)


def _adopts(meaning: Operator) -> bool:
    """Tell whether this makes another's attitude one's own: "we are open to Peru's offer", "Peru must agree to it"."""
    return meaning.reach is None if meaning.of_holder else meaning.effect is Effect.SIDE


class Listener:
    """Hears the words around a cue, and what they make of its side."""

    def __init__(self, wording: Wording) -> None:
        self._surroundings = Surroundings(wording)

    def listen(self, cue: Found[CueMeaning], saying: Saying, sides: Sides, *, against: bool, takes: bool) -> Heard:
        """Apply the words around the cue, nearest first, and of an act that `takes` no side the words of its cue.

        `against` if the act is against its object: then whose attitude that object is does not matter.
        """
        heard = Heard(1 if cue.meaning.polarity is CuePolarity.FOR else -1)
        if cue.pattern.background or cue.pattern.judging:
            return heard
        self._hear_within(cue, heard, saying, sides)
        for operator in self._surroundings.judged_within(cue):
            heard.hear(operator, "", anothers=False, against=against)
        start = len(saying.lead) + cue.start
        for operator in self._surroundings.around(cue, saying):
            if operator.meaning.effect is Effect.TOPIC and not cue.pattern.decisive:
                heard.topic = operator.text
                return heard
            if operator.meaning.effect in {Effect.TOPIC, Effect.PLAIN}:
                continue
            if not against and _complains(operator, saying, sides):
                heard.complain(operator)
                continue
            anothers = operator.meaning.of_holder and _of_another(operator, start, saying, sides)
            heard.hear(operator, saying.whole[operator.end : start], anothers=anothers, against=against)
            heard.own |= operator.meaning.of_holder and not anothers and held_by_own(operator.start, saying, sides)
        if not (takes or saying.direct):
            heard.of_cue = self._surroundings.of_saying(saying, heard.words)
            for operator in heard.of_cue:
                heard.hear(operator, "", anothers=False, against=against)
                heard.own = True
        heard.foreign = heard.foreign and (saying.direct or saying.act not in _IMPOSING)
        return heard

    def willing(self, saying: Saying) -> list[Found[Operator]]:
        """Give the words of the claim's own cue that are open to what follows: "are not afraid to"."""
        return [one for one in self._surroundings.of_saying(saying, ()) if one.meaning.effect is Effect.OPEN]

    def turning(self, cue: Found[CueMeaning], saying: Saying, start: int) -> list[Found[Operator]]:
        """Give the words that turn a cue's side, from `start` of the sentence with its lead on."""
        return [
            operator
            for operator in self._surroundings.around(cue, saying)
            if operator.start >= start and operator.meaning.effect in TURNING
        ]

    def _hear_within(self, cue: Found[CueMeaning], heard: Heard, saying: Saying, sides: Sides) -> None:
        for operator in () if cue.pattern.decisive else self._surroundings.within(cue):
            at = len(saying.lead) + cue.start + operator.start
            if not (operator.meaning.of_holder and held_by_another(at, saying, sides)):
                heard.take(operator.meaning.effect)


def _of_another(operator: Found[Operator], start: int, saying: Saying, sides: Sides) -> bool:
    if operator.start > start and (words := agent(saying.whole, operator.end)) is not None:
        return agent_is_another(words, saying, sides)
    return held_by_another(operator.start, saying, sides)


def _complains(operator: Found[Operator], saying: Saying, sides: Sides) -> bool:
    """Tell whether it is others of whom the speaker says that they ignore or fail to do a thing."""
    return operator.meaning.effect is Effect.UNHEEDED and (
        saying.act in {Act.ACCUSE, Act.CRITICISE} or held_by_another(operator.start, saying, sides)
    )
