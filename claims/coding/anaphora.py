"""Answers to what another actor asked for: "rejected the demands" takes sides on each of those demands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.coding.claim import CodedStance
from claims.coding.wording import Wording
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Stance

__all__ = ["Answered", "answer", "points_back"]

# How far back the demands may stand, in paragraphs, and how many words an answer's content has beside the pointer.
PARAGRAPHS = 3
WORDS_BESIDE = 6
CONFIDENCE = 0.7

_ASKING = frozenset({Act.DEMAND, Act.REQUEST, Act.OFFER})
_AGREEING = frozenset({Act.AGREE, Act.SUPPORT, Act.CONCEDE})


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim with the class its speaker is of, the number of its paragraph, and its stances so far."""

    claim: ResolvedClaim
    side: str | None
    paragraph: int
    stances: tuple[CodedStance, ...]


def points_back(claim: ResolvedClaim, wording: Wording) -> bool:
    """Tell whether the content is little more than "the demands", "those proposals"."""
    content = " ".join(span.text for span in claim.attribution.content)
    pointer = wording.anaphors.search(content)
    return pointer is not None and len(content.split()) <= len(pointer[0].split()) + WORDS_BESIDE


def answer(this: Answered, earlier: Sequence[Answered], wording: Wording) -> tuple[CodedStance, ...]:
    """Give the stances a claim takes on by answering; none if it points back at nothing or does not answer.

    `earlier` are the claims with stances before it in the text. The antecedent is the nearest claim that demands,
    requests or offers, by another actor, with all its side asked for in the paragraphs around: a list is answered as
    one.
    """
    found = this.claim.attribution
    content = " ".join(span.text for span in found.content)
    pointer = wording.anaphors.search(content)
    if pointer is None:
        return ()
    verb = " ".join([*(span.text for span in found.cue), content[: pointer.start()]])
    if wording.against_cues.search(verb) or (found.act is Act.REFUSE and not verb.strip()):
        sign, did = -1, "rejected"
    elif found.act in _AGREEING or wording.accepting_cues.search(verb):
        sign, did = 1, "accepted"
    else:
        return ()
    stances = dict[str, CodedStance]()
    for asked in _asked_together(this, earlier):
        for stance in asked.stances:
            value = Stance(sign * stance.value)
            speaker = asked.claim.speaker.name if asked.claim.speaker else "another actor"
            words = " ".join(asked.claim.attribution.content[0].text.split())
            basis = (
                f"{found.act.value}: {did} “{pointer[0]}”, what {speaker} asked for (“{words}”): {value.name.lower()}"
            )
            stances.setdefault(stance.issue, CodedStance(stance.issue, value, basis, CONFIDENCE * stance.confidence))
    return tuple(stances.values())


def _asked_together(this: Answered, earlier: Sequence[Answered]) -> list[Answered]:
    asked = [
        other
        for other in earlier
        if other.claim.attribution.act in _ASKING
        and this.paragraph - other.paragraph <= PARAGRAPHS
        and not _same_side(this, other)
    ]
    if not asked:
        return []
    nearest = asked[-1]
    return [other for other in asked if nearest.paragraph - other.paragraph <= 1 and _same_side(nearest, other)]


def _same_side(one: Answered, other: Answered) -> bool:
    if one.side is not None and other.side is not None:
        return one.side == other.side
    keys = [who.claim.speaker.key if who.claim.speaker else None for who in (one, other)]
    return keys[0] is not None and keys[0] == keys[1]
