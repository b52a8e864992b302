"""`--known T` gives, to the row, what was answered at T, whatever has happened since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlmodel import Session

from claims.asof import AsOf
from claims.database import Database
from claims.errors import UnknownNameError, UsageError
from claims.query import (
    Filters,
    Scope,
    compare_days,
    explain,
    list_claims,
    list_conflicts,
    list_positions,
    list_shifts,
    list_standing,
    list_timeline,
)
from claims.query.codings import read_codings
from claims.query.facts import list_fact_checks
from claims.query.statements import list_statements
from claims.words import ShiftKind
from tests.random_history import History

EARLY, LATE = date(2023, 5, 3), date(2024, 6, 1)

ANSWERS: dict[str, Callable[[Session, Scope], Any]] = {
    "list": lambda session, scope: list(list_claims(session, scope)),
    "positions": list_positions,
    "positions --history": lambda session, scope: list_standing(session, scope, history=True),
    "positions --explain": explain,
    "timeline": list_timeline,
    "shifts": lambda session, scope: list_shifts(session, scope, tuple(ShiftKind)),
    "conflicts": list_conflicts,
    "compare": lambda session, scope: compare_days(session, scope, EARLY, LATE),
    "facts list": list_fact_checks,
    "statements list": list_statements,
    "review agreement": lambda session, scope: read_codings(session, known=scope.filters.asof.known),
}
"""Every reading command that takes --known, by what is typed."""

ASKED = (
    Filters(),
    Filters(asof=AsOf(at=date(2023, 5, 5))),
    Filters(asof=AsOf(published=date(2023, 5, 5))),
    Filters(text="ferry"),
    Filters(actor="Holm"),
    Filters(speaker="The Harbour", own=True),
)
"""What is asked for, at each step another; whom the forms mean changes too, and at first "The Harbour" is nobody."""

Answers = dict[str, Sequence[Any]]


@pytest.mark.parametrize(("dialect", "seed"), [("sqlite", 1), ("sqlite", 2), ("postgresql", 3)])
def test_what_was_known_at_an_instant_is_what_was_answered_then(database: Database, seed: int) -> None:
    history = History(database, seed)
    seen: list[tuple[datetime, Answers]] = []
    while history.coming:
        history.live(2)
        instant = history.now()
        assert not seen or instant >= seen[-1][0]
        seen.append((instant, answers(database, len(seen))))
    for step, (instant, before) in enumerate(seen):
        after = answers(database, step, instant) if before else before
        for asked, rows in after.items():
            assert rows == before[asked], (asked, instant, history.told)


def answers(database: Database, step: int, known: datetime | None = None) -> Answers:
    """Ask every command what is asked for at a step, now or as it was known at an instant; nothing of a nobody."""
    filters = ASKED[step % len(ASKED)]
    with database.reading() as session:
        try:
            scope = replace(filters, asof=replace(filters.asof, known=known)).scope(session)
        except (UsageError, UnknownNameError):
            return {}
        return {name: ask(session, scope) for name, ask in ANSWERS.items()}
