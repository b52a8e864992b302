"""Which claims of a document answer which, and the stances that come with an answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claims.coding.anaphora import ASKING, Asked, answer, antecedents, upheld, uphold
from claims.coding.claim import CodedClaim, CodedStance
from claims.coding.pointing import pointer
from claims.coding.sides import Sides
from claims.coding.wording import Wording
from claims.resolve.claim import ResolvedClaim

__all__ = ["with_answers"]

_PARAGRAPH_END = re.compile(r"\n\s*")


def with_answers(
    claims: Sequence[ResolvedClaim],
    codings: Sequence[tuple[CodedStance, ...]],
    body: str,
    sides: Sides,
    wording: Wording,
) -> tuple[CodedClaim, ...]:
    """Link each claim of a document to those it answers; one that takes no side by its own words takes theirs on.

    `codings` are what the claims say by their own words, in the same order.
    """
    breaks = [match.end() for match in _PARAGRAPH_END.finditer(body)]
    told = [
        Asked(
            number,
            claim,
            sides.of_claim(claim),
            bisect_right(breaks, claim.attribution.content[0].start),
            codings[number],
        )
        for number, claim in enumerate(claims)
    ]
    asking = [one for one in told if one.claim.attribution.act in ASKING]
    coded = {one.number: CodedClaim(one.claim, one.stances) for one in told}
    earlier = list[Asked]()
    for this in sorted(told, key=lambda one: one.claim.attribution.content[0].start):
        back = pointer(this.claim, body, wording)
        if back is not None:
            own = upheld(this, back, asking, wording, sides)
            asked = [] if own else antecedents(this, back, earlier, sides)
            taken = uphold(this, back, own) if own else answer(this, back, asked, wording)
            stances = this.stances if _takes_side(this) else _joined(taken, this.stances)
            coded[this.number] = CodedClaim(this.claim, stances, tuple(other.number for other in asked))
        if this in asking and (back is None or _takes_side(this)):
            earlier.append(this)
    return tuple(coded[number] for number in range(len(claims)))


def _takes_side(claim: Asked) -> bool:
    return any(stance.value is not None for stance in claim.stances)


def _joined(taken: tuple[CodedStance, ...], touched: tuple[CodedStance, ...]) -> tuple[CodedStance, ...]:
    """Put what is taken on before what is only named, with one coding an issue."""
    issues = {stance.issue for stance in taken}
    return (*taken, *(stance for stance in touched if stance.issue not in issues))
