"""Ratings given to claims and taken back: one run, one transaction, one instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.columns import now
from claims.database import Database
from claims.errors import ConflictError, NotFoundError, UsageError, quoted
from claims.facts.holding import holding
from claims.facts.rating import Rating, checked
from claims.lineage import heir
from claims.models import Claim, FactCheck
from claims.moments import next_instant
from claims.runs import finish_run, start_run
from claims.text import unstorable
from claims.words import RunKind, RunStatus

__all__ = ["Given", "Giving", "give", "giving", "withdraw"]

_LONGEST_CODER = 200
# What makes two ratings by one publisher at one address the same one.
_SAME = ("whole_statement", "rating", "rating_value", "worst_rating", "best_rating", "reviewed_on")


@dataclass(frozen=True, slots=True)
class Giving:
    """Where ratings are recorded, for which run, at which instant."""

    session: Session
    run_id: int
    at: datetime
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class Given:
    """A rating that holds now, whether it was `added` or so stored already, and the claim it was given to."""

    fact_check: FactCheck
    claim_id: int
    added: bool


@contextmanager
def giving(database: Database, *, clock: Callable[[], datetime] = now) -> Iterator[Giving]:
    """Open a change of ratings: all of it is committed when the block ends, nothing where that raises."""
    with database.writing() as session:
        at = next_instant(session, clock)
        change = Giving(session, start_run(session, RunKind.JUDGE, at), at, Counter())
        yield change
        finish_run(session, change.run_id, RunStatus.DONE, next_instant(session, clock), dict(change.counts))


def give(change: Giving, claim_id: int, rating: Rating, *, by: str, whole_statement: bool = True) -> Given:
    """Give a claim a rating; to the claim it lives on as, where it was superseded.

    A rating that the claim has already, from that publisher at that address, is left as it is: its own, or one of the
    whole statement. Raises UsageError for what is no rating (see `checked`), ConflictError for a claim that was
    withdrawn, and where the publisher's rating is stored otherwise.
    """
    session, rating, by = change.session, checked(rating), _signed(by)
    living = heir(session, claim_id)
    claim = session.get_one(Claim, living)
    if claim.withdrawn_at is not None:
        message = f"Claim {living} was withdrawn ({claim.withdrawn_reason})."
        raise ConflictError(message, hint="Rate another sighting of the statement, if there is one.")
    row = FactCheck(
        claim_id=living,
        whole_statement=whole_statement,
        publisher=rating.publisher,
        url=rating.url,
        rating=rating.words,
        rating_value=rating.value,
        worst_rating=rating.worst,
        best_rating=rating.best,
        reviewed_on=rating.reviewed_on,
        added_by=by,
        run_id=change.run_id,
        recorded_at=change.at,
    )
    stored = _stored(session, living, rating)
    if stored is not None:
        if any(getattr(stored, name) != getattr(row, name) for name in _SAME):
            message = f"Claim {living} is rated {stored.rating!r} there already, otherwise (fact check {stored.id})."
            raise ConflictError(message, hint=f"If that no longer holds: claims facts withdraw {stored.id}")
        return Given(stored, living, added=False)
    session.add(row)
    session.flush()
    change.counts["fact_checks"] += 1
    return Given(row, living, added=True)


def withdraw(change: Giving, fact_check_id: int, *, by: str, why: str | None = None) -> FactCheck:
    """Close a rating: it was a mistake, or the publisher changed it. `why` is kept beside who did it.

    Raises NotFoundError where there is none, ConflictError for one that is withdrawn already, UsageError for a name or
    a reason that cannot be stored.
    """
    by, why = _signed(by), _reason(why)
    found = change.session.get(FactCheck, fact_check_id)
    if found is None:
        message = f"There is no fact check {fact_check_id}."
        raise NotFoundError(message, hint="`claims facts list` shows their ids.")
    if found.withdrawn_at is not None:
        message = f"Fact check {fact_check_id} was withdrawn on {found.withdrawn_at:%Y-%m-%d} already."
        raise ConflictError(message)
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = change.at, by, why
    change.session.flush()
    change.counts["fact_checks_withdrawn"] += 1
    return found


def _stored(session: Session, claim_id: int, rating: Rating) -> FactCheck | None:
    """Find what holds for the claim from the same publisher at the same address."""
    held = holding()
    query = (
        select(FactCheck)
        .join(held, held.c.fact_check_id == col(FactCheck.id))
        .where(held.c.claim_id == claim_id, col(FactCheck.url) == rating.url)
        .order_by(col(FactCheck.id))
    )
    publisher = rating.publisher.casefold()
    return next((each for each in session.scalars(query) if each.publisher.casefold() == publisher), None)


def _reason(why: str | None) -> str | None:
    tidied = " ".join((why or "").split())
    if unstorable(tidied):
        message = f"The reason {quoted(tidied)} has characters that are no text."
        raise UsageError(message)
    return tidied or None


def _signed(by: str) -> str:
    tidied = " ".join(by.split())
    if not tidied or len(tidied) > _LONGEST_CODER:
        message = f"Who adds it has no name, or one of more than {_LONGEST_CODER} characters."
        raise UsageError(message, hint="Give a short one: --by NAME.")
    return tidied
