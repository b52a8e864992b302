"""Statements: which claims are sightings of one utterance."""

from __future__ import annotations

from claims.statements.refresh import refresh, refresh_all

__all__ = ["refresh", "refresh_all"]
