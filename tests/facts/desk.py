"""A newsroom whose claims are rated: told as one statement, superseded, withdrawn, an hour after one another."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import col, select

from claims.facts import Given, Giving, Rating, give, giving, withdraw
from claims.models import Claim, Statement, StatementClaim
from claims.query.facts import ratings_of
from claims.reference import ActorIds
from claims.store import Recording, copy_claim
from claims.store import withdraw as close
from claims.words import WithdrawnReason
from tests.newsroom import RECORDED, Newsroom

RATING = Rating("Checkers", "https://checkers.example/1", "Mostly false", 2, 1, 5)


class Desk:
    """Ways to change what is rated; every change is an hour after the one before."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.database = newsroom.database
        self.at = RECORDED + timedelta(days=1)

    def hour(self) -> datetime:
        """Let an hour pass, and give the instant."""
        self.at += timedelta(hours=1)
        return self.at

    def giving(self) -> AbstractContextManager[Giving]:
        """Open a change of ratings at the next hour."""
        at = self.hour()
        return giving(self.database, clock=lambda: at)

    def rate(self, claim_id: int, rating: Rating = RATING, *, whole_statement: bool = True, by: str = "Cy") -> Given:
        """Rate a claim."""
        with self.giving() as change:
            return give(change, claim_id, rating, by=by, whole_statement=whole_statement)

    def withdraw(self, fact_check_id: int, *, by: str = "Cy", why: str | None = None) -> None:
        """Take a rating back."""
        with self.giving() as change:
            withdraw(change, fact_check_id, by=by, why=why)

    def supersede(self, claim_id: int, reason: WithdrawnReason = WithdrawnReason.SUPERSEDED) -> int:
        """Let a claim live on as a copy of it, which is of the same statement; give the copy's id."""
        at = self.hour()
        with self.database.writing() as session:
            claim = session.get_one(Claim, claim_id)
            into = Recording(session, ActorIds(session, at), self.newsroom.run_id, at)
            close(into, claim, reason)
            heir = copy_claim(into, claim, {})
            claim.superseded_by_id = heir.id
            for row in self._memberships(session, claim_id):
                row.withdrawn_at = at
                session.flush()
                self._enter(session, row.statement_id, heir.id or 0, at)
            return heir.id or 0

    def tell_as_one(self, *claim_ids: int) -> None:
        """Take claims as sightings of one statement, and no longer of those they were of."""
        at = self.hour()
        with self.database.writing() as session:
            statement = Statement(run_id=self.newsroom.run_id, recorded_at=at)
            session.add(statement)
            session.flush()
            for claim_id in claim_ids:
                for row in self._memberships(session, claim_id):
                    row.withdrawn_at = at
                session.flush()
                self._enter(session, statement.id or 0, claim_id, at)

    def read(self, *claim_ids: int, known: datetime | None = None) -> dict[int, list[str]]:
        """Give the ratings of claims as rows show them."""
        with self.database.reading() as session:
            found = ratings_of(session, claim_ids, known)
            return {claim_id: [str(each) for each in ratings] for claim_id, ratings in found.items()}

    def viewed(self) -> set[tuple[int, int]]:
        """Give what the view says now, as (claim, fact check)."""
        with self.database.reading() as session:
            return {
                (row[0], row[1]) for row in session.execute(text("SELECT claim_id, fact_check_id FROM claim_rated"))
            }

    def held(self, known: datetime | None = None) -> set[tuple[int, int]]:
        """Give the same of the claims that were live at an instant, or are now."""
        with self.database.reading() as session:
            live = [
                claim.id or 0
                for claim in session.scalars(select(Claim))
                if (claim.withdrawn_at is None or (known is not None and claim.withdrawn_at > known))
                and (known is None or claim.recorded_at <= known)
            ]
            found = ratings_of(session, live, known)
            return {(claim_id, each.fact_check) for claim_id, ratings in found.items() for each in ratings}

    def _memberships(self, session: Any, claim_id: int) -> list[StatementClaim]:
        query = select(StatementClaim).where(
            col(StatementClaim.claim_id) == claim_id, col(StatementClaim.withdrawn_at).is_(None)
        )
        return list(session.scalars(query))

    def _enter(self, session: Any, statement_id: int, claim_id: int, at: datetime) -> None:
        row = StatementClaim(
            statement_id=statement_id, claim_id=claim_id, basis="first", run_id=self.newsroom.run_id, recorded_at=at
        )
        session.add(row)
        session.flush()
