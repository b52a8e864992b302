"""The claim that a decision is on: what the one that was named goes on as, and whether it can be decided on."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.decisions import decisions_on, standing
from claims.errors import ConflictError, NotFoundError
from claims.lineage import ancestors, heir
from claims.models import Claim, Review
from claims.reviewing.sitting import Sitting
from claims.store import key_of
from claims.words import ReviewDecision, ReviewField, WithdrawnReason

__all__ = ["orphaned", "rejection_of", "subject"]

_WITHDRAWN = {
    WithdrawnReason.MISEXTRACTED: "was withdrawn: it is no claim",
    WithdrawnReason.DUPLICATE: "was withdrawn: it is another one twice",
    WithdrawnReason.SOURCE_RETRACTED: "was withdrawn: its source no longer says so",
    WithdrawnReason.SUPERSEDED: "was withdrawn: it is no longer found in the text",
}


def subject(sitting: Sitting, claim_id: int, *, of_orphans: bool = False) -> Claim:
    """Give the claim to decide on: the heir of the one that is named; of a blind decision the machine's original.

    Raises NotFoundError where there is no such claim, ConflictError for one that was withdrawn and, where the sitting
    says what its coder has `seen`, for one that has changed since. With `of_orphans` a claim that somebody confirmed
    and that was withdrawn all the same will do.
    """
    session = sitting.session
    if session.get(Claim, claim_id) is None:
        message = f"There is no claim {claim_id}."
        raise NotFoundError(message, hint="`claims list` shows their ids.")
    living = heir(session, claim_id)
    if sitting.blind:
        return session.get_one(Claim, ancestors(session, [living])[living][0])
    claim = session.get_one(Claim, living)
    if sitting.seen is not None:
        _refuse_unseen(sitting, claim, claim_id)
    if claim.withdrawn_at is not None and not (of_orphans and orphaned(session, claim)):
        raise _withdrawn(session, claim)
    return claim


def orphaned(session: Session, claim: Claim) -> bool:
    """Tell whether people confirmed a claim, and it is gone all the same, with no successor."""
    gone = claim.withdrawn_reason not in {None, WithdrawnReason.MISEXTRACTED} and claim.superseded_by_id is None
    held = decisions_on(session, [key_of(claim)]).get(key_of(claim)) if gone else None
    return held is not None and held.confirmed


def rejection_of(session: Session, claim: Claim) -> Review | None:
    """Find the decision by which a claim was rejected, if that holds."""
    decided = [review for _, review in standing(session, [key_of(claim)]) if review.field is ReviewField.CLAIM]
    return decided[-1] if decided and decided[-1].decision is ReviewDecision.REJECT else None


def _withdrawn(session: Session, claim: Claim) -> ConflictError:
    rejection = rejection_of(session, claim)
    if claim.withdrawn_reason is WithdrawnReason.MISEXTRACTED and rejection is not None:
        message = f"Claim {claim.id} was rejected by {rejection.coder} on {rejection.recorded_at:%Y-%m-%d}."
        return ConflictError(message, hint=f"To take that back: claims review undo {rejection.id}")
    message = f"Claim {claim.id} {_WITHDRAWN[claim.withdrawn_reason or WithdrawnReason.SUPERSEDED]}."
    hint = "Accept it, or reject it for good: then it is not looked at any more."
    return ConflictError(message, hint=hint if orphaned(session, claim) else None)


def _refuse_unseen(sitting: Sitting, claim: Claim, claim_id: int) -> None:
    """Raise ConflictError where the claim is no longer what the coder looked at."""
    chain = ancestors(sitting.session, [key_of(claim)])[key_of(claim)]
    newest = select(func.max(col(Review.id))).where(
        col(Review.claim_id).in_(chain), col(Review.blind).is_(False), col(Review.coder) != sitting.coder
    )
    latest = sitting.session.scalar(newest) or 0
    if latest > (sitting.seen or 0):
        review = sitting.session.get_one(Review, latest)
        message = f"{review.coder} has decided on claim {claim.id} in the meantime: {review.decision} {review.field}."
    elif claim.id != claim_id:
        message = f"Claim {claim_id} has become claim {claim.id} in the meantime."
    else:
        return
    raise ConflictError(message, hint="Nothing was recorded; look at it again.")
