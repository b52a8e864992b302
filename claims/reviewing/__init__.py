"""Reviewing: what people decide on claims one by one, and what follows from it; append-only.

    with reviewing(database, "Ada") as sitting:     # one run, one transaction, one instant
        accept(sitting, 12)
        correct(sitting, 13, {ReviewField.ACT: "deny"}, note="she denies it")

A decision on a claim that goes on in another is one on the other. A blind decision is recorded for comparison and
changes nothing.
"""

from __future__ import annotations

from claims.reviewing.deciding import accept, correct, reject, take_side
from claims.reviewing.sitting import Decided, Sitting, reviewing
from claims.reviewing.undoing import latest_of, undo
from claims.reviewing.values import NOBODY, SIDES, parse_act, parse_day_said, parse_places, parse_side

__all__ = [
    "NOBODY",
    "SIDES",
    "Decided",
    "Sitting",
    "accept",
    "correct",
    "latest_of",
    "parse_act",
    "parse_day_said",
    "parse_places",
    "parse_side",
    "reject",
    "reviewing",
    "take_side",
    "undo",
]
