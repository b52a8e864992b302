"""Coding one claim by its own words, sentence by sentence: the cues of the codebook in it, weighed and settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from claims.coding.basis import line
from claims.coding.claim import CodedStance
from claims.coding.codebook import IssueRecord
from claims.coding.conditions import Condition, conditions, wanted
from claims.coding.content import Contents
from claims.coding.matching import Found, PatternIndex, longest
from claims.coding.notation import Pattern, parse_pattern
from claims.coding.phrases import Classes
from claims.coding.pronouns import is_pronoun, is_relative, judged_pronoun, names_a_topic
from claims.coding.saying import CueMeaning, Saying
from claims.coding.sides import Sides
from claims.coding.stance import Side, Weigher
from claims.coding.wording import Wording
from claims.extract.attribution import Attribution
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, CuePolarity, Quote, Stance

__all__ = ["SentenceCoder"]

# Of matches as long, the first given decides: what only touches is the exception, "never to join" holds "to join".
_PRECEDENCE = (CuePolarity.TOUCHES, CuePolarity.AGAINST, CuePolarity.FOR)

# How much less sure a side is that a pronoun takes.
BY_PRONOUN = 0.8


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim while it is coded: its speaker's class, and the classes named near it."""

    attribution: Attribution
    side: str | None
    nearby: frozenset[str]
    sides: Sides

    def saying(self, sentence: str, lead: str = "", supposed: Sequence[Condition] = ()) -> Saying:
        found = self.attribution
        return Saying(
            sentence=sentence,
            lead=lead,
            act=found.act,
            cue=" ".join(cue.text for cue in found.cue),
            side=self.side,
            direct=found.quote is Quote.DIRECT,
            conditional=found.conditional or found.hypothetical or not all(one.lasting for one in supposed),
        )


