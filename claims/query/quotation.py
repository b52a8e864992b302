"""The words that prove a claim: its content with cue and speaker, as one stretch of the text where they stand close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.models import Claim, ClaimSpan, DocumentVersion
from claims.query.details import batches, contents
from claims.words import SpanRole

__all__ = ["quotations"]

# Beyond a long sentence, the speaker stands too far off for one stretch to be read as one statement.
LONGEST = 400


def quotations(session: Session, claim_ids: Iterable[int]) -> Mapping[int, str]:
    """Give each claim's words from its first span to its last: "the council rejected the demands", not "the demands".

    Where they reach over a line, or are longer than LONGEST code points, the content alone, joined by an ellipsis.
    """
    ids = list(claim_ids)
    found = dict(contents(session, ids))
    for batch in batches(ids):
        reach = (
            select(
                col(ClaimSpan.claim_id).label("claim_id"),
                func.min(col(ClaimSpan.span_start)).label("first"),
                func.max(col(ClaimSpan.span_end)).label("last"),
            )
            .where(col(ClaimSpan.claim_id).in_(batch), col(ClaimSpan.role) != SpanRole.CONDITION)
            .group_by(col(ClaimSpan.claim_id))
            .subquery()
        )
        length = reach.c.last - reach.c.first
        query = (
            select(reach.c.claim_id, func.substr(col(DocumentVersion.body), reach.c.first + 1, length))
            .join(Claim, col(Claim.id) == reach.c.claim_id)
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .where(length <= LONGEST)
        )
        found |= {claim_id: stretch for claim_id, stretch in session.execute(query) if "\n" not in stretch}
    return found
