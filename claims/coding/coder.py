"""Coding a document's claims: cues of the codebook in each content, weighed; then the answers that point back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claims.coding.anaphora import Answered, answer, pointer
from claims.coding.claim import CodedClaim, CodedStance
from claims.coding.codebook import IssueRecord, load_classes
from claims.coding.conditions import conditions, wanted
from claims.coding.content import Contents
from claims.coding.hearing import CueMeaning, Saying
from claims.coding.matching import Found, PatternIndex, longest
from claims.coding.notation import Pattern, parse_pattern
from claims.coding.phrases import Classes
from claims.coding.sides import Principals, Sides
from claims.coding.stance import Side, Weigher
from claims.coding.wording import load_wording
from claims.resolve.claim import ResolvedClaim
from claims.words import CuePolarity, Quote, Stance

__all__ = ["Coder"]

# Of matches as long, the first given decides: what only touches is the exception, "never to join" holds "to join".
_PRECEDENCE = (CuePolarity.TOUCHES, CuePolarity.AGAINST, CuePolarity.FOR)
_PARAGRAPH_END = re.compile(r"\n\s*")


class Coder:
    """Tells which side each claim takes on the issues of one codebook. Holds compiled patterns: make it once.

    `principals` tells, of an actor's key and a day, whom that actor speaks for, as Directory.closure does; without it
    only the offices the text itself names tell a speaker's side.
    """

    def __init__(
        self,
        issues: Iterable[IssueRecord],
        classes: Classes | None = None,
        principals: Principals | None = None,
    ) -> None:
        self._principals = principals
        self._classes = load_classes() if classes is None else classes
        self._wording = load_wording()
        self._weigher = Weigher(self._wording)
        self._cues = PatternIndex(
            (parse_pattern(cue.pattern, self._classes), CueMeaning(issue.key, issue.proposition, cue.polarity))
            for issue in issues
            for cue in sorted(issue.cues, key=lambda cue: _PRECEDENCE.index(cue.polarity))
        )

    def code(self, claims: Sequence[ResolvedClaim], body: str) -> tuple[CodedClaim, ...]:
        """Code the claims of one document, in the order given; `body` is the text their spans lie in."""
        sides = Sides(body, self._classes, self._principals)
        contents = Contents(claims, body, sides)
        breaks = [match.end() for match in _PARAGRAPH_END.finditer(body)]
        stances = [self._by_wording(claims[number], number, contents, sides) for number in range(len(claims))]
        earlier = list[Answered]()
        for number in sorted(range(len(claims)), key=lambda number: claims[number].attribution.content[0].start):
            claim = claims[number]
            back = None if stances[number] else pointer(claim, body, self._wording)
            if not stances[number] and back is None:
                continue
            paragraph = bisect_right(breaks, claim.attribution.content[0].start)
            this = Answered(claim, sides.of_claim(claim), paragraph, stances[number])
            if back is not None:
                stances[number] = answer(this, back, earlier, self._wording, sides)
            else:
                earlier.append(this)
        return tuple(CodedClaim(claim, found) for claim, found in zip(claims, stances, strict=True))

    def _by_wording(
        self,
        claim: ResolvedClaim,
        number: int,
        contents: Contents,
        sides: Sides,
    ) -> tuple[CodedStance, ...]:
        found = claim.attribution
        if not any(self._cues.candidates(span.text) for span in found.content):
            return ()
        side = sides.of_claim(claim)
        nearby = sides.near(found.content[0]) | ({side} if side else set())
        taken = list[Side]()
        for sentence, lead in contents.sentences(number):
            cues = self._find(sentence, side, nearby)
            if not cues:
                continue
            supposed = conditions(lead + sentence, self._wording)
            saying = Saying(
                sentence=sentence,
                lead=lead,
                act=found.act,
                cue=" ".join(cue.text for cue in found.cue),
                side=side,
                direct=found.quote is Quote.DIRECT,
                conditional=found.conditional or found.hypothetical or not all(one.lasting for one in supposed),
            )
            for cue in cues:
                clause = next((clause for clause in supposed if clause.holds(len(lead) + cue.start)), None)
                if clause is None or cue.pattern.judging:
                    weighed = self._weigher.weigh(cue, saying, sides)
                else:
                    wants = wanted(clause, lead + sentence, found.act, supposed)
                    weighed = None if wants is None else self._weigher.bargain(cue, saying, clause.start, wants=wants)
                if weighed:
                    taken.append(weighed)
        return tuple(_settle([one for one in taken if not one.background] or taken))

    def _find(self, sentence: str, side: str | None, nearby: frozenset[str]) -> list[Found[CueMeaning]]:
        def allowed(pattern: Pattern) -> bool:
            return (not pattern.speaker_of or side in pattern.speaker_of) and pattern.named <= nearby

        matches = sorted(self._cues.find(sentence, side, allowed), key=lambda match: match.meaning.issue)
        by_issue = groupby(matches, key=lambda match: match.meaning.issue)
        return [cue for _, group in by_issue for cue in longest(list(group))]


def _settle(sides: Sequence[Side]) -> Iterator[CodedStance]:
    """Give one stance an issue: the strongest said; where as much is said for as against, mixed."""
    ordered = sorted(sides, key=lambda side: side.issue)
    for issue, group in groupby(ordered, key=lambda side: side.issue):
        said = sorted(group, key=lambda side: -abs(side.value))
        first = said[0]
        opposite = next((side for side in said if side.value == -first.value), None)
        if opposite is None:
            yield CodedStance(issue, first.value, first.basis, first.confidence)
        else:
            basis = f"{first.basis}; but {opposite.basis}: mixed"
            yield CodedStance(issue, Stance.MIXED, basis, min(first.confidence, opposite.confidence))
