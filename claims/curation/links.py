"""The judgements that stand: who is folded into whom, and who is known to be somebody else."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, or_, update
from sqlmodel import Session, col, select

from claims.curation.change import Change
from claims.models import Actor, ActorLink
from claims.words import Judgement

__all__ = ["actor_keyed", "close", "folding_of", "judged_different", "record"]

_LIVE = col(ActorLink.deleted_at).is_(None)


def actor_keyed(session: Session, key: str) -> Actor | None:
    """Find an actor by its own key, whether or not it is folded into another."""
    return session.exec(select(Actor).where(Actor.key == key)).first()


def folding_of(session: Session, actor_id: int) -> ActorLink | None:
    """Give the judgement by which the actor is folded into another; there is one at most."""
    same = ActorLink.judgement == Judgement.SAME
    return session.exec(select(ActorLink).where(ActorLink.right_id == actor_id, same, _LIVE)).first()


def judged_different(session: Session, some: Collection[int], others: Collection[int]) -> list[ActorLink]:
    """Give the standing judgements that one of `some` is not one of `others`, whichever way round they were made."""
    left, right = col(ActorLink.left_id), col(ActorLink.right_id)
    between = or_(and_(left.in_(some), right.in_(others)), and_(left.in_(others), right.in_(some)))
    different = ActorLink.judgement == Judgement.DIFFERENT
    return list(session.exec(select(ActorLink).where(between, different, _LIVE).order_by(col(ActorLink.id))))


def record(  # noqa: PLR0913 -- a judgement has these parts
    change: Change, left_id: int, right_id: int, judgement: Judgement, *, by: str, reason: str
) -> ActorLink:
    """Record a judgement that holds from the change on."""
    link = ActorLink(
        left_id=left_id,
        right_id=right_id,
        judgement=judgement,
        decided_by=by,
        reason=reason,
        run_id=change.run_id,
        created_at=change.at,
    )
    change.session.add(link)
    change.session.flush()
    return link


def close(change: Change, link: ActorLink) -> None:
    """Take a judgement back: it held until the change."""
    change.session.execute(update(ActorLink).where(col(ActorLink.id) == link.id).values(deleted_at=change.at))
