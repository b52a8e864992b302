"""Answers to what was asked for: "rejected the demands" takes sides on each of them, "our terms must be met" too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.coding.basis import line
from claims.coding.claim import CodedStance
from claims.coding.matching import longest
from claims.coding.pointing import Pointer
from claims.coding.sides import Sides
from claims.coding.wording import Effect, Wording
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Stance

__all__ = ["ASKING", "Asked", "answer", "antecedents", "upheld", "uphold"]

# How far back the demands may stand, in paragraphs.
PARAGRAPHS = 5
CONFIDENCE = 0.7

# The acts of a claim that can be answered.
ASKING = frozenset({Act.DEMAND, Act.REQUEST, Act.OFFER})
_AGREEING = frozenset({Act.AGREE, Act.SUPPORT, Act.CONCEDE})

# How strongly an answer takes a side, whatever the strength of what it answers.
_FULL, _WILLING = 2, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with its place in the document's claims, its speaker's class, its paragraph, and the sides it takes."""

    number: int
    claim: ResolvedClaim
    side: str | None
    paragraph: int
    stances: tuple[CodedStance, ...]

    def terms(self, found: Pointer) -> list[tuple[str, Stance, float]]:
        """Give what it asks for, as issue, value and confidence.

        Where "demands" are meant, its terms, not what it offers in return, which is said less strongly.
        """
        taken = [(one.issue, one.value, one.confidence) for one in self.stances if one.value is not None]
        return [one for one in taken if not found.demands or abs(one[1]) == abs(Stance.SUPPORTS)]

    def same_side(self, other: Asked) -> bool:
        """Tell whether both claims are of one side, or of one speaker where a side is not known."""
        if self.side is not None and other.side is not None:
            return self.side == other.side
        keys = [one.claim.speaker.key if one.claim.speaker else None for one in (self, other)]
        return keys[0] is not None and keys[0] == keys[1]


def antecedents(this: Asked, found: Pointer, earlier: Sequence[Asked], sides: Sides) -> list[Asked]:
    """Give the claims that `this` points back at; none if nobody asked for anything.

    `earlier` are the claims before it in the text that demand, request or offer. Meant is the nearest by another actor,
    one that takes sides if any does, with all its side asked for in the paragraphs around: a list is answered as one.
    """
    owner = sides.last_named(found.words)
    asked = [
        other
        for other in earlier
        if this.paragraph - other.paragraph <= PARAGRAPHS
        and not this.same_side(other)
        and (owner in {None, this.side} or owner == other.side)
    ]
    if found.demands:
        asked = [other for other in asked if other.claim.attribution.act is Act.DEMAND] or asked
    if not asked:
        return []
    nearest = ([other for other in asked if other.terms(found)] or asked)[-1]
    return [other for other in asked if abs(nearest.paragraph - other.paragraph) <= 1 and nearest.same_side(other)]


def answer(this: Asked, found: Pointer, asked: Sequence[Asked], wording: Wording) -> tuple[CodedStance, ...]:
    """Give the stances a claim takes on by answering what was `asked`; none if it neither rejects nor accepts it."""
    claim = this.claim.attribution
    verb = " ".join([*(span.text for span in claim.cue), found.before])
    # What is said of the terms themselves: "such conditions are unacceptable".
    said = {one.meaning.effect for one in longest(list(wording.after.find(found.behind)))[:1]}
    negated = bool(wording.cue_negations.search(verb))
    full = _WILLING if claim.conditional or wording.weighing_cues.search(verb) else _FULL
    if claim.act is Act.DENY and said:
        # "Denied that the proposal was dead" is no word on what it proposes.
        return ()
    if wording.against_cues.search(verb) or (claim.act is Act.REFUSE and not verb.strip()):
        # Not to reject is less than to accept.
        value, did = (_WILLING, "did not reject") if negated else (-_FULL, "rejected")
    elif claim.act in _AGREEING or wording.accepting_cues.search(verb):
        value, did = (-_FULL, "did not accept") if negated else (full, "accepted")
    elif wording.weighing_cues.search(verb) and not negated:
        value, did = _WILLING, "would weigh"
    elif Effect.AGAINST in said:
        value, did = -full, "judged against"
    elif said & {Effect.SIDE, Effect.OPEN}:
        value, did = (full if Effect.SIDE in said else _WILLING), "spoke for"
    else:
        return ()
    return _taken_on(this, found, asked, did, value)


def upheld(this: Asked, found: Pointer, asking: Sequence[Asked], wording: Wording, sides: Sides) -> list[Asked]:
    """Give the demands of its own side that a claim upholds: "all our conditions must be met"; none if it upholds none.

    `asking` are all the claims of the text that demand, request or offer: what a text sums up first it lists later.
    """
    claim = this.claim.attribution
    words = " ".join(span.text for span in (*claim.cue, *claim.content))
    its_own = sides.last_named(found.words) in {None, this.side}
    if not (found.demands and its_own and wording.upholding.search(words)):
        return []
    own = [
        other
        for other in asking
        if other.claim.attribution.act is Act.DEMAND and this.same_side(other) and other.number != this.number
    ]
    nearest = min((abs(other.paragraph - this.paragraph), other.paragraph) for other in own)[1] if own else 0
    return [other for other in own if abs(other.paragraph - nearest) <= 1]


def uphold(this: Asked, found: Pointer, own: Sequence[Asked]) -> tuple[CodedStance, ...]:
    """Give the stances a claim repeats by upholding the demands of its own side."""
    return _taken_on(this, found, own, "upheld", _FULL)


def _taken_on(this: Asked, found: Pointer, asked: Sequence[Asked], did: str, value: int) -> tuple[CodedStance, ...]:
    """Give, issue by issue, what an answer of this `value` comes to: of its own strength, toward what was asked."""
    stances = dict[str, CodedStance]()
    act = this.claim.attribution.act.value
    for other in asked:
        speaker = other.claim.speaker.name if other.claim.speaker else "another actor"
        words = line(other.claim.attribution.content[0].text)
        for issue, asked_value, confidence in other.terms(found):
            taken = Stance(value if asked_value > 0 else -value if asked_value < 0 else 0)
            basis = f"{act}: {did} “{found.words}”, what {speaker} asked for (“{words}”): {taken.name.lower()}"
            stances.setdefault(issue, CodedStance(issue, taken, basis, CONFIDENCE * confidence))
    return tuple(stances.values())
