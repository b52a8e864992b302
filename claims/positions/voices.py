"""Who speaks for whom, and when: the transitive closure of the dated roles, in one recursive query.

A spokesman speaks for the presidency, the presidency for the country: so the spokesman speaks for the country, as
long as both roles last. Every actor speaks for itself, always, and for whoever it was judged to be one with: positions
are those of the canonical actor alone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Date, Select, and_, case, func, literal, select, union_all
from sqlmodel import col

from claims.folding import clusters, folded, held
from claims.models import Actor, ActorRole, Claim, ClaimSpeaker

__all__ = ["jointly", "own_voices", "speaking", "voices_of", "voices_through"]

# A role without a start or an end has these, so that periods can be compared.
_BEGINNING = literal(date.min, Date)
_END = literal(date.max, Date)


def own_voices(actor_ids: Collection[int] | None = None, known: datetime | None = None) -> CTE:
    """Give (speaker_id, actor_id, from_on, to_on) of the actors themselves, under every key; of all, for None."""
    return _themselves(actor_ids, folded(known)).cte()


def voices_of(actor_ids: Collection[int] | None = None, known: datetime | None = None) -> CTE:
    """Give (speaker_id, actor_id, from_on, to_on) of everybody who speaks for one of the actors; of all, for None.

    As the database held roles and judgements at an instant, else holds. An actor that is folded has no voices.
    """
    folds = folded(known)
    cluster = clusters(folds)
    voices = _themselves(actor_ids, folds).cte(recursive=True)
    start, end = _overlap(voices)
    return voices.union(
        select(func.coalesce(cluster.c.other_id, col(ActorRole.actor_id)), voices.c.actor_id, start, end)
        .select_from(voices)
        .join(ActorRole, col(ActorRole.principal_id) == voices.c.speaker_id)
        .outerjoin(cluster, cluster.c.actor_id == col(ActorRole.actor_id))
        .where(start < end, _held(known))
    )


def voices_through(speaker_ids: Select[*tuple[Any, ...]], known: datetime | None = None) -> CTE:
    """Give (speaker_id, actor_id, from_on, to_on) of everybody the speakers speak for, folded actors included."""
    folds = folded(known)
    cluster = clusters(folds)
    speakers = speaker_ids.subquery()
    speaker = speakers.c[0]
    first = (
        select(
            speaker.label("speaker_id"),
            func.coalesce(cluster.c.other_id, speaker).label("actor_id"),
            _BEGINNING.label("from_on"),
            _END.label("to_on"),
        )
        .select_from(speakers)
        .outerjoin(cluster, cluster.c.actor_id == speaker)
        .where(speaker.is_not(None))
        .distinct()
    )
    voices = first.cte(recursive=True)
    start, end = _overlap(voices)
    return voices.union(
        select(voices.c.speaker_id, func.coalesce(cluster.c.other_id, col(ActorRole.principal_id)), start, end)
        .select_from(voices)
        .join(ActorRole, col(ActorRole.actor_id) == voices.c.actor_id)
        .outerjoin(cluster, cluster.c.actor_id == col(ActorRole.principal_id))
        .where(start < end, _held(known))
    )


def speaking(voices: CTE) -> ColumnElement[bool]:
    """Join claims to voices: the claim's speaker had that voice on the day the claim counts from."""
    return and_(voices.c.speaker_id == col(Claim.speaker_id), _on_the_day(voices))


def jointly(voices: CTE) -> ColumnElement[bool]:
    """Join claims and who else said them to voices: one of those had that voice on that day."""
    return and_(
        col(ClaimSpeaker.claim_id) == col(Claim.id),
        voices.c.speaker_id == col(ClaimSpeaker.actor_id),
        _on_the_day(voices),
    )


def _on_the_day(voices: CTE) -> ColumnElement[bool]:
    on = col(Claim.effective_on)
    return and_(voices.c.from_on <= on, on < voices.c.to_on)


def _held(known: datetime | None) -> ColumnElement[bool]:
    return held(col(ActorRole.recorded_at), col(ActorRole.withdrawn_at), known)


def _themselves(actor_ids: Collection[int] | None, folds: CTE) -> Select[*tuple[Any, ...]]:
    """Choose the canonical actors with their own voice, and the folded ones as further voices of theirs."""
    always = (_BEGINNING.label("from_on"), _END.label("to_on"))
    canonical: Select[*tuple[Any, ...]] = select(
        col(Actor.id).label("speaker_id"), col(Actor.id).label("actor_id"), *always
    ).where(col(Actor.id).not_in(select(folds.c.actor_id)))
    members = select(folds.c.actor_id, folds.c.canonical_id, *always)
    if actor_ids is not None:
        canonical = canonical.where(col(Actor.id).in_(actor_ids))
        members = members.where(folds.c.canonical_id.in_(actor_ids))
    both = union_all(canonical, members).subquery()
    return select(both.c.speaker_id, both.c.actor_id, both.c.from_on, both.c.to_on)


def _overlap(voices: CTE) -> tuple[ColumnElement[date], ColumnElement[date]]:
    """Intersect the period of a voice with that of a role: where both last."""
    starts = func.coalesce(col(ActorRole.valid_from), _BEGINNING)
    ends = func.coalesce(col(ActorRole.valid_to), _END)
    return (
        case((starts > voices.c.from_on, starts), else_=voices.c.from_on),
        case((ends < voices.c.to_on, ends), else_=voices.c.to_on),
    )
