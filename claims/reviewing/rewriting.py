"""A claim written anew with what a person says of it: the old row is closed, its copy goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.decisions import Decisions, decisions_on
from claims.errors import ConflictError
from claims.lineage import heir
from claims.models import Claim, ClaimSpan, ClaimSpeaker, Document, DocumentVersion
from claims.reviewing.sitting import Sitting
from claims.reviewing.values import places
from claims.spans import Span
from claims.store import copy_claim, key_of, withdraw
from claims.store.uids import content_key, free_uid, words_key
from claims.words import SpanRole, WithdrawnReason

__all__ = ["Correction", "content_of", "others_of", "rewrite", "together", "wording"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is otherwise in the copy of a claim: columns, and perhaps where its content stands and who said it too.

    `value` is the new value of the field, as text.
    """

    value: str
    columns: Mapping[str, Any]
    content: Sequence[Span] | None = None
    others: Sequence[int] | None = None


def together(corrections: Iterable[Correction]) -> Correction:
    """Put corrections of different fields into one."""
    parts = tuple(corrections)
    return Correction(
        value=" ".join(correction.value for correction in parts),
        columns={name: value for correction in parts for name, value in correction.columns.items()},
        content=next((spans for correction in parts if (spans := correction.content) is not None), None),
        others=next((each for correction in parts if (each := correction.others) is not None), None),
    )


def rewrite(sitting: Sitting, claim: Claim, correction: Correction) -> Claim:
    """Close a claim, where it is not closed, and insert its corrected copy as its successor; give that.

    The sides that people decided on go along; what else it says is coded anew, as is all of its text.
    """
    into = sitting.recording
    if claim.withdrawn_at is None:
        withdraw(into, claim, WithdrawnReason.SUPERSEDED)
    held = decisions_on(sitting.session, [key_of(claim)]).get(key_of(claim), Decisions())
    copy = copy_claim(
        into, claim, correction.columns, content=correction.content, others=correction.others, issues=held.sides
    )
    claim.superseded_by_id = copy.id
    sitting.session.flush()
    sitting.changed(claim, copy)
    return copy


def wording(session: Session, claim: Claim, version: DocumentVersion, content: Sequence[Span]) -> dict[str, str]:
    """Give the columns that name a claim by its words, were it to stand at these places of a version.

    Its number among the claims of the same words is the first that no live claim of the version has. Raises
    ConflictError where a live claim stands just there, said by the same words.
    """
    texts = [span.text for span in content]
    cue, speaker = _spans(session, claim, SpanRole.CUE), _spans(session, claim, SpanRole.SPEAKER)
    words = words_key(
        session.get_one(Document, version.document_id).url,
        texts,
        [span.text for span in cue],
        speaker[0].text if speaker else None,
    )
    itself = (key_of(claim), heir(session, key_of(claim)))
    query = select(Claim).where(
        col(Claim.document_version_id) == version.id, col(Claim.id).not_in(itself), *NOW.claims()
    )
    live = session.scalars(query).all()
    for other in live:
        same_words = other.content_key == content_key(texts) and content_of(session, other) == tuple(content)
        if same_words and _spans(session, other, SpanRole.CUE) == cue:
            message = f"Claim {other.id} has just these words already ({places(content)})."
            raise ConflictError(message, hint="If the two are one, reject one of them.")
    return {"uid": free_uid(words, {other.uid for other in live}), "content_key": content_key(texts)}


def content_of(session: Session, claim: Claim) -> tuple[Span, ...]:
    """Read where the words of a claim stand, in order."""
    return _spans(session, claim, SpanRole.CONTENT)


def others_of(session: Session, claim: Claim) -> list[int]:
    """Read who said a claim together with its speaker."""
    query = select(col(ClaimSpeaker.actor_id)).where(col(ClaimSpeaker.claim_id) == claim.id)
    return list(session.scalars(query.order_by(col(ClaimSpeaker.ordinal))))


def _spans(session: Session, claim: Claim, role: SpanRole) -> tuple[Span, ...]:
    query = select(ClaimSpan).where(col(ClaimSpan.claim_id) == claim.id, col(ClaimSpan.role) == role)
    rows = session.scalars(query.order_by(col(ClaimSpan.ordinal)))
    return tuple(Span(row.span_start, row.span_end, row.text) for row in rows)
