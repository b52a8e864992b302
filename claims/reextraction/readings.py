"""Which texts an extractor has read already, and which of those that stand now it has still to read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims import package_version
from claims.extract import Extractor
from claims.models import Document, Extraction, Retrieval, Run
from claims.models import Extractor as ExtractorRow
from claims.words import RunKind, RunStatus

__all__ = ["Readings", "Scope", "Wanted"]

# What may have given names another meaning, so that a text may be read otherwise than before.
_CHANGING_ACTORS = frozenset({RunKind.SEED, RunKind.JUDGE})


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents to read, by their ids; None is all. Of these at most `limit` that are not read yet."""

    documents: Collection[int] | None = None
    source_id: int | None = None
    limit: int | None = None

    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the documents."""
        named = () if self.documents is None else (col(Document.id).in_(sorted(self.documents)),)
        return named if self.source_id is None else (*named, col(Document.source_id) == self.source_id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The ids of the versions to read, in this order; how many are `read` already, and how many a limit left over."""

    versions: Sequence[int]
    read: int
    left: int


@dataclass(frozen=True, slots=True)
class Readings:
    """What counts as read: last by this extractor and this version of the program, in a run from `since` on."""

    extractor: Extractor
    since: int = 0

    @classmethod
    def anew(cls, session: Session, extractor: Extractor) -> Readings:
        """Count only what is read from now on, or was by runs that set out to read everything and were cut short.

        Those are the last ones without a good end. They go on only as long as nobody changed the actors since.
        """
        last = session.scalar(select(func.max(col(Run.id)))) or 0
        begun = last + 1
        recent = (
            select(col(Run.id), col(Run.kind), col(Run.status), *_IDENTITY)
            .outerjoin(ExtractorRow, col(ExtractorRow.id) == col(Run.extractor_id))
            .where(col(Run.kind).in_([RunKind.REEXTRACT, *sorted(_CHANGING_ACTORS)]))
            .order_by(col(Run.id).desc())
        )
        for run in session.execute(recent):
            if run.kind in _CHANGING_ACTORS:
                break
            if _read_by(run) == _identity(extractor):
                if run.status is RunStatus.DONE:
                    break
                begun = run.id
        return cls(extractor, begun)

    def wanted(self, session: Session, scope: Scope) -> Wanted:
        """Find the versions that stand now and are not read, those never read first, then the longest ago."""
        rows = session.execute(_standing().where(*scope.conditions())).all()
        unread = [row for row in rows if not self._covers(row)]
        unread.sort(key=lambda row: (row.extraction_id or 0, row.document_id))
        chosen = unread[: scope.limit]
        return Wanted([row.version_id for row in chosen], len(rows) - len(unread), len(unread) - len(chosen))

    def lacks(self, session: Session, document_id: int, version_id: int) -> bool:
        """Tell whether a version still stands and is still not read: another process may have been here."""
        row = session.execute(_standing().where(col(Document.id) == document_id)).one()
        return row.version_id == version_id and not self._covers(row)

    def _covers(self, row: Row[Any]) -> bool:
        return row.run_id is not None and row.run_id >= self.since and _read_by(row) == _identity(self.extractor)


def _standing() -> Select[*tuple[Any, ...]]:
    """Give each document with the version that was seen there last, and which run of what extractor read that last."""
    look, reading = aliased(Retrieval), aliased(Extraction)
    last_look = select(func.max(col(look.id))).where(
        col(look.document_id) == col(Document.id), col(look.version_id).is_not(None)
    )
    last_reading = select(func.max(col(reading.id))).where(
        col(reading.document_version_id) == col(Retrieval.version_id)
    )
    return (
        select(
            col(Document.id).label("document_id"),
            col(Retrieval.version_id).label("version_id"),
            col(Extraction.id).label("extraction_id"),
            col(Extraction.run_id).label("run_id"),
            *_IDENTITY,
        )
        .select_from(Document)
        .join(Retrieval, col(Retrieval.id) == last_look.correlate(Document).scalar_subquery())
        .outerjoin(Extraction, col(Extraction.id) == last_reading.correlate(Retrieval).scalar_subquery())
        .outerjoin(Run, col(Run.id) == col(Extraction.run_id))
        .outerjoin(ExtractorRow, col(ExtractorRow.id) == col(Run.extractor_id))
    )


_IDENTITY = (
    col(ExtractorRow.name),
    col(ExtractorRow.version),
    col(ExtractorRow.config_hash),
    col(Run.package_version),
)


def _identity(extractor: Extractor) -> tuple[str, ...]:
    """Give what an extractor is known by: with the version of the program, for that resolves and codes."""
    return extractor.name, extractor.version, extractor.config_hash, package_version()


def _read_by(row: Row[Any]) -> tuple[str | None, ...]:
    return row.name, row.version, row.config_hash, row.package_version
