"""To take a decision back: what it changed is again as it was, and the decision stays on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.asof import NOW
from claims.decisions import standing
from claims.errors import ConflictError, NotFoundError
from claims.lineage import heir
from claims.models import Claim, Document, DocumentVersion, Review
from claims.resolve.claim import SaidOn
from claims.reviewing.corrections import dated
from claims.reviewing.rewriting import Correction, content_of, others_of, rewrite, wording
from claims.reviewing.sides import restore
from claims.reviewing.sitting import Decided, Decision, Sitting
from claims.reviewing.subject import rejection_of
from claims.spans import Span
from claims.store import current_version, key_of
from claims.words import ReviewDecision, ReviewField, WithdrawnReason

__all__ = ["latest_of", "undo"]


def undo(sitting: Sitting, review_id: int | None = None, *, note: str | None = None) -> Decided:
    """Take back a decision, by default the coder's last that stands; an open one of another coder by its number.

    A rejected claim goes on as a copy, a corrected one as a copy with the value of before, and a side is what it was.
    Of a claim that is gone from its text there is nothing to restore. Raises NotFoundError where there is no such
    decision, ConflictError where it is taken back already, a later one stands on the same, or another coder made it
    blind.
    """
    session = sitting.session
    review = latest_of(session, sitting.coder) if review_id is None else session.get(Review, review_id)
    if review is None:
        message = f"There is no decision {review_id}."
        raise NotFoundError(message, hint="`claims review list` shows their numbers.")
    _refuse_anothers_blind(review, sitting.coder)
    _refuse_taken_back(session, review)
    living = session.get_one(Claim, heir(session, review.claim_id))
    if _changed_rows(review):
        _refuse_later(session, review, living)
    decision = Decision(ReviewDecision.UNDO, review.field, review.issue_id, old=review.new, new=review.old)
    taken_back = sitting.record(living, decision, note=note, undoes=review)
    if review.blind:
        return Decided(taken_back, key_of(living))
    restored = _restored(sitting, review, living)
    return Decided(taken_back, None if restored is None or restored.withdrawn_at else key_of(restored))


def latest_of(session: Session, coder: str) -> Review:
    """Find the last decision of a coder that was not taken back; raises NotFoundError where there is none."""
    back = aliased(Review)
    query = (
        select(Review)
        .outerjoin(back, col(back.undoes_id) == col(Review.id))
        .where(col(Review.coder) == coder, col(Review.decision) != ReviewDecision.UNDO, col(back.id).is_(None))
        .order_by(col(Review.id).desc())
        .limit(1)
    )
    found = session.scalars(query).first()
    if found is None:
        message = f"{coder} has decided nothing that could be taken back."
        raise NotFoundError(message, hint="`claims review list` shows every decision, with who made it.")
    return found


def _refuse_anothers_blind(review: Review, coder: str) -> None:
    """Raise ConflictError for what another coder found alone: it is that coder's measurement, and nobody else's."""
    if review.blind and review.coder != coder:
        message = f"Decision {review.id} was made blind by {review.coder}: only {review.coder} takes it back."
        raise ConflictError(message, hint=f"Nothing follows from it. If you are {review.coder}: --coder NAME.")


def _refuse_taken_back(session: Session, review: Review) -> None:
    if review.decision is ReviewDecision.UNDO:
        message = f"Decision {review.id} itself takes back decision {review.undoes_id}."
        raise ConflictError(message, hint="Decide on the claim anew.")
    back = session.scalars(select(Review).where(col(Review.undoes_id) == review.id)).first()
    if back is not None:
        message = f"Decision {review.id} was taken back by {back.coder} on {back.recorded_at:%Y-%m-%d} already."
        raise ConflictError(message)


def _changed_rows(review: Review) -> bool:
    return not review.blind and review.decision is not ReviewDecision.ACCEPT


def _refuse_later(session: Session, review: Review, living: Claim) -> None:
    """Raise ConflictError where what is to be restored was decided on once more, or the claim rejected, since."""
    rejection = rejection_of(session, living)
    for _, later in standing(session, [key_of(living)]):
        same = (later.field, later.issue_id) == (review.field, review.issue_id)
        rejected = rejection is not None and later.id == rejection.id
        if (later.id or 0) > (review.id or 0) and (same or rejected):
            message = (
                f"{later.coder} decided on the same after decision {review.id}: {later.decision} "
                f"(decision {later.id}, claim {later.claim_id})."
            )
            raise ConflictError(message, hint=f"Take that back first: claims review undo {later.id}")


def _restored(sitting: Sitting, review: Review, living: Claim) -> Claim | None:
    """Restore what a decision changed; give the claim as it goes on, None where it does not."""
    session = sitting.session
    if review.decision is ReviewDecision.REJECT:
        return _reinstated(sitting, living)
    if living.withdrawn_at is not None:
        return None
    if review.issue_id is not None:
        if review.decision is ReviewDecision.CORRECT:
            restore(sitting, living, review.issue_id, review)
        sitting.changed(living)  # the codebook has its say again, unless somebody else decided
        return living
    if review.decision is ReviewDecision.ACCEPT:
        return living
    before = session.get_one(Claim, review.claim_id)
    return rewrite(sitting, living, _RESTORED[review.field](session, before, living))


def _reinstated(sitting: Sitting, rejected: Claim) -> Claim | None:
    """Let a rejected claim go on as a copy, where its text is still the one of its document."""
    session = sitting.session
    version = session.get_one(DocumentVersion, rejected.document_version_id)
    current = current_version(session, session.get_one(Document, version.document_id).url)
    if rejected.withdrawn_reason is not WithdrawnReason.MISEXTRACTED or current is None or current.id != version.id:
        return None
    same = select(Claim).where(
        col(Claim.document_version_id) == version.id, col(Claim.uid) == rejected.uid, *NOW.claims()
    )
    found, content = session.scalars(same).first(), content_of(session, rejected)
    if found is None:
        return rewrite(sitting, rejected, Correction("", {}))
    if content_of(session, found) != content:  # another sighting of the same words has its uid
        return rewrite(sitting, rejected, Correction("", wording(session, rejected, version, content)))
    rejected.superseded_by_id = found.id
    sitting.changed(rejected)
    return found


def _speaker_of(session: Session, before: Claim, _living: Claim) -> Correction:
    columns = before.model_dump(include={"speaker_id", "speaker_kind", "speaker_count"})
    return Correction("", columns, others=others_of(session, before))


def _span_of(session: Session, before: Claim, living: Claim) -> Correction:
    """Give the content of before where it stands now: as far from the corrected one as it did then."""
    version = session.get_one(DocumentVersion, living.document_version_id)
    corrected = session.get_one(Claim, before.superseded_by_id)
    shift = content_of(session, living)[0].start - content_of(session, corrected)[0].start
    places = [(span.start + shift, span.end + shift, span.text) for span in content_of(session, before)]
    if any(start < 0 or version.body[start:end] != text for start, end, text in places):
        message = f"The words of before are no longer in the text that claim {living.id} stands in."
        raise ConflictError(message, hint=f"Give its place anew: claims review correct {living.id} --span …")
    content = [Span(*place) for place in places]
    unchanged = version.id == before.document_version_id
    words = {"uid": before.uid, "content_key": before.content_key}
    return Correction("", words if unchanged else wording(session, living, version, content), content)


def _act_of(_session: Session, before: Claim, _living: Claim) -> Correction:
    return Correction("", {"act": before.act})


def _day_of(session: Session, before: Claim, living: Claim) -> Correction:
    version = session.get_one(DocumentVersion, living.document_version_id)
    said_on = SaidOn(before.said_on, before.said_on_precision, before.said_on_basis)
    return Correction("", dated(session, version, said_on))


_RESTORED: Mapping[ReviewField, Callable[[Session, Claim, Claim], Correction]] = MappingProxyType(
    {
        ReviewField.SPEAKER: _speaker_of,
        ReviewField.SPAN: _span_of,
        ReviewField.ACT: _act_of,
        ReviewField.SAID_ON: _day_of,
    }
)
