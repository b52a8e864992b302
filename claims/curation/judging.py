"""Who is one with whom: one actor folded into another, taken back, and the judgement that two are not one.

Of two that are one, the canonical actor of the second is folded into the canonical one of the first, so that what was
folded before comes along, and can still be taken apart by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlmodel import Session, col, select

from claims.curation.change import Change
from claims.curation.checks import tidy
from claims.curation.links import close, folding_of, judged_different, record
from claims.errors import ConflictError, UsageError
from claims.folding import canonical, members
from claims.models import Actor, ActorLink
from claims.words import Judgement

__all__ = ["merge", "merge_all", "split"]

_LONGEST_REASON, _LONGEST_CODER = 2000, 200


def merge_all(  # noqa: PLR0913 -- as of `merge`
    change: Change,
    kept_id: int,
    other_ids: Sequence[int],
    *,
    by: str,
    reason: str,
    overrule: bool = False,
    across_kinds: bool = False,
) -> list[tuple[Actor, Actor]]:
    """Fold several actors into one, as `merge` does each; one that is folded into another of them comes with that.

    Raises UsageError, before anything is folded, for an actor that is named twice.
    """
    for each, times in Counter([kept_id, *other_ids]).items():
        if times > 1:
            message = f"{_named(change.session, each)} is named twice."
            raise UsageError(message, hint="Name two actors or more, each once.")
    one_of_each: dict[int, int] = {}
    for other_id in other_ids:
        one_of_each.setdefault(canonical(change.session, other_id), other_id)
    return [
        merge(change, kept_id, other_id, by=by, reason=reason, overrule=overrule, across_kinds=across_kinds)
        for other_id in one_of_each.values()
    ]


def merge(  # noqa: PLR0913 -- a judgement has these parts
    change: Change,
    kept_id: int,
    other_id: int,
    *,
    by: str,
    reason: str,
    overrule: bool = False,
    across_kinds: bool = False,
) -> tuple[Actor, Actor]:
    """Fold one actor into another; give the canonical actor, and the one that is folded into it now.

    Raises ConflictError where they are one already, where somebody judged that they are not (unless `overrule` takes
    that back), and where they are of different kinds (unless `across_kinds`).
    """
    session = change.session
    by, reason = _signed(by, reason)
    kept = session.get_one(Actor, canonical(session, kept_id))
    other = session.get_one(Actor, canonical(session, other_id))
    if kept.id == other.id:
        message = f"{_named(session, kept_id)} and {_named(session, other_id)} are one already."
        raise ConflictError(message, hint=f"`claims actors show {kept.key}` tells since when, and why.")
    if kept.kind != other.kind and not across_kinds:
        message = f"{kept.name} ({kept.key}) is of the kind {kept.kind}, {other.name} ({other.key}) of {other.kind}."
        raise ConflictError(message, hint="If they are one all the same: --across-kinds.")
    mine, theirs = members(session, kept.id or 0), members(session, other.id or 0)
    against = judged_different(session, mine, theirs)
    if against and not overrule:
        raise ConflictError(_told(session, against), hint="To take that judgement back and merge them: --overrule.")
    change.judging([*mine, *theirs])
    for judgement in against:
        close(change, judgement)
    record(change, kept.id or 0, other.id or 0, Judgement.SAME, by=by, reason=reason)
    change.counts.update({"merged": 1, "overruled": len(against)})
    return kept, other


def split(
    change: Change, actor_id: int, other_id: int | None = None, *, by: str, reason: str
) -> tuple[Actor, Actor, ActorLink | None]:
    """Take an actor out of what it was folded into, and record that they are different; give both, and what was undone.

    Without `other_id`, from what it is folded into. Two that were never one are recorded as different, nothing undone.
    Raises ConflictError where there is nothing to take back, or the judgement stands already.
    """
    session = change.session
    by, reason = _signed(by, reason)
    folding = folding_of(session, actor_id)
    if other_id is None:
        if folding is None:
            raise _not_folded(session, actor_id)
        other_id = folding.left_id
    if actor_id == other_id:
        message = f"{_named(session, actor_id)} is not different from itself."
        raise UsageError(message, hint="Name two actors, by their keys.")
    undone = _undone(session, actor_id, other_id, folding)
    standing = judged_different(session, [actor_id], [other_id])
    if standing:
        raise ConflictError(_told(session, standing))
    if undone is not None:
        change.judging(members(session, canonical(session, actor_id)))
        close(change, undone)
    record(change, other_id, actor_id, Judgement.DIFFERENT, by=by, reason=reason)
    change.counts.update({"split": int(undone is not None), "different": 1})
    return session.get_one(Actor, actor_id), session.get_one(Actor, other_id), undone


def _undone(session: Session, actor_id: int, other_id: int, folding: ActorLink | None) -> ActorLink | None:
    """Find the judgement to take back so that two actors are no longer one; None where they are not.

    It is the actor's own; where the other one is folded into it, that one's.
    """
    if canonical(session, actor_id) != canonical(session, other_id):
        return None
    above = other_id
    while link := folding_of(session, above):
        if link.left_id == actor_id:
            return link
        above = link.left_id
    return folding


def _not_folded(session: Session, actor_id: int) -> ConflictError:
    folded = [_named(session, each) for each in members(session, actor_id)[1:]]
    message = f"{_named(session, actor_id)} is not folded into another."
    hint = (
        f"Folded into it: {', '.join(folded)}. Name the key of the one to take out."
        if folded
        else "To record that it is not some other actor: --from OTHER."
    )
    return ConflictError(message, hint=hint)


def _signed(by: str, reason: str) -> tuple[str, str]:
    return tidy(by, "Who decides", _LONGEST_CODER), tidy(reason, "The reason", _LONGEST_REASON)


def _told(session: Session, judgements: Sequence[ActorLink]) -> str:
    return "\n".join(
        f"{_named(session, each.left_id)} and {_named(session, each.right_id)} were judged to be different "
        f"by {each.decided_by} on {each.created_at:%Y-%m-%d}: {each.reason}"
        for each in judgements
    )


def _named(session: Session, actor_id: int) -> str:
    row = session.exec(select(Actor.name, Actor.key).where(col(Actor.id) == actor_id)).one()
    return f"{row[0]} ({row[1]})"