class SentenceCoder:
    """Holds the compiled cues of one codebook."""

    def __init__(self, issues: Iterable[IssueRecord], classes: Classes, wording: Wording) -> None:
        self._wording = wording
        self._weigher = Weigher(wording)
        self._cues = PatternIndex(
            (parse_pattern(cue.pattern, classes), CueMeaning(issue.key, issue.proposition, cue.polarity))
            for issue in issues
            for cue in sorted(issue.cues, key=lambda cue: _PRECEDENCE.index(cue.polarity))
        )

    def code(self, claim: ResolvedClaim, number: int, contents: Contents, sides: Sides) -> tuple[CodedStance, ...]:
        """Code the claim at place `number` of its document, one coding an issue."""
        found, side = claim.attribution, sides.of_claim(claim)
        held = _Claim(found, side, sides.near(found.content[0]) | ({side} if side else set()), sides)
        before = partial(contents.before, number)
        if is_pronoun(" ".join(span.text for span in found.content)):
            return tuple(_settle(self._weigh(before(), "", held)))
        if is_relative(" ".join(span.text for span in found.content)):
            return tuple(_settle(self._weigh(contents.antecedent(number), "", held)))
        codings = list[Side]()
        for sentence, lead in contents.sentences(number):
            named = self._weigh(sentence, lead, held)
            earlier = [before, partial(contents.said_before, number)] if names_a_topic(sentence) else [before]
            meant = [] if named and len(earlier) == 1 else self._weigh_pronoun(sentence, lead, earlier, held)
            codings += [*named, *(one for one in meant if one.issue not in {side.issue for side in named})]
            before = partial(str, sentence)
        return tuple(_settle(codings or self._weigh_with_cue(contents.with_cue(number), held)))

    def _weigh(self, sentence: str, lead: str, held: _Claim) -> list[Side]:
        """Weigh every cue of one sentence that `lead` governs."""
        cues = self._find(sentence, held)
        if not cues:
            return []
        supposed = conditions(lead + sentence, self._wording)
        saying = held.saying(sentence, lead, supposed)
        weighed = list[Side]()
        for cue in cues:
            clause = next((clause for clause in supposed if clause.holds(len(lead) + cue.start)), None)
            if clause is None or cue.pattern.judging:
                weighed.append(self._weigher.weigh(cue, saying, held.sides))
            elif (wants := wanted(clause, saying.whole, saying.act, supposed)) is None:
                weighed.append(self._weigher.touch(cue, "only supposed"))
            else:
                weighed.append(self._weigher.bargain(cue, saying, clause, wants=wants))
        return weighed

    def _weigh_pronoun(
        self, sentence: str, lead: str, earlier: Sequence[Callable[[], str]], held: _Claim
    ) -> list[Side]:
        """Weigh a sentence like "This is unacceptable" by what the first of `earlier` to name an issue names last."""
        pronoun = judged_pronoun(sentence)
        if pronoun is None or held.attribution.act is Act.QUESTION:
            return []
        found = (
            [cue for cue in self._find(text(), held) if cue.meaning.polarity is not CuePolarity.TOUCHES]
            for text in earlier
        )
        cues = next(filter(None, found), [])
        if not cues:
            return []
        named = max(cues, key=lambda cue: cue.end)
        pattern = replace(named.pattern, decisive=False, judging=False)
        # Of "these illegal sanctions" the sanctions are meant, not what was thought of them.
        meaning = named.meaning.contrary() if named.pattern.judging else named.meaning
        meant = Found(pronoun.start(1), pronoun.end(1), pronoun[1], pattern, meaning)
        saying = held.saying(sentence, lead, conditions(lead + sentence, self._wording))
        side = self._weigher.weigh(meant, replace(saying, act=Act.ASSERT), held.sides)
        if side.value is None:
            return []
        basis = f"{side.basis}; “{pronoun[1]}” is “{line(named.text)}”"
        return [replace(side, basis=basis, confidence=side.confidence * BY_PRONOUN)]

    def _weigh_with_cue(self, sentence: str, held: _Claim) -> list[Side]:
        """Weigh the wording that the claim's cue and content are together: "support | Ukraine"."""
        saying = replace(held.saying(sentence), cue="")
        return [
            self._weigher.weigh(cue, saying, held.sides)
            for cue in self._find(sentence, held)
            if cue.start < len(held.attribution.cue[-1].text) < cue.end
        ]

    def _find(self, sentence: str, held: _Claim) -> list[Found[CueMeaning]]:
        def allowed(pattern: Pattern) -> bool:
            return (not pattern.speaker_of or held.side in pattern.speaker_of) and pattern.named <= held.nearby

        matches = sorted(self._cues.find(sentence, held.side, allowed), key=lambda match: match.meaning.issue)
        by_issue = groupby(matches, key=lambda match: match.meaning.issue)
        return [cue for _, group in by_issue for cue in longest(list(group)) if not cue.pattern.excluding]


def _settle(codings: Sequence[Side]) -> Iterator[CodedStance]:
    """Give one coding an issue: the strongest said; where as much is said for as against, mixed; else a touch.

    What counts only where no other issue's wording does gives way to any other side.
    """
    taken = [one for one in codings if one.value is not None]
    taken = [one for one in taken if not one.background] or taken
    issues = {one.issue for one in taken}
    touched = [one for one in codings if one.value is None and not one.background and one.issue not in issues]
    for issue, group in groupby(sorted([*taken, *touched], key=lambda one: one.issue), key=lambda one: one.issue):
        said = sorted(group, key=lambda one: -abs(one.value or 0))
        first = said[0]
        opposite = next((one for one in said if first.value and one.value == -first.value), None)
        if opposite is None:
            yield CodedStance(issue, first.value, first.basis, first.confidence)
        else:
            basis = f"{first.basis}; but {opposite.basis}: mixed"
            yield CodedStance(issue, Stance.MIXED, basis, min(first.confidence, opposite.confidence))
