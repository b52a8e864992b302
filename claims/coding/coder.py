"""Coding a document's claims: each by its own words, then the answers that point back at others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.coding.answers import with_answers
from claims.coding.claim import CodedClaim
from claims.coding.codebook import IssueRecord, load_classes
from claims.coding.content import Contents
from claims.coding.phrases import Classes
from claims.coding.sentences import SentenceCoder
from claims.coding.sides import Principals, Sides
from claims.coding.wording import load_wording
from claims.resolve.claim import ResolvedClaim

__all__ = ["Coder"]


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
        self._sentences = SentenceCoder(issues, self._classes, self._wording)

    def code(self, claims: Sequence[ResolvedClaim], body: str) -> tuple[CodedClaim, ...]:
        """Code the claims of one document, in the order given; `body` is the text their spans lie in."""
        sides = Sides(body, self._classes, self._principals)
        contents = Contents(claims, body, sides)
        codings = [self._sentences.code(claim, number, contents, sides) for number, claim in enumerate(claims)]
        return with_answers(claims, codings, body, sides, self._wording)
