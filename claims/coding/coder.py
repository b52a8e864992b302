"""Coding a document's claims: cues of the codebook in each content, weighed; then the answers that point back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claims.coding.anaphora import Answered, answer, points_back
from claims.coding.claim import CodedClaim, CodedStance
from claims.coding.codebook import IssueRecord, load_classes
from claims.coding.content import Contents, conditions
from claims.coding.matching import Found, PatternIndex, longest
from claims.coding.notation import Pattern, parse_pattern
from claims.coding.phrases import Classes
from claims.coding.sides import Sides
from claims.coding.stance import CueMeaning, Saying, Side, Weigher
from claims.coding.wording import load_wording
from claims.resolve.claim import ResolvedClaim
from claims.words import CuePolarity, Quote, Stance

__all__ = ["Coder"]

# Of matches as long, the first given decides: what only touches is the exception, "never to join" holds "to join".
_PRECEDENCE = (CuePolarity.TOUCHES, CuePolarity.AGAINST, CuePolarity.FOR)
_PARAGRAPH_END = re.compile(r"\n\s*")


class Coder:
    """Tells which side each claim takes on the issues of one codebook. Holds compiled patterns: make it once."""

    def __init__(self, issues: Iterable[IssueRecord], classes: Classes | None = None) -> None:
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
        sides, contents = Sides(body, self._classes), Contents(claims, body)
        breaks = [match.end() for match in _PARAGRAPH_END.finditer(body)]
        stances = [self._by_wording(claims[number], number, contents, sides) for number in range(len(claims))]
        earlier = list[Answered]()
        for number in sorted(range(len(claims)), key=lambda number: claims[number].attribution.content[0].start):
            claim = claims[number]
            back = not stances[number] and points_back(claim, self._wording)
            if not stances[number] and not back:
                continue
            paragraph = bisect_right(breaks, claim.attribution.content[0].start)
            this = Answered(claim, sides.of_claim(claim), paragraph, stances[number])
            if back:
                stances[number] = answer(this, earlier, self._wording)
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
            supposed = conditions(sentence)
            saying = Saying(
                sentence=sentence,
                lead=lead,
                act=found.act,
                cue=" ".join(cue.text for cue in found.cue),
                side=side,
                direct=found.quote is Quote.DIRECT,
                conditional=found.conditional or found.hypothetical or bool(supposed),
            )
            for cue in self._find(sentence, side, nearby):
                if any(start <= cue.start < end for start, end in supposed):
                    continue
                if weighed := self._weigher.weigh(cue, saying, sides):
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
