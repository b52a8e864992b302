"""Store: one analysed document into its rows; append-only, never committing."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from claims.analysis import Analysis
from claims.reference import ActorIds
from claims.store.claims import add_claims, withdraw_claims
from claims.store.codings import add_codings
from claims.store.documents import add_version, current_version, kept, learn_source, note_retrieval
from claims.store.recording import Recording, Stored, key_of
from claims.text import content_hash
from claims.words import RetrievalStatus

__all__ = ["Stored", "current_version", "store"]


def store(session: Session, analysis: Analysis, *, run_id: int, at: datetime) -> Stored:
    """Add the rows of one analysed document; never commits.

    A text already current adds only a retrieval, and the name of its source where that was not known. A changed text
    becomes the next version: the claims of the version before are withdrawn, as superseded where the same words stand
    in the new text, else as retracted by the source.
    """
    into = Recording(session, ActorIds(session, at), run_id, at)
    seen = current_version(session, analysis.document.address)
    if seen is not None and seen.content_hash == content_hash(analysis.document.body):
        note_retrieval(into, seen, RetrievalStatus.UNCHANGED)
        learn_source(session, seen, analysis.document)
        return Stored(
            RetrievalStatus.UNCHANGED,
            seen.version_no,
            kept=kept(session, seen, analysis.document),
            undated=seen.published_at is None,
        )
    status = RetrievalStatus.NEW if seen is None else RetrievalStatus.CHANGED
    version = add_version(into, analysis)
    note_retrieval(into, version, status)
    rows = add_claims(into, analysis, version)
    added = tuple(key_of(row) for row in rows)
    stances = add_codings(into, added, analysis.claims)
    withdrawn = withdraw_claims(into, seen, rows) if seen is not None else ()
    session.flush()
    undated = version.published_at is None
    return Stored(status, version.version_no, added, withdrawn, stances, undated=undated)
