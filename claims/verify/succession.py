"""Do claims go on in claims of their own document, readings in extractors, documents in sources."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.models import Claim, Document, DocumentVersion, Extraction, FormerSource, Run
from claims.verify.check import Found, count

__all__ = ["former_sources_differ", "of_claims", "readings_have_extractors"]


def of_claims(session: Session) -> Found:
    """Follow every claim that was superseded: it is withdrawn, and its successor another one of the same document."""
    heir, own, its = aliased(Claim), aliased(DocumentVersion), aliased(DocumentVersion)
    query = (
        select(col(Claim.id), col(heir.id), col(Claim.withdrawn_at), col(own.document_id), col(its.document_id))
        .join(heir, col(heir.id) == col(Claim.superseded_by_id))
        .join(own, col(own.id) == col(Claim.document_version_id))
        .join(its, col(its.id) == col(heir.document_version_id))
        .order_by(col(Claim.id))
    )
    heirs, failures = dict[int, int](), list[str]()
    for number, successor, withdrawn, document, other in session.execute(query):
        heirs[number] = successor
        if withdrawn is None:
            failures.append(f"claim {number}: superseded by {successor} and not withdrawn")
        if document != other:
            failures.append(f"claim {number}: superseded by {successor}, of another document")
    return len(heirs), [*failures, *(f"claim {number}: supersedes itself in the end" for number in _round(heirs))]


def readings_have_extractors(session: Session) -> Found:
    """Look for readings by a run that has no extractor, and for those that found fewer than no claims."""
    odd = (
        select(col(Extraction.id))
        .join(Run, col(Run.id) == col(Extraction.run_id))
        .where(col(Run.extractor_id).is_(None) | (col(Extraction.claims) < 0))
    )
    return count(session, Extraction), [f"extraction {number}" for number in session.scalars(odd)]


def former_sources_differ(session: Session) -> Found:
    """Look for documents whose source before is the one they have now."""
    same = (
        select(col(FormerSource.id))
        .join(Document, col(Document.id) == col(FormerSource.document_id))
        .where(col(Document.source_id) == col(FormerSource.source_id))
    )
    return count(session, FormerSource), [f"former_source {number}" for number in session.scalars(same)]


def _round(heirs: dict[int, int]) -> list[int]:
    """Give the claims whose successors lead back to themselves."""
    ending, turning = set[int](), set[int]()
    for number in heirs:
        path = list[int]()
        at: int | None = number
        while at is not None and at not in ending and at not in turning and at not in path:
            path.append(at)
            at = heirs.get(at)
        if at in path:
            turning.update(path[path.index(at) :])
            path = path[: path.index(at)]
        ending.update(path)
    return sorted(turning)
