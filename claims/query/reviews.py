"""`claims review list`: what people decided on claims, the latest first; and what they decided on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.errors import NotFoundError, quoted
from claims.lineage import ancestors, heir
from claims.models import Claim, Issue, Review
from claims.query.decided import decided, with_heirs
from claims.query.details import BATCH, contents
from claims.words import ReviewDecision, ReviewField

__all__ = ["ReviewRow", "decided_since", "last_decision", "list_reviews", "reviews_of"]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One decision of one coder on a claim, or on one thing of it; of a stance with the issue.

    `undoes` is the decision that it takes back, `undone_by` the one that took it back.
    """

    id: int
    recorded_at: datetime
    coder: str
    decision: ReviewDecision
    field: ReviewField
    issue: str | None
    old: str | None
    new: str | None
    note: str | None
    blind: bool
    undoes: int | None
    undone_by: int | None
    claim_id: int
    content: str

    def __str__(self) -> str:
        """Say who decided what: "Ada corrected speaker: none → ada-holm, blind"."""
        what = _SAID[self.decision]
        thing = f" {self.issue or self.field}" if self.field is not ReviewField.CLAIM else ""
        value = f": {self.old} → {self.new}" if self.new is not None else ""
        taken = f" decision {self.undoes}" if self.undoes else thing + value
        blind = ", blind" if self.blind else ""
        undone = f", taken back by decision {self.undone_by}" if self.undone_by else ""
        note = f" ({self.note})" if self.note else ""
        return f"{self.coder} {what}{taken}{note}{blind}{undone}"


_SAID: Mapping[ReviewDecision, str] = {
    ReviewDecision.ACCEPT: "accepted",
    ReviewDecision.REJECT: "rejected",
    ReviewDecision.CORRECT: "corrected",
    ReviewDecision.UNDO: "took back",
}


def list_reviews(
    session: Session, *, coder: str | None = None, claim_id: int | None = None, limit: int | None = None
) -> Iterator[ReviewRow]:
    """Give the decisions, the latest first: of one coder, or on one claim and all that it goes on from.

    Raises NotFoundError for a coder who never decided anything.
    """
    conditions: list[ColumnElement[bool]] = []
    if coder is not None:
        conditions.append(col(Review.coder) == _known(session, coder))
    if claim_id is not None:
        living = heir(session, claim_id)
        conditions.append(col(Review.claim_id).in_(ancestors(session, [living])[living]))
    query = _rows(*conditions).order_by(col(Review.id).desc()).limit(limit)
    for rows in session.execute(query.execution_options(yield_per=BATCH)).mappings().partitions():
        words = contents(session, (row["claim_id"] for row in rows))
        for row in rows:
            yield ReviewRow(**row, content=words.get(row["claim_id"], ""))


def reviews_of(session: Session, claim_id: int) -> tuple[ReviewRow, ...]:
    """Give the decisions on a claim and all that it goes on from, the earliest first."""
    return tuple(reversed(list(list_reviews(session, claim_id=claim_id))))


def last_decision(session: Session) -> int:
    """Give the number of the last decision that anybody made, 0 before the first."""
    return session.scalar(select(func.max(col(Review.id)))) or 0


def decided_since(session: Session, coder: str, since: datetime) -> int:
    """Count the claims that a coder has decided on since an instant; one that was corrected twice is one."""
    chosen = with_heirs(decided(col(Review.coder) == coder, col(Review.recorded_at) >= since))
    query = select(func.count(col(Claim.id))).where(col(Claim.id).in_(chosen), col(Claim.superseded_by_id).is_(None))
    return session.scalar(query) or 0


def _rows(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    back = aliased(Review)
    return (
        select(
            col(Review.id),
            col(Review.recorded_at),
            col(Review.coder),
            col(Review.decision),
            col(Review.field),
            col(Issue.key).label("issue"),
            col(Review.old),
            col(Review.new),
            col(Review.note),
            col(Review.blind),
            col(Review.undoes_id).label("undoes"),
            col(back.id).label("undone_by"),
            col(Review.claim_id),
        )
        .outerjoin(Issue, col(Issue.id) == col(Review.issue_id))
        .outerjoin(back, col(back.undoes_id) == col(Review.id))
        .where(*conditions)
    )


def _known(session: Session, coder: str) -> str:
    """Find a coder by name, in any case."""
    names = session.scalars(select(col(Review.coder)).distinct().order_by(col(Review.coder))).all()
    tidied = " ".join(coder.split())
    found = [name for name in names if name == tidied] or [name for name in names if name.lower() == tidied.lower()]
    if not found:
        message = f"No coder called {quoted(coder)} has decided anything."
        raise NotFoundError(message, hint=f"Coders: {', '.join(names)}." if names else None)
    return found[0]
