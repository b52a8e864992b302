"""What a query gives, on whichever database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.errors import QueryError

__all__ = ["ONLY_READS", "Answer", "too_long", "unique"]

ONLY_READS = "`claims sql` only reads; what is stored is changed by the other commands."


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, each once, and the rows as they come."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Give each row by the names of its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def unique(names: Iterable[str]) -> list[str]:
    """Number the names that come again, for a row is read by name: id, id_2."""
    taken: list[str] = []
    for name in names:
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name}_{number}"
        taken.append(free)
    return taken


def too_long(seconds: float) -> QueryError:
    """Say that a query was stopped."""
    return QueryError(
        f"The query was stopped after {seconds:g} seconds.", hint="Narrow it with WHERE or LIMIT, or raise --timeout."
    )
