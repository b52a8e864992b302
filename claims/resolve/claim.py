"""What resolution gives: an attribution whose names are actors and whose time is a date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from claims.extract.attribution import Attribution, Relay
from claims.words import ActorKind, Precision, SaidOnBasis

__all__ = ["ResolvedActor", "ResolvedClaim", "ResolvedHop", "SaidOn"]


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """An actor by its key. `known` is false for one the directory did not hold: it will become a new actor.

    `speaks_for` is then the key of the country it is a body of ("Ministry of Foreign Affairs of Peru"), if it is one.
    """

    key: str
    name: str
    kind: ActorKind
    known: bool = True
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedHop:
    """A relayer, and the actor it is where that is known."""

    relay: Relay
    actor: ResolvedActor | None


@dataclass(frozen=True, slots=True)
class SaidOn:
    """The day of the utterance (the first day of the month or year where only that is known); None where unknown."""

    on: date | None
    precision: Precision
    basis: SaidOnBasis

    def latest(self, known_by: date) -> date:
        """Give the latest day it can have been said; what was known by a day had been said by then.

        A month or year counts from its last day: a day too late hides a claim for a while, one too early invents it.
        """
        if self.on is None:
            return known_by
        ends = {
            Precision.MONTH: self.on.replace(day=monthrange(self.on.year, self.on.month)[1]),
            Precision.YEAR: self.on.replace(month=12, day=31),
        }
        return min(ends.get(self.precision, self.on), max(known_by, self.on))


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """One attribution with its speaker, relayers, addressee and date resolved.

    `others` said it together with the speaker ("the two leaders"), in the order of the text. `speaker_kind` and
    `speaker_count` say what spoke and how many, also where `speaker` is None for want of a name ("two officials");
    None is not known.
    """

    attribution: Attribution
    speaker: ResolvedActor | None
    hops: tuple[ResolvedHop, ...]
    addressee: ResolvedActor | None
    said_on: SaidOn
    others: tuple[ResolvedActor, ...] = ()
    speaker_kind: ActorKind | None = None
    speaker_count: int | None = None
