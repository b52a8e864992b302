"""What coding gives: a resolved claim with the sides it takes, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from claims.resolve.claim import ResolvedClaim
from claims.words import Stance

__all__ = ["CodedClaim", "CodedStance"]


@dataclass(frozen=True, slots=True)
class CodedStance:
    """What the claim says on one issue (by key); `basis` is a sentence that names the cue and the rule.

    `value` is None where the claim names the issue and takes no side.
    """

    issue: str
    value: Stance | None
    basis: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """One claim, ready to be stored or printed, with one coding an issue at most.

    `answers` are the places, in the sequence of the document's claims, of those it answers: of "NATO rejected the
    demands", the claims that made them.
    """

    resolved: ResolvedClaim
    stances: tuple[CodedStance, ...]
    answers: tuple[int, ...] = ()
