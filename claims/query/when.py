"""The day of an utterance as a reader wants it: as exact as it is known."""

from __future__ import annotations

from datetime import date

from claims.words import Precision

__all__ = ["when"]


def when(said_on: date | None, precision: Precision, effective_on: date) -> str:
    """Give "2022-02-24", "2022-02" or "2022"; "by 2022-02-25" where only the latest day possible is known."""
    if said_on is None or precision is Precision.UNKNOWN:
        return f"by {effective_on.isoformat()}"
    parts = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
    return said_on.isoformat()[: parts[precision]]
