"""What to look at first: the more doubtful a claim is and the more rests on it, the sooner.

    doubt        1 - confidence of the claim x of its least sure side x certainty of its speaker x of its day
    consequence  1 + 3 x share + proof + turn
    priority     doubt x consequence

The share of a claim is 1 divided by the number of claims that the position with the fewest rests on; proof says that it
is quoted for a position that stands, turn that a position was left for another on it. A claim that nothing rests on
has the consequence 1, one that a standing position rests on alone, and which moved it, 6.

Pure, and arithmetic alone: the same functions work out one claim from numbers, and all of them from columns in SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.words import Precision, SaidOnBasis

__all__ = [
    "ASSUMED_DAY",
    "NO_NAME",
    "PRONOUN",
    "UNKNOWN_DAY",
    "Grounds",
    "consequence",
    "doubt",
    "priority",
    "reasons",
]

NO_NAME = 0.7
"""How certain the speaker of a claim is for whom the text has no name, or none that is known."""
PRONOUN = 0.85
"""How certain the speaker is that a pronoun stands for."""
UNKNOWN_DAY = 0.7
ASSUMED_DAY = 0.85
"""How certain the day of a claim is that is taken from the day of publication."""

_UNSURE = 0.8


@dataclass(frozen=True, slots=True)
class Grounds:
    """What makes a claim doubtful, and what rests on it: `side` is the confidence of its least sure side, or 1.

    `share` is 1 divided by the number of claims of the position that rests on the fewest, 0 where none rests on it.
    """

    confidence: float
    side: float
    speaker: float
    day: float
    share: float
    proof: bool
    turn: bool


def doubt(confidence: Any, side: Any, speaker: Any, day: Any) -> Any:
    """Say how doubtful a claim is, from 0 to 1, by how certain its parts are."""
    return 1 - confidence * side * speaker * day


def consequence(share: Any, proof: Any, turn: Any) -> Any:
    """Say how much rests on a claim, from 1 to 6; `proof` and `turn` are 0 or 1."""
    return 1 + 3 * share + proof + turn


def priority(doubts: Any, weight: Any) -> Any:
    """Say how soon a claim is to be looked at."""
    return doubts * weight


def reasons(grounds: Grounds, speaker_text: str | None, precision: Precision, basis: SaidOnBasis) -> Iterator[str]:
    """Say in plain words why a claim is to be looked at: first what is doubtful, then what rests on it."""
    if grounds.confidence < _UNSURE:
        yield f"found with confidence {grounds.confidence:.2f}"
    if grounds.side < _UNSURE:
        yield f"its side was coded with confidence {grounds.side:.2f}"
    if grounds.speaker == NO_NAME:
        yield f"nobody knows who “{speaker_text}” is" if speaker_text else "nobody is named as the speaker"
    elif grounds.speaker == PRONOUN:
        yield f"“{speaker_text}” stands for the speaker"
    if grounds.day < 1:
        yield "the day it was said is unknown" if precision is Precision.UNKNOWN else f"its day is {basis}"
    if grounds.share == 1:
        yield "a position rests on it alone"
    elif grounds.share > 0:
        yield f"a position rests on it and {round(1 / grounds.share) - 1} more"
    if grounds.turn:
        yield "a position was left for another on it"
    if grounds.proof:
        yield "it is quoted for a position that stands"
