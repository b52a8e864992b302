"""Composing a stance: what the act does, the side the wording speaks for, negation and condition.

A cue of the codebook has a side. Words before and behind it turn that side, or make it a judgement or an attitude
(wording.yaml); the speech act takes the side, is against it, or leaves it at mere mention. A mention is no stance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.coding.hearing import TURNING, CueMeaning, Listener, Saying, done_by_another
from claims.coding.matching import Found
from claims.coding.sides import Sides
from claims.coding.wording import ActRule, Wording
from claims.words import Act, CuePolarity, Stance

__all__ = ["Side", "Weigher"]

_CUE_NEGATION = re.compile(r"\b(?:not|never)\b|n['\u2019]t\b", re.IGNORECASE)

# The confidence of a side that the act takes, and of one that only the words take.
BY_ACT, BY_WORDS = 0.9, 0.75


@dataclass(frozen=True, slots=True)
class Side:
    """The side one cue gives one claim."""

    issue: str
    value: Stance
    basis: str
    confidence: float
    background: bool = False


class Weigher:
    """Weighs each cue found in a claim's content by the words around it and the act it stands under."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._listener = Listener(wording)

    def weigh(self, cue: Found[CueMeaning], saying: Saying, sides: Sides) -> Side | None:
        """Tell the side that `cue`, found in the sentence, gives; None for a mention."""
        if cue.meaning.polarity is CuePolarity.TOUCHES or saying.act is Act.QUESTION:
            return None
        rule = self._wording.acts.get(saying.act, ActRule())
        if saying.act is Act.ASSERT and self._wording.proposing_cues.search(saying.cue):
            rule = self._wording.acts[Act.OFFER]
        against = (
            rule.turns
            and not (saying.direct or cue.pattern.judging)
            and bool(self._wording.against_cues.search(saying.cue))
        )
        heard = self._listener.listen(cue, saying, sides, against=against)
        if heard is None:
            return None
        by_act = against or (rule.takes > 0 and not rule.turns)
        stated = cue.pattern.judging or (
            cue.pattern.decisive and not done_by_another(len(saying.lead) + cue.start, saying, sides)
        )
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

    def bargain(self, cue: Found[CueMeaning], saying: Saying, start: int, *, wants: bool) -> Side | None:
        """Tell the side of a cue in a conditional clause the speaker wants met, or not.

        The clause begins at `start` of the sentence with its lead.
        """
        if cue.meaning.polarity is CuePolarity.TOUCHES or saying.act is Act.QUESTION:
            return None
        sign = 1 if (cue.meaning.polarity is CuePolarity.FOR) is wants else -1
        turning = [
            operator
            for operator in self._listener.around(cue, saying)
            if operator.start >= start and operator.meaning.effect in TURNING
        ]
        value = Stance(2 * sign * (-1) ** len(turning))
        words = [
            (saying.lead + saying.sentence)[start:].split(maxsplit=1)[0].casefold(),
            *(one.text for one in turning),
        ]
        return Side(cue.meaning.issue, value, _basis(cue, words[::-1], saying, value), BY_WORDS)


def _basis(cue: Found[CueMeaning], heard: list[str], saying: Saying, value: Stance) -> str:
    """Say why in one line: demand + “halt to further expansion” (against “NATO enlarges further”): opposes."""
    words = "".join(f" + “{' '.join(word.split())}”" for word in reversed(heard))
    condition = ", on a condition" if saying.conditional else ""
    quoted = " ".join(cue.text.split())
    return (
        f"{saying.act.value}{words} + “{quoted}” ({cue.meaning.polarity.value} “{cue.meaning.proposition}”)"
        f"{condition}: {value.name.lower()}"
    )
