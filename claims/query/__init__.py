"""Ask: every question of the command line as a function of a session; names looked up, rows out, nothing written."""

from __future__ import annotations

from claims.query.actor_profile import show_actor
from claims.query.catalogue import list_actors, list_issues, list_sources
from claims.query.coverage import Coverage, coverage
from claims.query.filters import Filters, Scope
from claims.query.listing import ClaimRow, list_claims
from claims.query.positions import PositionRow, list_positions
from claims.query.profiles import show_issue, show_source
from claims.query.show import ClaimShown, show_claim
from claims.query.timeline import TimelineRow, list_timeline

__all__ = [
    "ClaimRow",
    "ClaimShown",
    "Coverage",
    "Filters",
    "PositionRow",
    "Scope",
    "TimelineRow",
    "coverage",
    "list_actors",
    "list_claims",
    "list_issues",
    "list_positions",
    "list_sources",
    "list_timeline",
    "show_actor",
    "show_claim",
    "show_issue",
    "show_source",
]
