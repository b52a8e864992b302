"""Store: one analysed document into its rows; append-only, never committing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from claims.analysis import Analysis
from claims.models import Claim, DocumentVersion, Extraction
from claims.reference import ActorIds
from claims.store.claims import add_claims
from claims.store.codings import add_codings
from claims.store.copying import copy_claim, withdraw
from claims.store.documents import add_version, current_version, kept, learn_source, note_retrieval
from claims.store.recording import Recording, Stored, key_of
from claims.store.succession import Succession, live_claims
from claims.text import content_hash
from claims.words import RetrievalStatus

__all__ = [
    "Recording",
    "Stored",
    "copy_claim",
    "current_version",
    "key_of",
    "note_retrieval",
    "store",
    "store_again",
    "withdraw",
]


def store(session: Session, analysis: Analysis, *, run_id: int, at: datetime) -> Stored:
    """Add the rows of one analysed document; never commits.

    A text already current adds only a retrieval, and the name of its source where that was not known. A changed text
    becomes the next version: see claims.store.succession for what becomes of the claims of the version before.
    """
    into = Recording(session, ActorIds(session, at), run_id, at)
    seen = current_version(session, analysis.document.address)
    if seen is not None and seen.content_hash == content_hash(analysis.document.body):
        note_retrieval(into, seen, RetrievalStatus.UNCHANGED)
        named = learn_source(into, seen, analysis.document)
        return Stored(
            RetrievalStatus.UNCHANGED,
            seen.version_no,
            key_of(seen),
            recounted=tuple(key_of(claim) for claim in live_claims(into, seen)) if named else (),
            kept=kept(session, seen, analysis.document),
            undated=seen.published_at is None,
        )
    status = RetrievalStatus.NEW if seen is None else RetrievalStatus.CHANGED
    version = add_version(into, analysis)
    note_retrieval(into, version, status)
    before = () if seen is None else live_claims(into, seen)
    return _store_claims(into, analysis, version, before, status)


def store_again(session: Session, version: DocumentVersion, analysis: Analysis, *, run_id: int, at: datetime) -> Stored:
    """Add the claims of a version that is read anew: those it has are superseded, but for what people confirmed."""
    into = Recording(session, ActorIds(session, at), run_id, at)
    return _store_claims(into, analysis, version, live_claims(into, version), RetrievalStatus.UNCHANGED)


def _store_claims(
    into: Recording, analysis: Analysis, version: DocumentVersion, before: Sequence[Claim], status: RetrievalStatus
) -> Stored:
    succession = Succession(into, before, version, same_text=status is RetrievalStatus.UNCHANGED)
    rows = add_claims(into, analysis, version, succession.standing)
    added = [key_of(row) for row in rows]
    stances = add_codings(into, added, analysis.claims)
    into.session.add(
        Extraction(document_version_id=key_of(version), run_id=into.run_id, claims=len(rows), recorded_at=into.at)
    )
    succession.pass_on(rows)
    into.session.flush()
    return Stored(
        status,
        version.version_no,
        key_of(version),
        (*added, *succession.added),
        tuple(succession.withdrawn),
        stances,
        carried=tuple(succession.carried),
        orphans=tuple(succession.orphans),
        undated=version.published_at is None,
    )
