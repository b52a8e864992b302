"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

__all__ = ["KEY", "TEXTS", "UtcDateTime", "now", "vocabulary"]

# A plain INTEGER is what makes a SQLite primary key an alias of rowid; PostgreSQL needs the eight bytes.
KEY = BigInteger().with_variant(Integer, "sqlite")
# A list of texts. PostgreSQL compares JSONB, which a guard on the row must do, and no plain JSON.
TEXTS = JSON().with_variant(JSONB(), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in, aware UTC out. A naive datetime is refused, for its hour would be a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Turn an aware datetime into UTC; raise ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive datetime {value!r}: say which time zone it is in"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Give SQLite's naive UTC its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def vocabulary(words: type[StrEnum], name: str) -> Enum:
    """Store a closed vocabulary as its values, in a VARCHAR with a CHECK on both databases."""
    return Enum(words, name=name, native_enum=False, create_constraint=True, length=24, values_callable=_values)


def _values(words: Any) -> list[str]:
    return [word.value for word in words]


def now() -> datetime:
    """Tell the present instant, aware, in UTC."""
    return datetime.now(UTC)
