"""What a claim says on an issue by a person's word: the row of before is closed, and one of the coder's opened."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Claim, Review, Run, StanceRow
from claims.reviewing.sitting import Sitting
from claims.reviewing.values import NO_SIDE, TOUCHES, side
from claims.store import key_of
from claims.words import ReviewField, RunKind, Stance

__all__ = ["code_by_hand", "coded", "coded_by_machine", "restore", "side_of"]


def coded(session: Session, claim: Claim, issue_id: int) -> StanceRow | None:
    """Read what a claim says on an issue; None where nothing."""
    query = select(StanceRow).where(
        col(StanceRow.claim_id) == claim.id, col(StanceRow.issue_id) == issue_id, *NOW.stances()
    )
    return session.scalars(query).one_or_none()


def coded_by_machine(session: Session, claim: Claim, issue_id: int) -> StanceRow | None:
    """Read what the program coded a claim as saying on an issue, whatever people decided on that since."""
    decided = select(col(Review.recorded_at)).where(
        col(Review.claim_id) == claim.id, col(Review.issue_id) == issue_id, col(Review.field) == ReviewField.STANCE
    )
    query = (
        select(StanceRow)
        .join(Run, col(Run.id) == col(StanceRow.run_id))
        .where(
            col(StanceRow.claim_id) == claim.id,
            col(StanceRow.issue_id) == issue_id,
            col(Run.kind) != RunKind.REVIEW,
            col(StanceRow.withdrawn_at).is_(None) | col(StanceRow.withdrawn_at).in_(decided),
        )
        .order_by(col(StanceRow.id).desc())
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def side_of(row: StanceRow | None) -> str:
    """Name what a coding says; none says nothing."""
    return NO_SIDE if row is None else side(row.value, coded=True)


def code_by_hand(sitting: Sitting, claim: Claim, issue_id: int, value: str, note: str | None) -> None:
    """Make one of SIDES what a claim says on an issue."""
    basis = f"coded by {sitting.coder}" + (f": {note}" if note else "")
    number = None if value in {NO_SIDE, TOUCHES} else Stance[value.upper()].value
    _replace(sitting, claim, issue_id, None if value == NO_SIDE else (number, basis, 1.0))


def restore(sitting: Sitting, claim: Claim, issue_id: int, review: Review) -> None:
    """Make what a claim said on an issue before a decision what it says again."""
    query = (
        select(StanceRow)
        .where(
            col(StanceRow.claim_id) == review.claim_id,
            col(StanceRow.issue_id) == issue_id,
            col(StanceRow.withdrawn_at) == review.recorded_at,
        )
        .order_by(col(StanceRow.id))
    )
    before = sitting.session.scalars(query).first()
    says = None if before is None else (before.value, before.basis, before.confidence)
    _replace(sitting, claim, issue_id, says)


def _replace(sitting: Sitting, claim: Claim, issue_id: int, new: tuple[int | None, str, float] | None) -> None:
    session = sitting.session
    live = coded(session, claim, issue_id)
    if live is not None:
        live.withdrawn_at = sitting.at
        session.flush()  # the live row of a claim and an issue is one
    if new is not None:
        value, basis, confidence = new
        session.add(
            StanceRow(
                claim_id=key_of(claim),
                issue_id=issue_id,
                value=value,
                basis=basis,
                run_id=sitting.run_id,
                confidence=confidence,
                recorded_at=sitting.at,
            )
        )
    session.flush()
    sitting.changed(claim, coding=False)
