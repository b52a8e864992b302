"""Composing a stance: what the act does, the side the wording speaks for, negation and condition.

A cue of the codebook has a side. Words before and behind it turn that side, or make it a judgement or an attitude
(wording.yaml); the speech act takes the side, is against it, or leaves it at mere mention. A mention is no stance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.coding.matching import Found, longest
from claims.coding.sides import Sides
from claims.coding.wording import ActRule, Effect, Operator, Wording
from claims.words import Act, CuePolarity, Stance

__all__ = ["CueMeaning", "Saying", "Side", "Weigher"]

_CLAUSE_START = re.compile(
    r"[;:]|\s[\u2013\u2014-]\s|\b(?:but|while|although|though|whereas|because|and that)\b|"
    r", and (?=\w+ (?:is|are|was|will)\b)"
)
_CLAUSE_END = re.compile(
    r"[;:.!?]|\s[\u2013\u2014-]\s|\b(?:but|while|although|though|whereas|because|if|unless|which|who|that|and)\b"
)
_OWN = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:they|you|their|your|no one|nobody)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
# A negation before one content governs the next one only where "or" joins them.
_OR = re.compile(r"\b(?:or|nor)\W*$", re.IGNORECASE)
_CUE_NEGATION = re.compile(r"\b(?:not|never)\b|n['\u2019]t\b", re.IGNORECASE)

_TURNING = frozenset({Effect.TURN, Effect.UNHEEDED, Effect.AGAINST})

# The confidence of a side that the act takes, and of one that only the words take.
BY_ACT, BY_WORDS = 0.9, 0.75
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


@dataclass(frozen=True, slots=True)
class Side:
    """The side one cue gives one claim."""

    issue: str
    value: Stance
    basis: str
    confidence: float
    background: bool = False


@dataclass(slots=True)
class _Heard:
    """What the words around a cue make of its side."""

    sign: int
    taken: bool = False
    strength: int = 2
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


class Weigher:
    """Weighs each cue found in a claim's content by the words around it and the act it stands under."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def weigh(self, cue: Found[CueMeaning], saying: Saying, sides: Sides) -> Side | None:
        """Tell the side that `cue`, found in the sentence, gives; None for a mention."""
        if cue.meaning.polarity is CuePolarity.TOUCHES or saying.act is Act.QUESTION:
            return None
        rule = self._wording.acts.get(saying.act, ActRule())
        against = (
            rule.turns
            and not (saying.direct or cue.pattern.judging)
            and bool(self._wording.against_cues.search(saying.cue))
        )
        heard = self._listen(cue, saying, sides, against=against)
        if heard is None:
            return None
        by_act = against or (rule.takes > 0 and not rule.turns)
        stated = cue.pattern.decisive and not _does_another(len(saying.lead) + cue.start, saying, sides)
        by_words = heard.taken and saying.act is not Act.PREDICT
        if not (by_act or by_words or stated):
            return None
        sign = -heard.sign if against else heard.sign
        strength = min(heard.strength, rule.takes) if by_act else heard.strength
        if _CUE_NEGATION.search(saying.cue):
            # Not to agree is to refuse; not to refuse is less than to agree.
            sign, strength = -sign, 1 if against else strength
        value = Stance(sign * (1 if saying.conditional else strength))
        basis = _basis(cue, heard.words, saying, value)
        return Side(cue.meaning.issue, value, basis, BY_ACT if by_act else BY_WORDS, cue.pattern.background)

    def _listen(self, cue: Found[CueMeaning], saying: Saying, sides: Sides, *, against: bool) -> _Heard | None:
        """Apply the words around the cue, nearest first; None where they leave it a topic, or another's attitude."""
        heard = _Heard(1 if cue.meaning.polarity is CuePolarity.FOR else -1)
        if cue.pattern.background or cue.pattern.judging:
            return heard
        for operator in () if cue.pattern.decisive else self._within(cue, saying, sides):
            heard.take(operator.meaning.effect)
        for operator in self._around(cue, saying):
            effect = operator.meaning.effect
            if effect is Effect.TOPIC:
                if not cue.pattern.decisive:
                    return None
                continue
            anothers = operator.meaning.of_holder and _of_another(operator.start, saying, sides)
            if anothers and not against:
                return None
            if not anothers:
                heard.take(effect)
            if effect in _TURNING:
                heard.turn(effect, against=against)
            heard.words.append(operator.text)
        return heard

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

    def _around(self, cue: Found[CueMeaning], saying: Saying) -> list[Found[Operator]]:
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
    words = " ".join(text[clause:at].split()[-SUBJECT_WORDS:])
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
    return named is not None and named != saying.side


def _does_another(at: int, saying: Saying, sides: Sides) -> bool:
    """Tell whether what is plainly stated at `at` is done by a side that is not the speaker's."""
    before = (saying.lead + saying.sentence)[:at]
    named = sides.last_named(" ".join(before.split()[-SUBJECT_WORDS:]))
    return None not in {named, saying.side} and named != saying.side


def _basis(cue: Found[CueMeaning], heard: list[str], saying: Saying, value: Stance) -> str:
    """Say why in one line: demand + “halt to further expansion” (against “NATO enlarges further”): opposes."""
    words = "".join(f" + “{' '.join(word.split())}”" for word in reversed(heard))
    condition = ", on a condition" if saying.conditional else ""
    quoted = " ".join(cue.text.split())
    return (
        f"{saying.act.value}{words} + “{quoted}” ({cue.meaning.polarity.value} “{cue.meaning.proposition}”)"
        f"{condition}: {value.name.lower()}"
    )
