"""Origins: which texts go back to one, as wire copy does in all the outlets that print it."""

from __future__ import annotations

from claims.origins.refresh import refresh, refresh_all

__all__ = ["refresh", "refresh_all"]
