"""Finding the words of wording.yaml that bear on a cue: before and behind it, in its gaps, in what introduces it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.coding.clauses import begins_a_member, clause_end, clause_start, follows_a_comma, without_contrast
from claims.coding.holders import agent
from claims.coding.matching import Found, longest
from claims.coding.saying import CueMeaning, Saying
from claims.coding.wording import TURNING, Effect, Operator, Wording
from claims.words import CuePolarity

__all__ = ["Surroundings"]

# A negation before one content governs the next one only where "or" joins them.
_OR = re.compile(r"\b(?:or|nor)\W*$", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:no|not|never|neither|nor|nothing|nobody|none|without|cannot)\b|n['\u2019]t\b", re.IGNORECASE
)

# How many words may stand between a cue and an operator behind it, and between that and the next: "must at last be".
REACH_BEHIND = 3
REACH_ON = 2


class Surroundings:
    """Finds the operators that bear on a cue."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def around(self, cue: Found[CueMeaning], saying: Saying) -> list[Found[Operator]]:
        """Give the operators that reach the cue, the innermost first: "must not [dam] be built" is be, not, must.

        A passive behind the cue does first what it does; then come the words before, the nearest first; then the verb
        the cue is the subject of.
        """
        start, end = len(saying.lead) + cue.start, len(saying.lead) + cue.end
        text = without_contrast(saying.whole, start)
        before, behind = self._before(text, start, len(saying.lead)), self._behind(text, end)
        if before and _indispensable(before[0], text, end):
            wanted = replace(before[0].meaning, effect=Effect.SIDE)
            return [replace(before[0], meaning=wanted), *before[1:]]
        return [*behind[:0:-1], *before, *behind[:1]]

    def _before(self, text: str, start: int, lead: int) -> list[Found[Operator]]:
        clause = clause_start(text, start)
        reached = list[Found[Operator]]()
        for match in reversed(longest(list(self._wording.before.find(text[clause:start])))):
            operator, effect = _moved(match, clause), match.meaning.effect
            between = text[operator.end : start]
            if match.meaning.reach is not None and len(between.split()) >= match.meaning.reach:
                continue
            if effect is Effect.TURN and operator.end <= lead and not _OR.search(text[:lead]):
                continue
            if effect is Effect.TOPIC and "," in between:
                continue
            if _ends_its_member(operator, reached, text, start):
                continue
            reached.append(operator)
        return reached

    def _behind(self, text: str, end: int) -> list[Found[Operator]]:
        """Give the verb group behind the cue in text order: "must not", "be lifted"."""
        group, last = list[Found[Operator]](), end
        for match in longest(list(self._wording.after.find(text[end : clause_end(text, end)]))):
            operator = _moved(match, end)
            reach = REACH_ON if group else (match.meaning.reach or REACH_BEHIND) + 1
            if len(text[last : operator.start].split()) < reach and not (group and "," in text[last : operator.start]):
                nobodys = operator.meaning.of_holder and agent(text, operator.end) is None
                if not nobodys:
                    group.append(operator)
                elif operator.meaning.effect in TURNING:
                    # "The dam must be rejected": the attitude is nobody's in particular; what is said of it counts.
                    group.append(
                        replace(operator, meaning=replace(operator.meaning, effect=Effect.TURN, of_holder=False))
                    )
                last = operator.end
        return group

    def within(self, cue: Found[CueMeaning]) -> list[Found[Operator]]:
        """Give the judgements and attitudes in a cue's gaps: "Kyiv must join", "Kyiv wants to join"."""
        return [
            operator
            for operator in longest(list(self._wording.before.find(cue.text)))
            if operator.meaning.effect in {Effect.SIDE, Effect.OPEN} and operator.end < len(cue.text)
        ]

    def judged_within(self, cue: Found[CueMeaning]) -> list[Found[Operator]]:
        """Give the judgement in a cue's gaps that is against it: "its membership [would ruin] the union"."""
        if cue.pattern.decisive or cue.meaning.polarity is not CuePolarity.FOR:
            return []
        return [
            operator
            for operator in longest(list(self._wording.after.find(cue.text)))
            if operator.meaning.effect is Effect.AGAINST
            and not operator.meaning.of_holder
            and operator.start > 0
            and operator.end < len(cue.text)
        ][:1]

    def of_saying(self, saying: Saying, heard: Sequence[Found[Operator]]) -> list[Found[Operator]]:
        """Give the speaker's attitude where his cue tells it: "expressed hope that", "his warnings | about".

        `heard` are the words already heard around the cue.
        """
        # A word heard at the beginning of the content is not heard again with the cue.
        opening = [] if any(one.start == 0 for one in heard) else saying.whole.split(maxsplit=1)[:1]
        return [
            operator
            for operator in longest(list(self._wording.before.find(" ".join([saying.cue, *opening]))))
            if operator.meaning.of_holder and operator.start < len(saying.cue)
            if operator.meaning.effect in {Effect.SIDE, Effect.OPEN, Effect.AGAINST}
        ]


def _moved(match: Found[Operator], by: int) -> Found[Operator]:
    return replace(match, start=match.start + by, end=match.end + by)


def _indispensable(operator: Found[Operator], text: str, end: int) -> bool:
    """Tell whether nothing goes without the cue: "without a dam there can be no harvest"."""
    return operator.text.casefold() == "without" and bool(_NEGATION.search(text, end, clause_end(text, end)))


def _ends_its_member(operator: Found[Operator], inner: list[Found[Operator]], text: str, start: int) -> bool:
    """Tell whether a turning verb governs its own member of a list only: "stop the road, rule out the dam"."""
    meaning = operator.meaning
    if meaning.effect not in TURNING or meaning.reach is None or _NEGATION.search(operator.text):
        return False
    between = (one for one in inner if one.start > operator.end and one.meaning.effect in TURNING)
    return any(follows_a_comma(text[operator.end : one.start]) for one in between) or (
        begins_a_member(text, start) and "," in text[operator.end : start]
    )
