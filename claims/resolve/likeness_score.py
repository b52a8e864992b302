"""What the comparison of two names gives, and by which keys names worth comparing are found."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Likeness", "NameKeys"]


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How sure it is that two names are of one actor, above 0 and at most 1, and why, in words.

    `vague` is set where the shorter name would be as like anybody of that surname ("Marsh", "A. Marsh"): it says
    something only where there is one such actor.
    """

    score: float
    why: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class NameKeys:
    """Two names are worth comparing if they share a key of `own`, or if one asks for what the other answers to.

    A name that is short in some part asks for the full ones ("Marsh" for everybody of that surname, "Jen" for
    Jennifers): these are not compared with each other for that.
    """

    own: frozenset[str]
    asks: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()

    def meets(self, other: NameKeys) -> bool:
        """Tell whether the two names are worth comparing."""
        return not (
            self.own.isdisjoint(other.own)
            and self.asks.isdisjoint(other.answers)
            and self.answers.isdisjoint(other.asks)
        )
