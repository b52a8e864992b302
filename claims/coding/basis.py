"""Saying in one line why a claim was coded as it was: the act, the cue, and what each word around it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.coding.matching import Found
from claims.coding.saying import CueMeaning, Saying
from claims.coding.wording import Effect, Operator
from claims.words import Stance

__all__ = ["Reasons", "explain", "explain_touch", "line"]

_DOES = {
    Effect.TURN: "turns it",
    Effect.UNHEEDED: "tells it goes unheeded",
    Effect.AGAINST: "is against it",
    Effect.SIDE: "takes its side",
    Effect.OPEN: "is open to it",
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """What led from a cue to a side.

    `words` are those around the cue, from the cue outwards; `against` if the act is against its object; `negated` if
    the claim's own cue is negated; `outright` if neither act nor words take the side but the wording itself;
    `condition` opens the clause it is asked for or warned of in.
    """

    words: Sequence[Found[Operator]] = ()
    against: bool = False
    negated: bool = False
    outright: bool = False
    condition: str = ""
    wanted: bool = True


def explain(cue: Found[CueMeaning], saying: Saying, value: Stance, why: Reasons) -> str:
    """Explain a side: demand + “halt to further expansion” (against “NATO enlarges further”): opposes."""
    parts = [f"“{line(word.text)}” {_DOES[word.meaning.effect]}" for word in why.words]
    if why.outright:
        parts.append("a wording that takes its side outright")
    if why.against:
        parts.append(f"“{line(saying.cue)}” is {'not ' if why.negated else ''}against that")
    elif why.negated:
        parts.append(f"“{line(saying.cue)}” turns it")
    if why.condition:
        parts.append(f"{'made a condition by' if why.wanted else 'warned of with'} “{why.condition}”")
    elif saying.conditional:
        parts.append("on a condition")
    spoken = f"“{line(cue.text)}” ({cue.meaning.polarity.value} “{cue.meaning.proposition}”)"
    return f"{saying.act.value} + {', '.join([spoken, *parts])}: {value.name.lower()}"


def explain_touch(cue: Found[CueMeaning], reason: str) -> str:
    """Explain why a claim that names an issue takes no side: names “the talks”; takes no side: question."""
    return f"names “{line(cue.text)}”; takes no side: {reason}"


def line(words: str) -> str:
    """Put words on one line."""
    return " ".join(words.split())
