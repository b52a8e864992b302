"""What the words around a cue make of its side: they turn it, take it, weaken it, or leave it to somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.coding.matching import Found, longest
from claims.coding.sides import Sides
from claims.coding.wording import Effect, Operator, Wording
from claims.words import Act, CuePolarity

__all__ = ["TURNING", "CueMeaning", "Heard", "Listener", "Saying", "done_by_another"]

_CLAUSE_START = re.compile(
    r"[;:]|\s[\u2013\u2014-]\s|\b(?:but|while|although|though|whereas|because|and that)\b|"
    r", and (?=\w+ (?:is|are|was|will)\b)"
)
_CLAUSE_END = re.compile(
    r"[;:.!?]|\s[\u2013\u2014-]\s|\b(?:but|while|although|though|whereas|because|if|unless|which|who|that)\b|"
    # "The truce and the talks are necessary" is one clause.
    r"\band\b(?! (?:\w+ ){1,3}(?:are|were|remain|must|should)\b)"
)
_OWN = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:you|your|no one|nobody)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|she|they|his|her|their)\b", re.IGNORECASE)
# "An attack on Kyiv would …": what stands so is not who acts.
_ACTED_ON = re.compile(r"\b(?:on|against|over)\s+(?:the\s+)?\w+")
# A negation before one content governs the next one only where "or" joins them.
_OR = re.compile(r"\b(?:or|nor)\W*$", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or|nor)\b")

TURNING = frozenset({Effect.TURN, Effect.UNHEEDED, Effect.AGAINST})

# How many words may stand between a cue and an operator behind it.
REACH_BEHIND = 3
# How many words before an attitude its subject is looked for.
SUBJECT_WORDS = 6


@dataclass(frozen=True, slots=True)
class CueMeaning:
    """What a cue of the codebook stands for."""

    issue: str
    proposition: str
    polarity: CuePolarity


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a claim's content, and how it is said.

    `lead` is what stands before the content and governs it too ("the aim is to …, and" before the second of two
    coordinated contents); `side` is the actor class of the speaker.
    """

    sentence: str
    lead: str
    act: Act
    cue: str
    side: str | None
    direct: bool
    conditional: bool


@dataclass(slots=True)
class Heard:
    """What has been heard so far, from the cue outwards.

    `foreign` while it is another's attitude; `turned` once a word has turned the side.
    """

    sign: int
    taken: bool = False
    strength: int = 2
    foreign: bool = False
    turned: bool = False
    words: list[str] = field(default_factory=list)

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
        self.words.append(operator.text)


def _adopts(meaning: Operator) -> bool:
    """Tell whether this makes another's attitude one's own: "we are open to Peru's offer", "Peru must agree to it"."""
    return meaning.reach is None if meaning.of_holder else meaning.effect is Effect.SIDE


class Listener:
    """Finds the operators of wording.yaml around a cue, and hears what they make of it."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def listen(self, cue: Found[CueMeaning], saying: Saying, sides: Sides, *, against: bool) -> Heard | None:
        """Apply the words around the cue, nearest first; None where they leave it a topic, or another's attitude.

        `against` if the act is against its object: then whose attitude that object is does not matter.
        """
        heard = Heard(1 if cue.meaning.polarity is CuePolarity.FOR else -1)
        if cue.pattern.background or cue.pattern.judging:
            return heard
        for operator in () if cue.pattern.decisive else self._within(cue, saying, sides):
            heard.take(operator.meaning.effect)
        whole, start = saying.lead + saying.sentence, len(saying.lead) + cue.start
        for operator in self.around(cue, saying):
            if operator.meaning.effect is Effect.TOPIC:
                if not cue.pattern.decisive:
                    return None
            elif operator.meaning.effect is not Effect.PLAIN:
                anothers = operator.meaning.of_holder and _of_another(operator.start, saying, sides)
                heard.hear(operator, whole[operator.end : start], anothers=anothers, against=against)
        return None if heard.foreign else heard

    def _within(self, cue: Found[CueMeaning], saying: Saying, sides: Sides) -> list[Found[Operator]]:
        """Give the judgements and own attitudes in a cue's gaps: "Kyiv must join", "Kyiv wants to join"."""
        return [
            operator
            for operator in longest(list(self._wording.before.find(cue.text)))
            if operator.meaning.effect in {Effect.SIDE, Effect.OPEN}
            and not (
                operator.meaning.of_holder and _of_another(len(saying.lead) + cue.start + operator.start, saying, sides)
            )
        ]

    def around(self, cue: Found[CueMeaning], saying: Saying) -> list[Found[Operator]]:
        """Give the operators that reach the cue, nearest first, those before it first."""
        lead, whole = saying.lead, saying.lead + saying.sentence
        start, end = len(lead) + cue.start, len(lead) + cue.end
        clause = max((match.end() for match in _CLAUSE_START.finditer(whole, 0, start)), default=0)
        before = longest(list(self._wording.before.find(whole[clause:start])))
        reached = [
            Found(match.start + clause, match.end + clause, match.text, match.pattern, match.meaning)
            for match in reversed(before)
            if match.meaning.reach is None or len(whole[clause + match.end : start].split()) < match.meaning.reach
            if match.meaning.effect is not Effect.TURN or clause + match.end > len(lead) or _OR.search(lead)
            if match.meaning.effect is not Effect.TOPIC or "," not in whole[clause + match.end : start]
        ]
        closing = _CLAUSE_END.search(whole, end)
        behind = whole[end : closing.start() if closing else len(whole)]
        after = [
            Found(match.start + end, match.end + end, match.text, match.pattern, match.meaning)
            for match in longest(list(self._wording.after.find(behind)))
            if len(behind[: match.start].split()) < (match.meaning.reach or REACH_BEHIND) + 1
        ]
        return reached + after[:1]


def _of_another(at: int, saying: Saying, sides: Sides) -> bool:
    """Tell whether the attitude at `at` is that of an actor the speaker does not speak for: see its subject."""
    text = saying.lead + saying.sentence
    clause = max((match.end() for match in _CLAUSE_START.finditer(text, 0, at)), default=0)
    words = _ACTED_ON.sub("", " ".join(text[clause:at].split()[-SUBJECT_WORDS:]))
    if _OTHERS.search(words):
        return True
    if _OWN.search(words):
        return False
    named = sides.last_named(words)
    if named is None and _THIRD.search(words):
        # In a quotation "he" is someone else; in reported speech the speaker, unless the sentence has named another.
        named = sides.last_named(text[:at])
        if named is None:
            return saying.direct
    return named is not None and not sides.allied(named, saying.side)


def done_by_another(at: int, saying: Saying, sides: Sides) -> bool:
    """Tell whether what is plainly stated at `at` is done by a side that is not the speaker's."""
    before = (saying.lead + saying.sentence)[:at]
    named = sides.last_named(_ACTED_ON.sub("", " ".join(before.split()[-SUBJECT_WORDS:])))
    return None not in {named, saying.side} and not sides.allied(named, saying.side)
