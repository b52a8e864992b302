"""Derive: the claims of everybody who speaks for an actor into the periods in which its stance on an issue stands."""

from __future__ import annotations

from claims.positions.apply import Refreshed, refresh
from claims.positions.derive import POLICY, Evidence, Period, derive
from claims.positions.evidence import Pair, concerned, every_pair, read_evidence, touched
from claims.positions.shifts import Shift, shifts

__all__ = [
    "POLICY",
    "Evidence",
    "Pair",
    "Period",
    "Refreshed",
    "Shift",
    "concerned",
    "derive",
    "every_pair",
    "read_evidence",
    "refresh",
    "shifts",
    "touched",
]
