"""What is visible as of a day in the world, an instant of this database, a day of the public: used by every read.

    at D          the world on D                        said (or at the latest said) by D
    known T       what the database knew at T           recorded by T and not yet withdrawn then
    published D   what the public could read by D       published on D or before, by the calendar of the place of
                                                        publication; where that day is unknown, retrieved by the
                                                        end of D in UTC

Without `known`, a row counts as long as it is not withdrawn. Each function gives conditions for a WHERE; those on
document versions need the version joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from claims.models import Claim, Document, DocumentVersion, FormerSource, Position, StanceRow

__all__ = ["NOW", "AsOf", "source_of"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """The three clocks a reader can turn back; None is the present."""

    at: date | None = None
    known: datetime | None = None
    published: date | None = None

    def claims(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the claims that had been said, and that the database held."""
        said = () if self.at is None else (col(Claim.effective_on) <= self.at,)
        return (*said, _held(col(Claim.recorded_at), col(Claim.withdrawn_at), self.known))

    def stances(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the stances that the database held; that of their claims is asked apart."""
        return (_held(col(StanceRow.recorded_at), col(StanceRow.withdrawn_at), self.known),)

    def versions(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the document versions that the public could read, and that the database had retrieved."""
        conditions: list[ColumnElement[bool]] = []
        if self.published is not None:
            on = col(DocumentVersion.published_on)
            retrieved = col(DocumentVersion.retrieved_at) < _end_of(self.published)
            conditions.append(or_(on <= self.published, and_(on.is_(None), retrieved)))
        if self.known is not None:
            conditions.append(col(DocumentVersion.retrieved_at) <= self.known)
        return tuple(conditions)

    def positions(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the positions taken by `at`, as the database derived them by `known`; not for `published`."""
        taken = () if self.at is None else (col(Position.valid_from) <= self.at,)
        known_to = col(Position.known_to)
        if self.known is None:
            return (*taken, known_to.is_(None))
        held = and_(col(Position.known_from) <= self.known, or_(known_to.is_(None), known_to > self.known))
        return (*taken, held)


NOW = AsOf()


def source_of(known: datetime | None) -> ColumnElement[int] | Mapped[int]:
    """Give the source of a joined Document, as the database had it at an instant: it may have been named later."""
    if known is None:
        return col(Document.source_id)
    former = (
        select(col(FormerSource.source_id))
        .where(col(FormerSource.document_id) == col(Document.id), col(FormerSource.until_at) > known)
        .order_by(col(FormerSource.until_at))
        .limit(1)
        .correlate(Document)
    )
    return func.coalesce(former.scalar_subquery(), col(Document.source_id))


def _held(
    recorded: Mapped[datetime], withdrawn: Mapped[datetime | None], known: datetime | None
) -> ColumnElement[bool]:
    if known is None:
        return withdrawn.is_(None)
    return and_(recorded <= known, or_(withdrawn.is_(None), withdrawn > known))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC) + timedelta(days=1)
