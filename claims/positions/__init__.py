"""Derive: the claims of everybody who speaks for an actor into the periods in which its stance on an issue stands."""

from __future__ import annotations

from claims.positions.apply import Refreshed, differing, refresh
from claims.positions.derive import POLICY, RULES, Evidence, Period, derive
from claims.positions.evidence import Pair, concerned, every_pair, read_evidence, touched
from claims.positions.recount import miscounted
from claims.positions.shifts import Shift, reaffirmed, shift_kind, shifts
from claims.positions.sightings import Counts, Sighting, counted, read_sightings

__all__ = [
    "POLICY",
    "RULES",
    "Counts",
    "Evidence",
    "Pair",
    "Period",
    "Refreshed",
    "Shift",
    "Sighting",
    "concerned",
    "counted",
    "derive",
    "differing",
    "every_pair",
    "miscounted",
    "read_evidence",
    "read_sightings",
    "reaffirmed",
    "refresh",
    "shift_kind",
    "shifts",
    "touched",
]
