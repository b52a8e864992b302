"""To decide on a claim: it is one, it is none, or something in it is otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from claims.errors import UsageError
from claims.models import Claim, Issue, Review
from claims.reviewing.corrections import corrected, value_of
from claims.reviewing.rewriting import rewrite, together
from claims.reviewing.sides import code_by_hand, coded, coded_by_machine, side_of
from claims.reviewing.sitting import Decided, Decision, Sitting
from claims.reviewing.subject import subject
from claims.reviewing.values import parse_side
from claims.store import key_of, withdraw
from claims.words import ReviewDecision, ReviewField, WithdrawnReason

__all__ = ["accept", "correct", "reject", "take_side"]


def accept(sitting: Sitting, claim_id: int, issue_id: int | None = None, *, note: str | None = None) -> Decided:
    """Decide that a claim is one and rightly read, or with `issue_id` that what it says on the issue is.

    What is accepted goes on as it is in new versions of the text and when it is read anew. A claim that was confirmed
    and is gone all the same is laid aside. Who has accepted it already adds nothing.
    """
    claim = subject(sitting, claim_id, of_orphans=issue_id is None)
    if issue_id is None:
        return _once(sitting, claim, Decision(ReviewDecision.ACCEPT), note)
    row = (coded_by_machine if sitting.blind else coded)(sitting.session, claim, issue_id)
    if row is None:
        issue = sitting.session.get_one(Issue, issue_id).key
        message = f"Claim {claim.id} says nothing on {issue}."
        raise UsageError(message, hint=f"If it does: claims review correct {claim.id} --stance {issue}=SIDE")
    decision = Decision(ReviewDecision.ACCEPT, ReviewField.STANCE, issue_id, old=side_of(row))
    return _once(sitting, claim, decision, note)


def reject(sitting: Sitting, claim_id: int, *, note: str | None = None) -> Decided:
    """Decide that a claim is none: it is withdrawn as misextracted, and stays so when its text is read anew."""
    claim = subject(sitting, claim_id, of_orphans=True)
    if sitting.blind:
        return _once(sitting, claim, Decision(ReviewDecision.REJECT), note)
    review = sitting.record(claim, Decision(ReviewDecision.REJECT), note=note)
    if claim.withdrawn_at is None:
        withdraw(sitting.recording, claim, WithdrawnReason.MISEXTRACTED)
        sitting.changed(claim)
    return Decided(review, None)


def correct(
    sitting: Sitting, claim_id: int, values: Mapping[ReviewField, str], *, note: str | None = None
) -> list[Decided]:
    """Correct speaker, span, act or day of a claim, one or several; give a decision each.

    A value is text: the key of an actor or "none", places or words, an act, a day, month or year or "unknown". The row
    of the claim is closed, and a copy with the new values is its successor; what it says on the issues is coded anew,
    but for what people decided on. Raises UsageError for what is no value or has not changed.
    """
    claim, session = subject(sitting, claim_id), sitting.session
    old = {what: value_of(session, claim, what) for what in values}
    new = {what: corrected(session, claim, what, value) for what, value in values.items()}
    for what, correction in new.items():
        if correction.value == old[what]:
            message = f"The {_NAMES[what]} of claim {claim.id} is {old[what]} already."
            raise UsageError(message, hint=f"If that is right: claims review accept {claim.id}")
    reviews = [
        sitting.record(claim, Decision(ReviewDecision.CORRECT, what, old=old[what], new=correction.value), note=note)
        for what, correction in new.items()
    ]
    living = claim if sitting.blind or not reviews else rewrite(sitting, claim, together(new.values()))
    return [Decided(review, key_of(living)) for review in reviews]


def take_side(sitting: Sitting, claim_id: int, issue_id: int, side: str, *, note: str | None = None) -> Decided:
    """Decide what a claim says on an issue: a stance, "touches" without a side, or "none" for nothing.

    The row of before is closed, and the new one says who coded it. No codebook codes the claim on the issue again.
    Raises UsageError for what is no side, or what it says already.
    """
    sitting.code()  # what a correction in this sitting makes it say
    claim, session = subject(sitting, claim_id), sitting.session
    new = parse_side(side)
    old = side_of((coded_by_machine if sitting.blind else coded)(session, claim, issue_id))
    if old == new:
        issue = session.get_one(Issue, issue_id).key
        message = f"The side of claim {claim.id} on {issue} is {old} already."
        raise UsageError(message, hint=f"If that is right: claims review accept {claim.id} --issue {issue}")
    decision = Decision(ReviewDecision.CORRECT, ReviewField.STANCE, issue_id, old, new)
    review = sitting.record(claim, decision, note=note)
    if not sitting.blind:
        code_by_hand(sitting, claim, issue_id, new, review.note)
    return Decided(review, key_of(claim))


_NAMES = {
    ReviewField.SPEAKER: "speaker",
    ReviewField.SPAN: "place",
    ReviewField.ACT: "act",
    ReviewField.SAID_ON: "day",
}


def _once(sitting: Sitting, claim: Claim, decision: Decision, note: str | None) -> Decided:
    """Record a decision that changes no row, unless it is the latest on the claim already."""
    undo = aliased(Review)
    query = (
        select(Review)
        .outerjoin(undo, col(undo.undoes_id) == col(Review.id))
        .where(
            col(Review.claim_id) == claim.id,
            col(Review.blind).is_(sitting.blind),
            col(Review.decision) != ReviewDecision.UNDO,
            col(undo.id).is_(None),
            *([col(Review.coder) == sitting.coder] if sitting.blind else []),
        )
        .order_by(col(Review.id).desc())
    )
    latest = sitting.session.scalars(query).first()
    if latest is not None and not note and latest.coder == sitting.coder and claim.withdrawn_at is None:
        decided = Decision(latest.decision, latest.field, latest.issue_id, latest.old, latest.new)
        if decided == decision:
            return Decided(latest, key_of(claim), added=False)
    return Decided(sitting.record(claim, decision, note=note), key_of(claim))
