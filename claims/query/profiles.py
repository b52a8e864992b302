"""`sources|issues show`: one source or issue with all that is recorded of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.models import Claim, Document, DocumentVersion, Issue, IssueCue, Position, Source, StanceRow
from claims.query.names import find_issue, find_source
from claims.words import CuePolarity, SourceKind, Stance

__all__ = [
    "CueShown",
    "DocumentShown",
    "IssueShown",
    "SourceShown",
    "show_issue",
    "show_source",
]


@dataclass(frozen=True, slots=True)
class CueShown:
    """A wording of the codebook with an example in `note`; it counts from `recorded_at` (None: from the start) on."""

    polarity: CuePolarity
    pattern: str
    note: str | None
    recorded_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssueShown:
    """An issue with its codebook.

    `stances` are the numbers of its claims by stance, those that take none as "touches"; `actors` is how many stand
    somewhere.
    """

    key: str
    title: str
    proposition: str
    parent: str | None
    children: Sequence[str]
    stances: Mapping[str, int]
    actors: int
    cues: Sequence[CueShown]


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document in its latest stored version."""

    id: int
    url: str
    title: str | None
    version_no: int
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source with its documents, the latest published first."""

    key: str
    name: str
    kind: SourceKind
    country: str | None
    language: str | None
    homepage: str | None
    reliability: str | None
    documents: Sequence[DocumentShown]


def show_issue(session: Session, name: str, *, history: bool = False) -> IssueShown:
    """Gather one issue by key or title, with `history` the cues that were withdrawn too.

    Cues stand by polarity, those for it first. Raises UnknownNameError for an issue there is not.
    """
    issue = session.get_one(Issue, find_issue(session, name).id)
    parent = session.get(Issue, issue.parent_id) if issue.parent_id is not None else None
    children = select(col(Issue.key)).where(col(Issue.parent_id) == issue.id).order_by(col(Issue.key))
    cues = select(IssueCue).where(col(IssueCue.issue_id) == issue.id).order_by(col(IssueCue.id))
    if not history:
        cues = cues.where(col(IssueCue.withdrawn_at).is_(None))
    standing = select(func.count(col(Position.actor_id).distinct())).where(
        col(Position.issue_id) == issue.id, *NOW.positions()
    )
    return IssueShown(
        key=issue.key,
        title=issue.title,
        proposition=issue.proposition,
        parent=parent.key if parent else None,
        children=session.scalars(children).all(),
        stances=_stances(session, issue.id or 0),
        actors=session.scalar(standing) or 0,
        cues=[
            CueShown(row.polarity, row.pattern, row.note, row.recorded_at, row.withdrawn_at)
            for row in sorted(session.scalars(cues), key=lambda cue: list(CuePolarity).index(cue.polarity))
        ],
    )


def _stances(session: Session, issue_id: int) -> dict[str, int]:
    """Count the live claims of an issue by their stance, the most in favour first, then those that take none."""
    query = (
        select(col(StanceRow.value), func.count())
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .where(col(StanceRow.issue_id) == issue_id, *NOW.stances(), *NOW.claims())
        .group_by(col(StanceRow.value))
    )
    numbers = {row[0]: row[1] for row in session.execute(query)}
    counts = {stance.name.lower(): numbers.get(stance.value, 0) for stance in sorted(Stance, reverse=True)}
    return {**counts, "touches": numbers.get(None, 0)}


def show_source(session: Session, name: str) -> SourceShown:
    """Gather one source by key or name; raises UnknownNameError for one there is not."""
    source = session.get_one(Source, find_source(session, name).id)
    query = (
        select(
            col(Document.id),
            col(Document.url),
            col(DocumentVersion.title),
            col(DocumentVersion.version_no),
            col(DocumentVersion.published_at),
        )
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .where(col(Document.source_id) == source.id)
        .order_by(col(Document.id), col(DocumentVersion.version_no))
    )
    latest = {row.id: DocumentShown(*row) for row in session.execute(query)}
    return SourceShown(
        key=source.key,
        name=source.name,
        kind=source.kind,
        country=source.country,
        language=source.language,
        homepage=source.homepage,
        reliability=source.reliability,
        documents=sorted(latest.values(), key=lambda each: (str(each.published_at or ""), each.id), reverse=True),
    )
