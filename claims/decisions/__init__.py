"""What people decided on claims and still holds: the latest decision on each thing that nobody took back."""

from __future__ import annotations

from claims.decisions.standing import Decisions, coded_by_hand, decisions_on, standing

__all__ = ["Decisions", "coded_by_hand", "decisions_on", "standing"]
