"""Two claims that differ, for eyes: each in a line with when, by whom and in which source it was said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["with_sides_cited"]


def with_sides_cited(row: Mapping[str, Any], *sides: str) -> dict[str, Any]:
    """Add a column `cited` for each side, a prefix under which the row holds the parts of a claim."""
    return {**row, **{f"{side}cited": _line(row, side) for side in sides}}


def _line(row: Mapping[str, Any], side: str) -> str:
    quote = row[f"{side}quote"]
    if quote is None:
        return ""
    named = (row.get(f"{side}{part}") for part in ("when", "who", "source"))
    return f"{', '.join(part for part in named if part)}: {quote}"
