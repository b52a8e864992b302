"""The words of claims that an issue's cues match, whether or not they come to count."""

from __future__ import annotations

from collections.abc import Iterable

from claims.coding.matching import PatternIndex, longest
from claims.coding.notation import Pattern
from claims.coding.phrases import Classes
from claims.coding.sides import Principals, Sides
from claims.resolve.claim import ResolvedClaim

__all__ = ["MatchedWords"]


class MatchedWords:
    """Finds the words of one document's claims that the patterns match; `body` is its text."""

    def __init__(self, body: str, patterns: Iterable[Pattern], classes: Classes, principals: Principals) -> None:
        self._sides = Sides(body, classes, principals)
        self._index = PatternIndex((pattern, None) for pattern in patterns)

    def of(self, claim: ResolvedClaim) -> tuple[str, ...]:
        """Give the words in the claim's content, of matches that overlap the longest."""
        content, side = claim.attribution.content, self._sides.of_claim(claim)
        nearby = self._sides.near(content[0]) | ({side} if side else set())

        def allowed(pattern: Pattern) -> bool:
            return (not pattern.speaker_of or side in pattern.speaker_of) and pattern.named <= nearby

        return tuple(
            found.text
            for span in content
            for found in longest(list(self._index.find(span.text, side, allowed)))
            if not found.pattern.excluding
        )
