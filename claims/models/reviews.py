"""The tables of what people decided on claims, and of how fact-checkers rated them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from claims.fields import instant, long_text, primary_key, reference, word
from claims.models.base import Base
from claims.words import ReviewDecision, ReviewField

__all__ = ["FactCheck", "Review"]


class Review(Base, table=True):
    """One decision of one coder on a claim, or on one thing of it; append-only.

    `old` and `new` are values as `claims review correct` takes them: an actor's key, an act, a day, the places of spans
    ("12-40,52-60"), a stance's word. A decision on a stance names the issue. `blind` ones are for comparison only: they
    change nothing. `undoes_id` is the decision that is taken back.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("undoes_id"),
        CheckConstraint("(decision = 'undo') = (undoes_id IS NOT NULL)", name="undo_names_decision"),
        CheckConstraint("(field = 'stance') = (issue_id IS NOT NULL)", name="stance_has_issue"),
    )
    id: int | None = primary_key()
    claim_id: int = reference("claim")
    issue_id: int | None = reference("issue", nullable=True)
    coder: str = Field(max_length=200)
    decision: ReviewDecision = word(ReviewDecision, "decision")
    field: ReviewField = word(ReviewField, "field")
    old: str | None = long_text(nullable=True)
    new: str | None = long_text(nullable=True)
    note: str | None = long_text(nullable=True)
    blind: bool = False
    undoes_id: int | None = reference("review", nullable=True, index=False)
    run_id: int = reference("run")
    recorded_at: datetime = instant()


class FactCheck(Base, table=True):
    """How a fact-checker rated a claim, or with `whole_statement` all sightings of its statement (ClaimReview).

    `rating` is the publisher's own words, `rating_value` its place on a scale from `worst_rating` to `best_rating`.
    """

    __tablename__ = "fact_check"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name="withdrawn_after_recorded"),
    )
    id: int | None = primary_key()
    claim_id: int = reference("claim")
    whole_statement: bool = True
    publisher: str = Field(max_length=400)
    url: str = long_text()
    rating: str = Field(max_length=400)
    rating_value: float | None = None
    worst_rating: float | None = None
    best_rating: float | None = None
    reviewed_on: date | None = None
    added_by: str = Field(max_length=200)
    run_id: int = reference("run")
    withdrawn_by: str | None = Field(default=None, max_length=200)
    withdrawn_why: str | None = long_text(nullable=True)
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)
