"""Do the clocks agree: days a claim can have been said, ends after beginnings, nothing after the last change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, Table, func, select
from sqlmodel import Session, col

from claims.columns import UtcDateTime
from claims.models import Base, Claim, DocumentVersion, LastWrite
from claims.resolve.claim import SaidOn
from claims.verify.check import Found, named
from claims.words import SaidOnBasis

__all__ = ["days_are_possible", "ends_follow_beginnings", "nothing_is_later_than_the_last_change"]

_PERIODS = (("recorded_at", "withdrawn_at"), ("created_at", "deleted_at"), ("known_from", "known_to"))
# Instants of the world, of the steps of the schema, and the last change itself: all others are of this database.
_OF_OTHER_CLOCKS = frozenset({"published_at", "applied_at", "at"})
_FETCHED = 5_000


def days_are_possible(session: Session) -> Found:
    """Compare the day every claim counts from with the one it says it was said on.

    It is that day, or one by the end of the month or year where only that is known; and nothing was said after it was
    read.
    """
    columns = (
        col(Claim.id), col(Claim.said_on), col(Claim.said_on_precision), col(Claim.effective_on),
        col(DocumentVersion.published_on), col(DocumentVersion.retrieved_at),
    )  # fmt: skip
    query = select(*columns).join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
    checked, failures = 0, list[str]()
    for number, said_on, precision, effective, published, retrieved in session.execute(
        query.execution_options(yield_per=_FETCHED)
    ):
        checked += 1
        said = SaidOn(said_on, precision, SaidOnBasis.ASSUMED)
        earliest = said_on or date.min
        latest = said.latest(date.max) if said_on else max(published or date.min, retrieved.date())
        if not earliest <= effective <= latest:
            failures.append(f"claim {number}: counts from {effective}, said on {said_on or 'a day not known'}")
    return checked, failures


def ends_follow_beginnings(session: Session) -> Found:
    """Look for rows that were withdrawn before they were recorded."""
    checked, failures = 0, list[str]()
    for table in Base.metadata.sorted_tables:
        for begin, end in _PERIODS:
            if begin in table.c and end in table.c:
                ended = select(*table.primary_key.columns).where(table.c[end] < table.c[begin])
                checked += session.scalar(select(func.count(table.c[end]))) or 0
                failures += [f"{named(table, *key)}: {end}" for key in session.execute(ended)]
    return checked, failures


def nothing_is_later_than_the_last_change(session: Session) -> Found:
    """Look for rows with an instant after that of the last change: the next change might be recorded before them."""
    last, checked, failures = session.get(LastWrite, 1), 0, list[str]()
    if last is None:  # the program has not changed anything in it yet
        return checked, failures
    for table, column in _instants():
        checked += session.scalar(select(func.count(column))) or 0
        late = select(*table.primary_key.columns).where(column > last.at)
        failures += [f"{named(table, *key)}: {column.name}" for key in session.execute(late)]
    return checked, failures


def _instants() -> Iterator[tuple[Table, Column[object]]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, UtcDateTime) and column.name not in _OF_OTHER_CLOCKS:
                yield table, column
