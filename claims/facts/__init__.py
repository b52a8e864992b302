"""Fact checks: how those who check facts rated claims, kept beside what was said; given, taken back, and read in time.

A rating is the publisher's, in its own words. Nothing here rates a claim, and no rating changes one.
"""

from __future__ import annotations

from claims.facts.giving import Given, Giving, give, giving, withdraw
from claims.facts.holding import holding
from claims.facts.rating import Rating, checked

__all__ = ["Given", "Giving", "Rating", "checked", "give", "giving", "holding", "withdraw"]
