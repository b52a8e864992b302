"""Composing a stance: what the act does, the side the wording speaks for, negation and condition.

A cue of the codebook has a side. Words before and behind it turn that side, or make it a judgement or an attitude
(wording.yaml); the speech act takes the side, is against it, or leaves it at mere mention. A mention is no stance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.coding.basis import Reasons, explain, explain_touch, line
from claims.coding.conditions import Condition
from claims.coding.hearing import Heard, Listener
from claims.coding.holders import done_by_another
from claims.coding.matching import Found
from claims.coding.saying import CueMeaning, Saying
from claims.coding.sides import Sides
from claims.coding.wording import ActRule, Effect, Wording
from claims.words import Act, CuePolarity, Stance

__all__ = ["Side", "Weigher"]

# "Denied that it had halted the dam", not "that it would".
_DONE = re.compile(r"\b(?:had|has|have|was|were)\s+(?:\w+ly\s+)?\w+(?:ed|en|un|ut|ld|nt|pt|de|ne)\b", re.IGNORECASE)
_WARNING = re.compile(r"\bwarn", re.IGNORECASE)
# "To end it": what somebody is told to do.
_TO = re.compile(r"(?:not )?to\b", re.IGNORECASE)

# The confidence of a side that the act takes, of one that only the words take, and that no side is taken.
BY_ACT, BY_WORDS, TOUCHED = 0.9, 0.75, 0.75


@dataclass(frozen=True, slots=True)
class Side:
    """The side one cue gives one claim; None if the claim names the issue and takes none."""

    issue: str
    value: Stance | None
    basis: str
    confidence: float
    background: bool = False


class Weigher:
    """Weighs each cue found in a claim's content by the words around it and the act it stands under."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._listener = Listener(wording)

    def weigh(self, cue: Found[CueMeaning], saying: Saying, sides: Sides) -> Side:
        """Tell the side that `cue`, found in the sentence, gives."""
        if reason := _unweighed(cue, saying):
            return self.touch(cue, reason)
        if saying.act is Act.DENY and not saying.direct and _DONE.search(saying.whole, 0, len(saying.lead) + cue.start):
            return self.touch(cue, "denial of a fact")
        rule = self._rule(saying)
        against = (
            rule.turns
            and not (saying.direct or cue.pattern.judging)
            and bool(self._wording.against_cues.search(saying.cue))
        )
        # Who denies that another wants a thing has said nothing on it himself.
        by_act = against or (rule.takes > 0 and not rule.turns)
        heard = self._listener.listen(cue, saying, sides, against=against and saying.act is not Act.DENY, takes=by_act)
        stated = cue.pattern.judging or (
            cue.pattern.decisive and not done_by_another(len(saying.lead) + cue.start, saying, sides)
        )
        by_words = heard.taken and (saying.act is not Act.PREDICT or heard.own or _warns(heard, saying))
        # Who refuses in words of his own ("we do not recognise it") means the negation.
        by_words = by_words or (heard.turned and saying.act in {Act.REFUSE, Act.DECLINE} and not against)
        negated = self._negates(saying, heard, against=against)
        by_words = by_words or (negated and saying.act in {Act.REFUSE, Act.DECLINE} and not against)
        if reason := _untaken(heard, saying, taken=by_act or by_words or stated):
            return self.touch(cue, reason)
        sign = -heard.sign if against else heard.sign
        strength = min(heard.strength, rule.takes) if by_act and not cue.pattern.judging else heard.strength
        if by_act and not against and _does_without(cue, heard):
            # "Agree on a road without the dam": what an offer leaves out is ruled out.
            strength = abs(Stance.OPPOSES)
        if against and any(one.meaning.effect is Effect.AGAINST for one in heard.words):
            # To refuse to rule a thing out is less than to want it.
            strength = 1
        if negated:
            # Not to agree is to refuse; not to refuse is less than to agree.
            sign, strength = -sign, 1 if against else heard.strength
        value = Stance(sign * (1 if saying.conditional else strength))
        outright = not (by_act or by_words)
        basis = explain(cue, saying, value, Reasons(heard.words, against=against, negated=negated, outright=outright))
        return Side(cue.meaning.issue, value, basis, BY_ACT if by_act else BY_WORDS, cue.pattern.background)

    def _rule(self, saying: Saying) -> ActRule:
        """Give how the act counts; by some cues it is against its object, or what is asserted an offer or a request."""
        act = saying.act
        if not saying.direct and self._wording.opposing_cues.search(saying.cue):
            act = Act.CRITICISE
        elif act is Act.ASSERT and self._wording.proposing_cues.search(saying.cue):
            act = Act.OFFER
        elif act is Act.ASSERT and _TO.match(saying.whole) and self._wording.commanding_cues.search(saying.cue):
            act = Act.REQUEST
        return self._wording.acts.get(act, ActRule())

    def _negates(self, saying: Saying, heard: Heard, *, against: bool) -> bool:
        """Tell whether the cue's own negation turns the side: not where it is part of what was heard already.

        "Not afraid to" is willing, whatever act it stands for; to refuse by "does not rule out" is not to refuse.
        """
        negation = self._wording.cue_negations
        if not negation.search(saying.cue) or saying.cue in saying.lead:
            return False
        willing = [] if against else self._listener.willing(saying)
        return not any(negation.search(one.text) for one in (*heard.of_cue, *willing))

    def bargain(self, cue: Found[CueMeaning], saying: Saying, clause: Condition, *, wants: bool) -> Side:
        """Tell the side of a cue in a conditional clause that the speaker wants met, or not."""
        if reason := _unweighed(cue, saying):
            return self.touch(cue, reason)
        sign = 1 if (cue.meaning.polarity is CuePolarity.FOR) is wants else -1
        turning = self._listener.turning(cue, saying, clause.start)
        value = Stance(2 * sign * (-1) ** len(turning))
        basis = explain(cue, saying, value, Reasons(turning, condition=clause.opening, wanted=wants))
        return Side(cue.meaning.issue, value, basis, BY_WORDS)

    @staticmethod
    def touch(cue: Found[CueMeaning], reason: str) -> Side:
        """Give the coding of a cue that takes no side, for `reason`."""
        return Side(cue.meaning.issue, None, explain_touch(cue, reason), TOUCHED, cue.pattern.background)


def _unweighed(cue: Found[CueMeaning], saying: Saying) -> str:
    """Say why no side is looked for at all; empty where one is."""
    if saying.act is Act.QUESTION:
        return "question"
    return "neutral wording" if cue.meaning.polarity is CuePolarity.TOUCHES else ""


def _warns(heard: Heard, saying: Saying) -> bool:
    """Tell whether a prediction is a warning: "warned that the dam could end badly"."""
    return bool(_WARNING.search(saying.cue)) and any(one.meaning.effect is Effect.AGAINST for one in heard.words)


def _does_without(cue: Found[CueMeaning], heard: Heard) -> bool:
    """Tell whether it is left out of what is offered or agreed on: "a road without the dam"."""
    nearest = [cue.text, *(one.text for one in heard.words[:1])]
    return any(text.casefold().startswith("without") for text in nearest)


def _untaken(heard: Heard, saying: Saying, *, taken: bool) -> str:
    """Say why the side that was heard is not taken; empty where it is."""
    if heard.topic:
        return f"only a topic (“{line(heard.topic)}”)"
    if heard.foreign:
        return "another's view"
    if taken:
        return ""
    return "prediction" if saying.act is Act.PREDICT else "plain mention"
