"""The tables of what sides are taken on, and by which wording."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, text
from sqlmodel import Field

from claims.columns import TEXTS
from claims.fields import instant, long_text, primary_key, reference, word
from claims.models.base import Base
from claims.words import CuePolarity

__all__ = ["CueClass", "Issue", "IssueCue"]


class Issue(Base, table=True):
    """A yes/no proposition on which actors take sides."""

    __tablename__ = "issue"
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    title: str = Field(max_length=400)
    proposition: str = long_text()
    parent_id: int | None = reference("issue", nullable=True)


class IssueCue(Base, table=True):
    """One wording that speaks for, against, or merely touches an issue.

    It counts from `recorded_at` (NULL: always) to `withdrawn_at`; what was coded by it before keeps its run.
    """

    __tablename__ = "issue_cue"
    __table_args__ = (
        Index("uq_issue_cue_live", "issue_id", "pattern", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    issue_id: int = reference("issue", index=False)
    pattern: str = Field(max_length=1000)
    polarity: CuePolarity = word(CuePolarity, "polarity")
    note: str | None = long_text(nullable=True)
    run_id: int | None = reference("run", nullable=True)
    recorded_at: datetime | None = instant(nullable=True)
    withdrawn_at: datetime | None = instant(nullable=True)


class CueClass(Base, table=True):
    """A class of actors that patterns name: `names` always mean it, `own` ("our country") where its own side speaks.

    `part_of` is the key of the class whose side its members take; what one class of a `camp` wants is not foreign to
    another of it.
    """

    __tablename__ = "cue_class"
    __table_args__ = (
        Index("uq_cue_class_live", "key", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    key: str = Field(max_length=200)
    names: list[str] = Field(sa_column=Column(TEXTS, nullable=False))
    own: list[str] = Field(sa_column=Column(TEXTS, nullable=False))
    part_of: str | None = Field(default=None, max_length=200)
    camp: str | None = Field(default=None, max_length=200)
    run_id: int | None = reference("run", nullable=True)
    recorded_at: datetime | None = instant(nullable=True)
    withdrawn_at: datetime | None = instant(nullable=True)
