"""Answers to what another actor asked for: "rejected the demands" takes sides on each of those demands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.coding.claim import CodedStance
from claims.coding.sides import Sides
from claims.coding.wording import Wording
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Stance

__all__ = ["Answered", "Pointer", "answer", "pointer"]

# How far back the demands may stand, in paragraphs, and how many words an answer's content has beside the pointer.
PARAGRAPHS = 3
WORDS_BESIDE = 6
# How far before and behind a cue what it answers may stand, in code points: ", terms Lima dismissed", "dismissed
# Peru's offer as a trick".
AROUND_CUE = 80
CONFIDENCE = 0.7

_ASKING = frozenset({Act.DEMAND, Act.REQUEST, Act.OFFER})
_AGREEING = frozenset({Act.AGREE, Act.SUPPORT, Act.CONCEDE})
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim with the class its speaker is of, the number of its paragraph, and its stances so far."""

    claim: ResolvedClaim
    side: str | None
    paragraph: int
    stances: tuple[CodedStance, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """What points back: its `words`, the words of its own content `before` it, and whether it names demands."""

    words: str
    before: str
    demands: bool


def pointer(claim: ResolvedClaim, body: str, wording: Wording) -> Pointer | None:
    """Find "the demands", "their offer" as most of a claim's content, or as what its cue is about; None without."""
    content = " ".join(span.text for span in claim.attribution.content)
    found = _pointer(content, wording)
    if found is not None and len(content.split()) <= len(found.words.split()) + WORDS_BESIDE:
        return found
    if not claim.attribution.cue:
        return None
    cue, first = claim.attribution.cue[0], claim.attribution.content[0]
    behind = body[cue.end : min(first.start, cue.end + AROUND_CUE)]
    before = _SENTENCE_END.split(body[max(0, cue.start - AROUND_CUE) : cue.start])[-1]
    for text, opening in ((behind, False), (before, True)):
        if not _SENTENCE_END.search(text) and (found := _pointer(text, wording, opening=opening)):
            return Pointer(found.words, "", found.demands)
    return None


def _pointer(text: str, wording: Wording, *, opening: bool = False) -> Pointer | None:
    for nouns, demands in ((wording.demands, True), (wording.proposals, False)):
        start = r"[,\u2013\u2014-]" if opening else rf"(?:\b{wording.pointers.pattern}|\w['\u2019]s)"
        beside = "" if opening else r"(?:[\w\u201c\u201d\"-]+\s+){0,2}?"
        if match := re.search(rf"{start}\s+{beside}{nouns.pattern}", text, re.IGNORECASE):
            # From the whole word on: "Peru's offer", not "u's offer".
            begin = text.rfind(" ", 0, match.start() + 1) + 1
            return Pointer(text[begin : match.end()], text[:begin], demands)
    return None


def answer(
    this: Answered, found: Pointer, earlier: Sequence[Answered], wording: Wording, sides: Sides
) -> tuple[CodedStance, ...]:
    """Give the stances a claim takes on by answering; none if it does not answer what somebody asked for.

    `earlier` are the claims with stances before it in the text. The antecedent is the nearest claim that demands,
    requests or offers, by another actor, with all its side asked for in the paragraphs around: a list is answered as
    one.
    """
    claim = this.claim.attribution
    verb = " ".join([*(span.text for span in claim.cue), found.before])
    if wording.against_cues.search(verb) or (claim.act is Act.REFUSE and not verb.strip()):
        sign, did = -1, "rejected"
    elif claim.act in _AGREEING or wording.accepting_cues.search(verb):
        sign, did = 1, "accepted"
    else:
        return ()
    stances = dict[str, CodedStance]()
    for asked in _asked_together(this, found, earlier, sides.last_named(found.words)):
        for stance in _asked(asked, found):
            value = Stance(sign * stance.value)
            speaker = asked.claim.speaker.name if asked.claim.speaker else "another actor"
            words = " ".join(asked.claim.attribution.content[0].text.split())
            basis = (
                f"{claim.act.value}: {did} “{found.words}”, what {speaker} asked for (“{words}”): {value.name.lower()}"
            )
            stances.setdefault(stance.issue, CodedStance(stance.issue, value, basis, CONFIDENCE * stance.confidence))
    return tuple(stances.values())


def _asked_together(this: Answered, found: Pointer, earlier: Sequence[Answered], owner: str | None) -> list[Answered]:
    asked = [
        other
        for other in earlier
        if other.claim.attribution.act in _ASKING
        and this.paragraph - other.paragraph <= PARAGRAPHS
        and not _same_side(this, other)
        and (owner in {None, this.side} or owner == other.side)
    ]
    if found.demands:
        asked = [other for other in asked if other.claim.attribution.act is Act.DEMAND] or asked
    if not asked:
        return []
    nearest = asked[-1]
    return [other for other in asked if nearest.paragraph - other.paragraph <= 1 and _same_side(nearest, other)]


def _asked(other: Answered, found: Pointer) -> tuple[CodedStance, ...]:
    """Give what a claim asks for: where it sets terms, not what it offers in return, which is said less strongly."""
    strong = tuple(stance for stance in other.stances if abs(stance.value) == abs(Stance.SUPPORTS))
    return strong if found.demands and strong else other.stances


def _same_side(one: Answered, other: Answered) -> bool:
    if one.side is not None and other.side is not None:
        return one.side == other.side
    keys = [who.claim.speaker.key if who.claim.speaker else None for who in (one, other)]
    return keys[0] is not None and keys[0] == keys[1]
