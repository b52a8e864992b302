"""Ask: every question of the command line as a function of a session; names looked up, rows out, nothing written."""

from __future__ import annotations

from claims.query.actor_profile import show_actor
from claims.query.catalogue import list_actors, list_issues, list_sources
from claims.query.comparison import MoveRow, compare_days
from claims.query.conflicts import WITHIN, ConflictRow, list_conflicts
from claims.query.coverage import Coverage, coverage
from claims.query.explanation import EvidenceRow, explain
from claims.query.filters import Filters, Scope
from claims.query.listing import ClaimRow, list_claims
from claims.query.positions import list_positions
from claims.query.profiles import show_issue, show_source
from claims.query.shifts import list_shifts
from claims.query.show import ClaimShown, show_claim
from claims.query.standing import PositionRow, list_standing
from claims.query.steps import StepRow
from claims.query.timeline import TimelineRow, list_timeline

__all__ = [
    "WITHIN",
    "ClaimRow",
    "ClaimShown",
    "ConflictRow",
    "Coverage",
    "EvidenceRow",
    "Filters",
    "MoveRow",
    "PositionRow",
    "Scope",
    "StepRow",
    "TimelineRow",
    "compare_days",
    "coverage",
    "explain",
    "list_actors",
    "list_claims",
    "list_conflicts",
    "list_issues",
    "list_positions",
    "list_shifts",
    "list_sources",
    "list_standing",
    "list_timeline",
    "show_actor",
    "show_claim",
    "show_issue",
    "show_source",
]
