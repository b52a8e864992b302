"""Changes of the actors at a day of the test's own choosing, and what stands after them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from claims.asof import AsOf
from claims.curation import Change, changing
from claims.query import Filters, list_positions
from tests.newsroom import RECORDED, Newsroom

ChangeOn = Callable[[int], AbstractContextManager[Change]]
Standing = Callable[..., set[tuple[str, str]]]


def day(number: int) -> datetime:
    """Give the instant so many days after the newsroom recorded its claims."""
    return RECORDED + timedelta(days=number)


@pytest.fixture
def change_on(newsroom: Newsroom) -> ChangeOn:
    """Open a change on a day."""
    return lambda number: changing(newsroom.database, clock=lambda: day(number))


@pytest.fixture
def standing(newsroom: Newsroom) -> Standing:
    """Tell who stands where: now, or as known at the end of a day."""

    def look(known: int | None = None) -> set[tuple[str, str]]:
        asof = AsOf(known=day(known) if known is not None else None)
        with newsroom.database.reading() as session:
            rows = list_positions(session, Filters(asof=asof).scope(session))
        return {(row.actor_key, row.stance) for row in rows}

    return look
