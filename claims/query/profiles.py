"""`sources|actors|issues show`: one source, actor or issue with all that is recorded of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from claims.models import (
    Actor,
    ActorAlias,
    ActorRole,
    Document,
    DocumentVersion,
    Issue,
    IssueCue,
    Source,
)
from claims.query.names import find_actor, find_issue, find_source
from claims.words import ActorKind, AliasKind, CuePolarity, SourceKind

__all__ = [
    "ActorShown",
    "AliasShown",
    "CueShown",
    "DocumentShown",
    "IssueShown",
    "RoleShown",
    "SourceShown",
    "show_actor",
    "show_issue",
    "show_source",
]


@dataclass(frozen=True, slots=True)
class AliasShown:
    """A surface form, valid in [valid_from, valid_to); None is open."""

    alias: str
    kind: AliasKind
    language: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class RoleShown:
    """The other end of a role: who is spoken for, or who speaks, as `office` in [valid_from, valid_to)."""

    key: str
    name: str
    office: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class ActorShown:
    """An actor with its names and the roles at either end of which it stands."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata_id: str | None
    aliases: Sequence[AliasShown]
    speaks_for: Sequence[RoleShown]
    spoken_for_by: Sequence[RoleShown]


@dataclass(frozen=True, slots=True)
class CueShown:
    """A wording of the codebook."""

    pattern: str
    polarity: CuePolarity
    note: str | None


@dataclass(frozen=True, slots=True)
class IssueShown:
    """An issue with its codebook."""

    key: str
    title: str
    proposition: str
    parent: str | None
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


def show_actor(session: Session, name: str) -> ActorShown:
    """Gather one actor by key, name or alias; raises UnknownNameError for a name nobody bears."""
    actor = session.get_one(Actor, find_actor(session, name).id)
    aliases = session.scalars(
        select(ActorAlias)
        .where(col(ActorAlias.actor_id) == actor.id)
        .order_by(col(ActorAlias.kind), col(ActorAlias.alias))
    )
    principal, speaker = col(ActorRole.principal_id), col(ActorRole.actor_id)
    return ActorShown(
        key=actor.key,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        wikidata_id=actor.wikidata_id,
        aliases=[AliasShown(row.alias, row.kind, row.language, row.valid_from, row.valid_to) for row in aliases],
        speaks_for=_roles(session, col(Actor.id) == principal, speaker == actor.id),
        spoken_for_by=_roles(session, col(Actor.id) == speaker, principal == actor.id),
    )


def _roles(session: Session, other_end: ColumnElement[bool], this_end: ColumnElement[bool]) -> list[RoleShown]:
    query = (
        select(
            col(Actor.key), col(Actor.name), col(ActorRole.office), col(ActorRole.valid_from), col(ActorRole.valid_to)
        )
        .join(ActorRole, other_end)
        .where(this_end)
        .order_by(col(ActorRole.valid_from), col(Actor.key), col(ActorRole.office))
    )
    return [RoleShown(*row) for row in session.execute(query)]


def show_issue(session: Session, name: str) -> IssueShown:
    """Gather one issue by key or title; raises UnknownNameError for one there is not."""
    issue = session.get_one(Issue, find_issue(session, name).id)
    parent = session.get(Issue, issue.parent_id) if issue.parent_id is not None else None
    cues = session.scalars(select(IssueCue).where(col(IssueCue.issue_id) == issue.id).order_by(col(IssueCue.id)))
    return IssueShown(
        key=issue.key,
        title=issue.title,
        proposition=issue.proposition,
        parent=parent.key if parent else None,
        cues=[CueShown(row.pattern, row.polarity, row.note) for row in cues],
    )


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
