"""The tables of where actors stand: derived from claims, which each position cites."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, text
from sqlmodel import Field

from claims.columns import KEY
from claims.fields import instant, period, primary_key, reference
from claims.models.base import Base

__all__ = ["Position", "PositionClaim"]


class Position(Base, table=True):
    """A period in which an actor's stance on an issue stands: derived, citing its claims, never edited by hand.

    [valid_from, valid_to) is when it held in the world; [known_from, known_to) is when this database believed so.
    Counted once, when it is derived: the claims it cites (sightings), the different statements, the documents, the
    different texts and the sources these stand in. `last_on` is the day of the last claim, `claim_id` the one to quote.
    """

    __tablename__ = "position"
    __table_args__ = (
        CheckConstraint("stance BETWEEN -2 AND 2", name="stance_scale"),
        CheckConstraint("known_to IS NULL OR known_from <= known_to", name="known_to_after_known_from"),
        period(),
        Index("ix_position_actor_issue", "actor_id", "issue_id", "valid_from"),  # closed ones too, for --known
        Index("uq_position_live", "actor_id", "issue_id", "valid_from", unique=True,
              sqlite_where=text("known_to IS NULL"), postgresql_where=text("known_to IS NULL")),
        Index("ix_position_standing", "actor_id", "issue_id",
              sqlite_where=text("known_to IS NULL AND valid_to IS NULL"),
              postgresql_where=text("known_to IS NULL AND valid_to IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    actor_id: int = reference("actor", index=False)
    issue_id: int = reference("issue")
    stance: int
    valid_from: date
    valid_to: date | None = None
    known_from: datetime = instant()
    known_to: datetime | None = instant(nullable=True)
    policy: str = Field(max_length=40)
    run_id: int = reference("run")
    last_on: date
    claim_id: int = reference("claim")
    claims: int
    statements: int
    documents: int
    origins: int
    sources: int


class PositionClaim(Base, table=True):
    """The claims a position rests on."""

    __tablename__ = "position_claim"
    position_id: int = Field(sa_column=Column(KEY, ForeignKey("position.id"), primary_key=True))
    claim_id: int = Field(sa_column=Column(KEY, ForeignKey("claim.id"), primary_key=True, index=True))
