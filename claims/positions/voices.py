"""Who speaks for whom, and when: the transitive closure of the dated roles, in one recursive query.

A spokesman speaks for the presidency, the presidency for the country: so the spokesman speaks for the country, as
long as both roles last. Every actor speaks for itself, always.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Date, Select, and_, case, func, literal, select
from sqlmodel import col

from claims.models import Actor, ActorRole, Claim

__all__ = ["speaking", "voices_of", "voices_through"]

# A role without a start or an end has these, so that periods can be compared.
_BEGINNING = literal(date.min, Date)
_END = literal(date.max, Date)


def voices_of(actor_ids: Collection[int] | None = None) -> CTE:
    """Give (speaker_id, actor_id, from_on, to_on) of everybody who speaks for one of the actors; of all, for None."""
    voices = _themselves(actor_ids).cte("voice", recursive=True)
    start, end = _overlap(voices)
    return voices.union(
        select(col(ActorRole.actor_id), voices.c.actor_id, start, end)
        .join(ActorRole, col(ActorRole.principal_id) == voices.c.speaker_id)
        .where(start < end)
    )


def voices_through(speaker_ids: Select[*tuple[Any, ...]]) -> CTE:
    """Give (speaker_id, actor_id, from_on, to_on) of everybody the speakers speak for."""
    voices = _themselves(None).where(col(Actor.id).in_(speaker_ids)).cte("voice", recursive=True)
    start, end = _overlap(voices)
    return voices.union(
        select(voices.c.speaker_id, col(ActorRole.principal_id), start, end)
        .join(ActorRole, col(ActorRole.actor_id) == voices.c.actor_id)
        .where(start < end)
    )


def speaking(voices: CTE) -> ColumnElement[bool]:
    """Join claims to voices: the claim's speaker had that voice on the day the claim counts from."""
    on = col(Claim.effective_on)
    return and_(voices.c.speaker_id == col(Claim.speaker_id), voices.c.from_on <= on, on < voices.c.to_on)


def _themselves(actor_ids: Collection[int] | None) -> Select[*tuple[Any, ...]]:
    actors: Select[*tuple[Any, ...]] = select(
        col(Actor.id).label("speaker_id"),
        col(Actor.id).label("actor_id"),
        _BEGINNING.label("from_on"),
        _END.label("to_on"),
    )
    return actors if actor_ids is None else actors.where(col(Actor.id).in_(actor_ids))


def _overlap(voices: CTE) -> tuple[ColumnElement[date], ColumnElement[date]]:
    """Intersect the period of a voice with that of a role: where both last."""
    starts = func.coalesce(col(ActorRole.valid_from), _BEGINNING)
    ends = func.coalesce(col(ActorRole.valid_to), _END)
    return (
        case((starts > voices.c.from_on, starts), else_=voices.c.from_on),
        case((ends < voices.c.to_on, ends), else_=voices.c.to_on),
    )
