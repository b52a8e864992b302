"""What resolution gives: an attribution whose names are actors and whose time is a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.extract.attribution import Attribution, Relay
from claims.words import ActorKind, Precision, SaidOnBasis

__all__ = ["ResolvedActor", "ResolvedClaim", "ResolvedHop", "SaidOn"]


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """An actor by its key. `known` is false for one the directory did not hold: it will become a new actor."""

    key: str
    name: str
    kind: ActorKind
    known: bool = True


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


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """One attribution with its speaker, relayers, addressee and date resolved."""

    attribution: Attribution
    speaker: ResolvedActor | None
    hops: tuple[ResolvedHop, ...]
    addressee: ResolvedActor | None
    said_on: SaidOn
