"""Are texts what was hashed, numbered without a gap, and does every claim stand in its text."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Claim, ClaimHop, ClaimSpan, DocumentVersion
from claims.text import content_hash
from claims.verify.check import Found, count
from claims.words import SpanRole

__all__ = [
    "are_numbered",
    "claims_have_content",
    "have_their_hashes",
    "hops_are_exact",
    "spans_are_exact",
    "uids_are_unique",
]

BATCH = 200
"""Texts held at a time: all of them may be more than memory holds."""


def have_their_hashes(session: Session) -> Found:
    """Hash every body again."""
    checked, failures = 0, list[str]()
    for bodies in _bodies(session):
        for number, (body, stored) in bodies.items():
            checked += 1
            if content_hash(body) != stored:
                failures.append(f"document_version {number}")
    return checked, failures


def are_numbered(session: Session) -> Found:
    """Look for documents without a first version, or with a gap behind one."""
    numbers = select(
        col(DocumentVersion.document_id),
        func.count(col(DocumentVersion.version_no).distinct()),
        func.max(col(DocumentVersion.version_no)),
        func.min(col(DocumentVersion.version_no)),
    ).group_by(col(DocumentVersion.document_id))
    rows = session.execute(numbers.order_by(col(DocumentVersion.document_id)))
    failures = [f"document {number}" for number, many, last, first in rows if (first, last) != (1, many)]
    return count(session, DocumentVersion), failures


def spans_are_exact(session: Session) -> Found:
    """Cut every span out of its body: the same code points, no more and no fewer."""
    return _exact(session, ClaimSpan)


def hops_are_exact(session: Session) -> Found:
    """Cut every relayer's name out of its body."""
    return _exact(session, ClaimHop)


def claims_have_content(session: Session) -> Found:
    """Look for claims that say nothing."""
    content = select(col(ClaimSpan.id)).where(
        col(ClaimSpan.claim_id) == col(Claim.id), col(ClaimSpan.role) == SpanRole.CONTENT
    )
    empty = session.scalars(select(col(Claim.id)).where(~content.exists()).order_by(col(Claim.id)))
    return count(session, Claim), [f"claim {number}" for number in empty]


def uids_are_unique(session: Session) -> Found:
    """Look for two live claims of one text with the same uid."""
    several = (
        select(func.min(col(Claim.id)), func.max(col(Claim.id)))
        .where(*NOW.claims())
        .group_by(col(Claim.document_version_id), col(Claim.uid))
        .having(func.count() > 1)
    )
    return count(session, Claim, *NOW.claims()), [f"claim {one} and {other}" for one, other in session.execute(several)]


def _exact(session: Session, model: type[ClaimSpan | ClaimHop]) -> Found:
    checked, failures = 0, list[str]()
    for bodies in _bodies(session):
        spans = (
            select(
                col(model.id), col(Claim.document_version_id), col(model.span_start), col(model.span_end),
                col(model.text),
            )
            .join(Claim, col(Claim.id) == col(model.claim_id))
            .where(col(Claim.document_version_id).between(min(bodies), max(bodies)))
        )  # fmt: skip
        for number, version_id, start, end, text in session.execute(spans):
            checked += 1
            body = bodies[version_id][0]
            if not 0 <= start < end <= len(body) or body[start:end] != text:
                failures.append(f"{model.__tablename__} {number}")
    return checked, failures


def _bodies(session: Session) -> Iterator[dict[int, tuple[str, str]]]:
    """Read the texts with their hashes, some at a time, by the ids of their versions."""
    columns = (col(DocumentVersion.id), col(DocumentVersion.body), col(DocumentVersion.content_hash))
    last = 0
    while bodies := {
        number: (body, digest)
        for number, body, digest in session.execute(
            select(*columns).where(col(DocumentVersion.id) > last).order_by(col(DocumentVersion.id)).limit(BATCH)
        )
    }:
        yield bodies
        last = max(bodies)
