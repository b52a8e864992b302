"""What a check gives, and what checks share: counting rows, and naming one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, select
from sqlmodel import Session, SQLModel

__all__ = ["Check", "Found", "count", "named"]

Found = tuple[int, Iterable[str]]
"""How many rows were looked at, and each that breaks the promise ("claim_span 17")."""


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: how many rows it was looked up in, and each row that breaks it."""

    name: str
    checked: int
    failures: tuple[str, ...] = ()


def count(session: Session, model: type[SQLModel], *where: ColumnElement[bool]) -> int:
    """Count the rows of a table."""
    return session.scalar(select(func.count()).select_from(model).where(*where)) or 0


def named(table: Table, *key: object) -> str:
    """Name a row by its table and key: "position_claim 3/2"."""
    return f"{table.name} {'/'.join(map(str, key))}"
