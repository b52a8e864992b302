"""`claims documents edits`: every change of a text that was seen, and whether the publisher said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.errors import UsageError
from claims.lineage import ancestors
from claims.models import Document, DocumentVersion, Retrieval, Source
from claims.query.documents.asked import asked
from claims.query.documents.claims import claims_in, compare_claims, held
from claims.query.documents.difference import just_before
from claims.query.documents.notices import new_notice
from claims.query.documents.texts import difference
from claims.words import RetrievalStatus

__all__ = ["EditFilters", "EditRow", "list_edits"]

_AT_ONCE = 50  # edits whose texts are read together


@dataclass(frozen=True, slots=True)
class EditFilters:
    """Which edits are asked for: seen on days from `since` to `until` (UTC), of documents with `text` in title or url.

    With `announced` those that the text itself tells of are listed too.
    """

    source: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    announced: bool = False


@dataclass(frozen=True, slots=True)
class EditRow:
    """One text that took another's place; a text that went back to an earlier version is an edit as well.

    It was changed after `previously_seen_at` and by `retrieved_at`; `noticed_after` is what lies between, in seconds.
    Words are counted that only the one text has, moved ones not. `announced` edits carry a new `notice`.
    """

    document: int
    source: str
    source_key: str
    title: str | None
    url: str
    version_no: int
    from_version_no: int
    retrieved_at: datetime
    previously_seen_at: datetime
    noticed_after: int
    words_added: int
    words_removed: int
    claims_gone: int
    claims_changed: int
    claims_new: int
    announced: bool
    notice: str | None


@dataclass(frozen=True, slots=True)
class _Edit:
    """A look that found another text than the look `before` it, and what the new text says of that."""

    look: Retrieval
    before: Retrieval
    old: DocumentVersion
    new: DocumentVersion
    document: Document
    source: Source
    notice: str | None


def list_edits(session: Session, filters: EditFilters) -> Iterator[EditRow]:
    """Give the edits, the latest seen first.

    Raises UnknownNameError for a source there is not, UsageError for a period that ends before it begins.
    """
    if filters.since and filters.until and filters.until < filters.since:
        message = f"--until {filters.until} lies before --since {filters.since}."
        raise UsageError(message)
    return islice(_edits(session, filters, _conditions(session, filters)), filters.limit)


def _conditions(session: Session, filters: EditFilters) -> list[ColumnElement[bool]]:
    conditions = asked(session, filters.source, filters.text)
    if filters.since:
        conditions.append(col(Retrieval.retrieved_at) >= datetime.combine(filters.since, time.min, UTC))
    if filters.until:
        end = datetime.combine(filters.until, time.min, UTC) + timedelta(days=1)
        conditions.append(col(Retrieval.retrieved_at) < end)
    return conditions


def _edits(session: Session, filters: EditFilters, conditions: Sequence[ColumnElement[bool]]) -> Iterator[EditRow]:
    look, before, old = aliased(Retrieval), aliased(Retrieval), aliased(DocumentVersion)
    last = (
        select(func.max(col(look.id)))
        .where(
            col(look.document_id) == col(Retrieval.document_id),
            col(look.id) < col(Retrieval.id),
            col(look.version_id).is_not(None),
        )
        .correlate(Retrieval)
        .scalar_subquery()
    )
    query = (
        select(Retrieval, before, old, DocumentVersion, Document, Source)
        .select_from(Retrieval)
        .join(before, col(before.id) == last)
        .join(old, col(old.id) == col(before.version_id))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Retrieval.version_id))
        .join(Document, col(Document.id) == col(Retrieval.document_id))
        .join(Source, col(Source.id) == col(Document.source_id))
        .where(col(Retrieval.status) == RetrievalStatus.CHANGED, *conditions)
        .order_by(col(Retrieval.id).desc())
    )
    for rows in session.execute(query.execution_options(yield_per=_AT_ONCE)).partitions():
        edits = [
            _Edit(seen, seen_before, one, other, document, source, new_notice(_told(one), _told(other)))
            for seen, seen_before, one, other, document, source in rows
        ]
        yield from _compared(session, [edit for edit in edits if filters.announced or edit.notice is None])


def _told(version: DocumentVersion) -> str:
    return f"{version.title or ''}\n{version.body}"


def _compared(session: Session, edits: Sequence[_Edit]) -> Iterator[EditRow]:
    claims = claims_in(session, {version.id or 0 for edit in edits for version in (edit.old, edit.new)})
    chains = ancestors(session, (claim.id for each in claims.values() for claim in each))
    for edit in edits:
        at, seen_at = edit.look.retrieved_at, edit.before.retrieved_at
        stood = held(claims.get(edit.old.id or 0, ()), just_before(at))
        changed = compare_claims(stood, held(claims.get(edit.new.id or 0, ()), at), chains)
        texts = difference(edit.old.body, edit.new.body)
        yield EditRow(
            document=edit.look.document_id,
            source=edit.source.name,
            source_key=edit.source.key,
            title=edit.new.title,
            url=edit.document.url,
            version_no=edit.new.version_no,
            from_version_no=edit.old.version_no,
            retrieved_at=at,
            previously_seen_at=seen_at,
            noticed_after=round((at - seen_at).total_seconds()),
            words_added=texts.words_added,
            words_removed=texts.words_removed,
            claims_gone=len(changed.gone),
            claims_changed=len(changed.changed),
            claims_new=len(changed.new),
            announced=edit.notice is not None,
            notice=edit.notice,
        )
