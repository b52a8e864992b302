"""Which document versions a change to the codebook may code differently: whole documents, for answers point back."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.coding.notation import Pattern
from claims.models import Claim, DocumentVersion, StanceRow

__all__ = ["every_version", "touched_versions"]

# Bodies fetched at a time: those of a whole archive need not be in memory at once.
FETCHED = 200


def every_version(session: Session) -> list[int]:
    """Give the document versions with live claims."""
    return sorted(session.scalars(select(col(Claim.document_version_id)).where(*NOW.claims()).distinct()))


def touched_versions(session: Session, patterns: Collection[Pattern], issue_ids: Collection[int]) -> list[int]:
    """Give the versions with live claims in whose text one of the patterns may match, or that are coded on the issues.

    The whole text counts, for a claim is coded by words around it too ("This is unacceptable").
    """
    found = set(_coded(session, issue_ids))
    texts = select(col(DocumentVersion.id), col(DocumentVersion.body)).where(
        col(DocumentVersion.id).in_(select(col(Claim.document_version_id)).where(*NOW.claims()))
    )
    if patterns:
        for version_id, body in session.execute(texts.execution_options(yield_per=FETCHED)):
            if version_id not in found and _may_match(patterns, body):
                found.add(version_id)
    return sorted(found)


def _coded(session: Session, issue_ids: Collection[int]) -> Iterable[int]:
    query = (
        select(col(Claim.document_version_id))
        .join(StanceRow, col(StanceRow.claim_id) == col(Claim.id))
        .where(col(StanceRow.issue_id).in_(issue_ids), *NOW.stances(), *NOW.claims())
    )
    return session.scalars(query.distinct())


def _may_match(patterns: Iterable[Pattern], text: str) -> bool:
    """Tell whether the first letters that every match of a pattern has stand somewhere in the text."""
    folded = text.casefold()
    return any(
        all(any(letters in folded for letters in anchors) for anchors in pattern.anchors) for pattern in patterns
    )
