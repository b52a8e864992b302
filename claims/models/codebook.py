"""The tables of what sides are taken on, and by which wording."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from claims.fields import long_text, primary_key, reference, word
from claims.models.base import Base
from claims.words import CuePolarity

__all__ = ["Issue", "IssueCue"]


class Issue(Base, table=True):
    """A yes/no proposition on which actors take sides."""

    __tablename__ = "issue"
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    title: str = Field(max_length=400)
    proposition: str = long_text()
    parent_id: int | None = reference("issue", nullable=True)


class IssueCue(Base, table=True):
    """One wording that speaks for, against, or merely touches an issue."""

    __tablename__ = "issue_cue"
    __table_args__ = (UniqueConstraint("issue_id", "pattern"),)
    id: int | None = primary_key()
    issue_id: int = reference("issue", index=False)
    pattern: str = Field(max_length=1000)
    polarity: CuePolarity = word(CuePolarity, "polarity")
    note: str | None = long_text(nullable=True)
