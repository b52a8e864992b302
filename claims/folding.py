"""Which actors were judged to be one: of each cluster one is canonical, and the others are folded into it.

Links of the judgement `same` form a forest, from the folded to what it was folded into; the root is the canonical one.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, literal_column, or_, select, union
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col

from claims.models import ActorLink
from claims.words import Judgement

__all__ = ["canonical", "clusters", "folded", "held", "members"]


def folded(known: datetime | None = None) -> CTE:
    """Give (actor_id, canonical_id) of every folded actor, as the database held it at an instant, else now."""
    return _folded_now() if known is None else _folded(known)


@cache
def _folded_now() -> CTE:
    """Keep what nearly every read needs: SQLAlchemy takes longer to put it together than a database to answer it."""
    return _folded(None)


def _folded(known: datetime | None) -> CTE:
    link, further, beyond = aliased(ActorLink), aliased(ActorLink), aliased(ActorLink)
    path = (
        select(col(link.right_id).label("actor_id"), col(link.left_id).label("canonical_id"))
        .where(*_same(link, known))
        .cte(recursive=True)
    )
    path = path.union_all(
        select(path.c.actor_id, col(further.left_id)).where(
            col(further.right_id) == path.c.canonical_id, *_same(further, known)
        )
    )
    folds_on: Select[*tuple[Any, ...]] = select(literal_column("1")).where(
        col(beyond.right_id) == path.c.canonical_id, *_same(beyond, known)
    )
    return select(path.c.actor_id, path.c.canonical_id).where(~folds_on.exists()).cte()


def clusters(folds: CTE) -> CTE:
    """Give (actor_id, other_id) of any two in one cluster, each with itself too; who is alone is in none."""
    members = union(
        select(folds.c.actor_id, folds.c.canonical_id),
        select(folds.c.canonical_id.label("actor_id"), folds.c.canonical_id),
    ).cte()
    other = members.alias()
    return (
        select(members.c.actor_id, other.c.actor_id.label("other_id"))
        .join(other, other.c.canonical_id == members.c.canonical_id)
        .cte()
    )


def canonical(session: Session, actor_id: int, known: datetime | None = None) -> int:
    """Give the actor that one was folded into in the end; itself where into none."""
    folds = folded(known)
    return session.scalar(select(folds.c.canonical_id).where(folds.c.actor_id == actor_id)) or actor_id


def members(session: Session, canonical_id: int) -> list[int]:
    """Give a canonical actor and all that is folded into it now."""
    folds = folded()
    found = select(folds.c.actor_id).where(folds.c.canonical_id == canonical_id).order_by(folds.c.actor_id)
    return [canonical_id, *session.scalars(found)]


def held(
    recorded: Mapped[datetime] | Mapped[datetime | None], ended: Mapped[datetime | None], known: datetime | None
) -> ColumnElement[bool]:
    """Choose rows that the database held at an instant, else holds; one without a beginning was always held."""
    if known is None:
        return ended.is_(None)
    return and_(or_(recorded.is_(None), recorded <= known), or_(ended.is_(None), ended > known))


def _same(link: type[ActorLink], known: datetime | None) -> tuple[ColumnElement[bool], ...]:
    return col(link.judgement) == Judgement.SAME, held(col(link.created_at), col(link.deleted_at), known)
