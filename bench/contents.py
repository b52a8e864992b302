"""Everything a database holds, in words that are the same for every database that was told the same.

Ids become the keys of what they stand for, and instants the address of the document that was recorded at them. Left out
is what depends on how often and when somebody asked: runs, looks that found nothing new, the last change, and the steps
of the schema. Closed rows and positions that are believed no more are in it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlmodel import Session

from claims.columns import UtcDateTime
from claims.models import Base

__all__ = ["contents", "differences"]

LEFT_OUT = frozenset({"run", "last_write", "schema_change"})
LEFT_OUT_COLUMNS = frozenset({"id", "run_id"})
OF_THE_WORLD = frozenset({"published_at"})
# What names a row: columns of its own, or the members of a cluster.
KEYS: dict[str, tuple[str, ...]] = {
    "source": ("key",),
    "actor": ("key",),
    "issue": ("key",),
    "extractor": ("name", "version", "config_hash"),
    "document": ("url",),
    "document_version": ("document_id", "version_no"),
    "claim": ("document_version_id", "uid", "recorded_at"),
    "position": ("actor_id", "issue_id", "valid_from", "known_from"),
    "review": ("claim_id", "recorded_at", "field", "issue_id"),
}
CLUSTERS = {"origin": "origin_version", "statement": "statement_claim"}
NAMED = re.compile(r"\b(?P<kind>document|claim) (?P<id>\d+)\b")
Row = Mapping[str, Any]


def contents(session: Session) -> Counter[Hashable]:
    """Read a whole database; each row is (table, column, value, column, value …)."""
    return _Contents(session).all()


def differences(one: Counter[Hashable], other: Counter[Hashable], limit: int = 5) -> list[str]:
    """Say what only one of two databases holds, at most so many rows of each."""
    return [
        f"{which}: {row}"
        for which, only in (("only first", one - other), ("only second", other - one))
        for row in sorted(map(str, only))[:limit]
    ]


class _Contents:
    def __init__(self, session: Session) -> None:
        tables = [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]
        self.rows: dict[str, list[Row]] = {
            table.name: [dict(row) for row in session.execute(select(table)).mappings()] for table in tables
        }
        self.tables = {table.name: table for table in tables}
        self.by_id = {name: {row["id"]: row for row in rows if "id" in row} for name, rows in self.rows.items()}
        self.members: dict[str, dict[int, list[Row]]] = {}
        for cluster, memberships in CLUSTERS.items():
            members = defaultdict[int, list[Row]](list)
            for row in self.rows[memberships]:
                members[row[f"{cluster}_id"]].append(row)
            self.members[cluster] = members
        self.moments = {
            row["retrieved_at"]: self.by_id["document"][row["document_id"]]["url"]
            for row in self.rows["retrieval"]
            if row["status"] != "unchanged"
        }
        self.labels: dict[tuple[str, int], Hashable] = {}

    def all(self) -> Counter[Hashable]:
        return Counter(
            (name, *self._columns(table, row))
            for name, table in self.tables.items()
            for row in self.rows[name]
            if name != "retrieval" or row["status"] != "unchanged"
        )

    def _columns(self, table: Table, row: Row) -> list[Hashable]:
        return [
            part
            for column in table.columns
            if column.name not in LEFT_OUT_COLUMNS
            for part in (column.name, self._value(table, column.name, row))
        ]

    def _value(self, table: Table, name: str, row: Row) -> Hashable:
        column, value = table.columns[name], row[name]
        if value is None or not column.foreign_keys:
            moment = isinstance(column.type, UtcDateTime) and name not in OF_THE_WORLD and value is not None
            return self.moments.get(value, "no document") if moment else self._without_ids(str(value))
        (key,) = column.foreign_keys
        return self._label(key.column.table.name, value)

    def _without_ids(self, words: str) -> str:
        """Replace the ids that reasons name: PostgreSQL gives none twice, not even one of a row that was lost."""
        return NAMED.sub(lambda found: f"{found['kind']} {self._label(found['kind'], int(found['id']))}", words)

    def _label(self, name: str, number: int) -> Hashable:
        if (name, number) not in self.labels:
            row, table = self.by_id[name].get(number), self.tables[name]
            if row is None:
                label: Hashable = "nothing"
            elif name in CLUSTERS:
                of = self.tables[CLUSTERS[name]]
                member = next(c.name for c in of.columns if c.foreign_keys and c.name not in {f"{name}_id", "run_id"})
                label = min((self._value(of, member, each) for each in self.members[name][number]), key=str)
            else:
                label = (name, *(self._value(table, column, row) for column in KEYS[name]))
            self.labels[name, number] = label
        return self.labels[name, number]
