"""The lists of sources, actors and issues, each with what is stored about it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.asof import NOW
from claims.folding import folded
from claims.models import Actor, ActorAlias, Claim, Document, DocumentVersion, Issue, Position, Source, StanceRow
from claims.resolve.names import normalise
from claims.words import ActorKind, SourceKind

__all__ = ["ActorRow", "IssueRow", "SourceRow", "list_actors", "list_issues", "list_sources"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Who published, how many documents, and claims (sightings) in them; `reliability` None is not assessed."""

    key: str
    name: str
    kind: SourceKind
    country: str | None
    reliability: str | None
    documents: int
    claims: int
    first_published_on: date | None
    last_published_on: date | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, how many claims it made itself, and on how many issues it stands somewhere."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata_id: str | None
    claims: int
    issues: int


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue, how many claims take a side on it, and how many actors stand somewhere.

    `parent` is the key of the issue it is part of; `touches` counts the claims that name it and take no side.
    """

    key: str
    title: str
    proposition: str
    claims: int
    actors: int
    parent: str | None = None
    touches: int = 0


def list_sources(session: Session, text: str | None = None, limit: int | None = None) -> list[SourceRow]:
    """Give the sources by name; `text` is looked for in key and name."""
    claims = func.count(col(Claim.id).distinct())
    query = (
        select(
            col(Source.key),
            col(Source.name),
            col(Source.kind),
            col(Source.country),
            col(Source.reliability),
            func.count(col(Document.id).distinct()),
            claims,
            func.min(col(DocumentVersion.published_on)),
            func.max(col(DocumentVersion.published_on)),
        )
        .outerjoin(Document, col(Document.source_id) == col(Source.id))
        .outerjoin(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .outerjoin(
            Claim, (col(Claim.document_version_id) == col(DocumentVersion.id)) & col(Claim.withdrawn_at).is_(None)
        )
        .group_by(col(Source.id))
        .order_by(col(Source.name), col(Source.id))
        .limit(limit)
    )
    if text:
        query = query.where(
            or_(*(part.icontains(text, autoescape=True) for part in (col(Source.key), col(Source.name))))
        )
    return [SourceRow(*row) for row in session.execute(query)]


def list_actors(
    session: Session, text: str | None = None, limit: int | None = None, kind: ActorKind | None = None
) -> list[ActorRow]:
    """Give the canonical actors, those with most claims first; `text` is looked for in their aliases, names and keys.

    The claims of actors folded into one are its own; its own claims are those it made alone or first of several.
    """
    folds = folded()
    speaker = func.coalesce(folds.c.canonical_id, col(Claim.speaker_id))
    spoken = (
        select(speaker.label("actor_id"), func.count().label("claims"))
        .select_from(Claim)
        .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
        .where(*NOW.claims())
        .group_by(speaker)
        .subquery()
    )
    standing = (
        select(col(Position.actor_id), func.count(col(Position.issue_id).distinct()).label("issues"))
        .where(*NOW.positions())
        .group_by(col(Position.actor_id))
        .subquery()
    )
    claims = func.coalesce(spoken.c.claims, 0)
    query = (
        select(
            col(Actor.key),
            col(Actor.name),
            col(Actor.kind),
            col(Actor.country),
            col(Actor.wikidata_id),
            claims,
            func.coalesce(standing.c.issues, 0),
        )
        .outerjoin(spoken, spoken.c.actor_id == col(Actor.id))
        .outerjoin(standing, standing.c.actor_id == col(Actor.id))
        .where(col(Actor.id).not_in(select(folds.c.actor_id)))
        .order_by(claims.desc(), col(Actor.name), col(Actor.id))
        .limit(limit)
    )
    if kind is not None:
        query = query.where(col(Actor.kind) == kind)
    if text:
        known_as = (
            select(func.coalesce(folds.c.canonical_id, col(ActorAlias.actor_id)))
            .outerjoin(folds, folds.c.actor_id == col(ActorAlias.actor_id))
            .where(
                col(ActorAlias.withdrawn_at).is_(None),
                col(ActorAlias.alias_norm).contains(normalise(text), autoescape=True),
            )
        )
        query = query.where(
            or_(
                col(Actor.key).icontains(text, autoescape=True),
                col(Actor.name).icontains(text, autoescape=True),
                col(Actor.id).in_(known_as),
            )
        )
    return [ActorRow(*row) for row in session.execute(query)]


def list_issues(session: Session, text: str | None = None, limit: int | None = None) -> list[IssueRow]:
    """Give the issues by key; `text` is looked for in key, title and proposition."""
    sided = func.count(col(StanceRow.value))  # which are not NULL
    coded = (
        select(col(StanceRow.issue_id), sided.label("claims"), (func.count() - sided).label("touches"))
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .where(*NOW.stances(), *NOW.claims())
        .group_by(col(StanceRow.issue_id))
        .subquery()
    )
    standing = (
        select(col(Position.issue_id), func.count(col(Position.actor_id).distinct()).label("actors"))
        .where(*NOW.positions())
        .group_by(col(Position.issue_id))
        .subquery()
    )
    parent = aliased(Issue)
    query = (
        select(
            col(Issue.key),
            col(Issue.title),
            col(Issue.proposition),
            func.coalesce(coded.c.claims, 0),
            func.coalesce(standing.c.actors, 0),
            col(parent.key),
            func.coalesce(coded.c.touches, 0),
        )
        .outerjoin(coded, coded.c.issue_id == col(Issue.id))
        .outerjoin(standing, standing.c.issue_id == col(Issue.id))
        .outerjoin(parent, col(parent.id) == col(Issue.parent_id))
        .order_by(col(Issue.key))
        .limit(limit)
    )
    if text:
        parts = (col(Issue.key), col(Issue.title), col(Issue.proposition))
        query = query.where(or_(*(part.icontains(text, autoescape=True) for part in parts)))
    return [IssueRow(*row) for row in session.execute(query)]
