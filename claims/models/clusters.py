"""The tables of what is one: texts of one origin and sightings of one statement, as this database took them in time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, text
from sqlmodel import Field

from claims.columns import KEY
from claims.fields import instant, long_text, primary_key, reference
from claims.models.base import Base

__all__ = ["Origin", "OriginBand", "OriginVersion", "Statement", "StatementClaim"]


class Origin(Base, table=True):
    """What one or more texts go back to: a wire story in all the outlets that print it, or one outlet's own report."""

    __tablename__ = "origin"
    id: int | None = primary_key()
    run_id: int = reference("run", index=False)
    recorded_at: datetime = instant()


class OriginVersion(Base, table=True):
    """A document version is of an origin, in [recorded_at, withdrawn_at); `basis` says why: "80 % of document 7"."""

    __tablename__ = "origin_version"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name="withdrawn_after_recorded"),
        Index("ix_origin_version_document_version", "document_version_id"),
        Index("uq_origin_version_live", "document_version_id", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    origin_id: int = reference("origin")
    document_version_id: int = reference("document_version", index=False)
    basis: str = long_text()
    run_id: int = reference("run", index=False)
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)


class OriginBand(Base, table=True):
    """One band of a version's MinHash signature: texts that share one may be of one origin. An index, no record."""

    __tablename__ = "origin_band"
    document_version_id: int = Field(sa_column=Column(KEY, ForeignKey("document_version.id"), primary_key=True))
    band: int = Field(sa_column=Column(BigInteger, primary_key=True, index=True))


class Statement(Base, table=True):
    """The same utterance, in however many documents it is seen; its sightings stand in statement_claim."""

    __tablename__ = "statement"
    id: int | None = primary_key()
    run_id: int = reference("run", index=False)
    recorded_at: datetime = instant()


class StatementClaim(Base, table=True):
    """A claim is a sighting of a statement, in [recorded_at, withdrawn_at); `basis` says why: "same words as 12"."""

    __tablename__ = "statement_claim"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name="withdrawn_after_recorded"),
        Index("ix_statement_claim_claim", "claim_id"),
        Index("uq_statement_claim_live", "claim_id", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    statement_id: int = reference("statement")
    claim_id: int = reference("claim", index=False)
    basis: str = long_text()
    run_id: int = reference("run", index=False)
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)
