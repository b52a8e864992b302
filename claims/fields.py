"""The kinds of field the tables are made of, each said once: keys, references, words, texts, instants, periods."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Text
from sqlmodel import Field

from claims.columns import KEY, UtcDateTime, vocabulary

__all__ = ["instant", "long_text", "period", "primary_key", "reference", "word"]


def primary_key() -> Any:
    """Make the key of a table; the database gives it."""
    return Field(default=None, primary_key=True, sa_type=KEY)


def reference(table: str, *, nullable: bool = False, index: bool = True) -> Any:
    """Refer to a row of `table`; without an index of its own where a wider one begins with it."""
    return _field(Column(KEY, ForeignKey(f"{table}.id"), nullable=nullable, index=index))


def word(words: type[StrEnum], name: str, *, nullable: bool = False) -> Any:
    """Hold one word of a closed vocabulary."""
    return _field(Column(vocabulary(words, name), nullable=nullable))


def long_text(*, nullable: bool = False) -> Any:
    """Hold text of any length."""
    return _field(Column(Text, nullable=nullable))


def instant(*, nullable: bool = False) -> Any:
    """Hold an aware UTC instant."""
    return _field(Column(UtcDateTime, nullable=nullable))


def period(start: str = "valid_from", end: str = "valid_to") -> CheckConstraint:
    """Demand that a half-open period ends after it starts; NULL is an open end."""
    return CheckConstraint(f"{end} IS NULL OR {start} IS NULL OR {start} < {end}", name=f"{end}_after_{start}")


def _field(column: Column[Any]) -> Any:
    return Field(default=None, sa_column=column) if column.nullable else Field(sa_column=column)
