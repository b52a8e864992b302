"""`actors show`: one actor with its names, its roles, and the judgements about who it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from claims.folding import canonical, folded, members
from claims.models import Actor, ActorAlias, ActorLink, ActorRole
from claims.query.names import find_actor
from claims.words import ActorKind, AliasKind, Judgement

__all__ = ["ActorShown", "AliasShown", "JudgementShown", "RoleShown", "show_actor"]


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
class JudgementShown:
    """An actor that was judged, `toward` the key of the one it is folded into or was told from; by whom, and why."""

    key: str
    name: str
    toward: str
    reason: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ActorShown:
    """A canonical actor with its names and the roles at either end of which it stands, under whichever key.

    `folded` is what was judged to be the same, `different` what was judged not to be.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata_id: str | None
    aliases: Sequence[AliasShown]
    speaks_for: Sequence[RoleShown]
    spoken_for_by: Sequence[RoleShown]
    folded: Sequence[JudgementShown]
    different: Sequence[JudgementShown]


def show_actor(session: Session, name: str) -> ActorShown:
    """Gather one actor by key, name or alias, and what is folded into it; a folded one's name shows the canonical one.

    Raises UnknownNameError for a name nobody bears.
    """
    actor = session.get_one(Actor, canonical(session, find_actor(session, name).id))
    cluster = members(session, actor.id or 0)
    speaker, principal = col(ActorRole.actor_id), col(ActorRole.principal_id)
    left, right = col(ActorLink.left_id), col(ActorLink.right_id)
    is_same = col(ActorLink.judgement) == Judgement.SAME
    return ActorShown(
        key=actor.key,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        wikidata_id=actor.wikidata_id,
        aliases=_aliases(session, cluster),
        speaks_for=_roles(session, cluster, this_end=speaker, other_end=principal),
        spoken_for_by=_roles(session, cluster, this_end=principal, other_end=speaker),
        folded=_judgements(session, right, left, is_same, right.in_(cluster)),
        different=[
            *_judgements(session, right, left, ~is_same, left.in_(cluster)),
            *_judgements(session, left, right, ~is_same, right.in_(cluster)),
        ],
    )


def _aliases(session: Session, cluster: Collection[int]) -> list[AliasShown]:
    query = (
        select(
            col(ActorAlias.alias),
            col(ActorAlias.kind),
            col(ActorAlias.language),
            col(ActorAlias.valid_from),
            col(ActorAlias.valid_to),
        )
        .where(col(ActorAlias.actor_id).in_(cluster), col(ActorAlias.withdrawn_at).is_(None))
        .order_by(col(ActorAlias.kind), col(ActorAlias.alias), col(ActorAlias.id))
    )
    return [AliasShown(*row) for row in dict.fromkeys(map(tuple, session.execute(query)))]


def _roles(
    session: Session, cluster: Collection[int], *, this_end: Mapped[int], other_end: Mapped[int]
) -> list[RoleShown]:
    folds = folded()
    query = (
        select(
            col(Actor.key), col(Actor.name), col(ActorRole.office), col(ActorRole.valid_from), col(ActorRole.valid_to)
        )
        .select_from(ActorRole)
        .outerjoin(folds, folds.c.actor_id == other_end)
        .join(Actor, col(Actor.id) == func.coalesce(folds.c.canonical_id, other_end))
        .where(this_end.in_(cluster), other_end.not_in(cluster), col(ActorRole.withdrawn_at).is_(None))
        .order_by(col(ActorRole.valid_from).nulls_first(), col(Actor.key), col(ActorRole.office))
    )
    return [RoleShown(*row) for row in dict.fromkeys(map(tuple, session.execute(query)))]


def _judgements(
    session: Session, judged: Mapped[int], toward: Mapped[int], *where: ColumnElement[bool]
) -> list[JudgementShown]:
    other = select(col(Actor.key)).where(col(Actor.id) == toward).correlate(ActorLink).scalar_subquery()
    query = (
        select(
            col(Actor.key),
            col(Actor.name),
            other,
            col(ActorLink.reason),
            col(ActorLink.decided_by),
            col(ActorLink.created_at),
        )
        .join(ActorLink, judged == col(Actor.id))
        .where(col(ActorLink.deleted_at).is_(None), *where)
        .order_by(col(ActorLink.id))
    )
    return [JudgementShown(*row) for row in session.execute(query)]
