"""The tables of what the program did: its runs, what extracted, and the steps of the schema."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from claims.fields import instant, long_text, primary_key, reference, word
from claims.models.base import Base
from claims.words import RunKind, RunStatus

__all__ = ["Extractor", "LastWrite", "Run", "SchemaChange"]


class SchemaChange(Base, table=True):
    """One step of the schema up or down, and the version of the program that took it; migrations/env.py writes it."""

    __tablename__ = "schema_change"
    __table_args__ = (CheckConstraint("direction IN ('up', 'down')", name="direction_known"),)
    id: int | None = primary_key()
    revision: str = Field(max_length=32)
    direction: str = Field(max_length=4)
    package_version: str = Field(max_length=40)
    applied_at: datetime = instant()


class Extractor(Base, table=True):
    """A program that finds claims, in one configuration."""

    __tablename__ = "extractor"
    __table_args__ = (UniqueConstraint("name", "version", "config_hash"),)
    id: int | None = primary_key()
    name: str = Field(max_length=100)
    version: str = Field(max_length=40)
    config_hash: str = Field(max_length=71)


class Run(Base, table=True):
    """One run of the program over some inputs: whatever is stored names the run that stored it."""

    __tablename__ = "run"
    id: int | None = primary_key()
    kind: RunKind = word(RunKind, "kind")
    extractor_id: int | None = reference("extractor", nullable=True)
    started_at: datetime = instant()
    finished_at: datetime | None = instant(nullable=True)
    status: RunStatus = word(RunStatus, "status")
    package_version: str = Field(max_length=40)
    counts: dict[str, int] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    error: str | None = long_text(nullable=True)


class LastWrite(Base, table=True):
    """The instant of the last change, in one row: the next one is later, whatever the machine's clock says."""

    __tablename__ = "last_write"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: int | None = primary_key()
    at: datetime = instant()
