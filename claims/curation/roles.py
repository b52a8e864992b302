"""Who speaks for whom: roles given, ended and taken back.

A role is known by who has it, toward whom, as what and from when; where an actor is folded, by the canonical ones. It
is said again with another end by closing the row and recording another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import insert, update
from sqlmodel import col, select

from claims.curation.change import Change
from claims.curation.checks import check_period, check_role
from claims.curation.circles import Circles
from claims.errors import ConflictError, NotFoundError, UsageError, quoted
from claims.folding import canonical, members
from claims.models import Actor, ActorRole
from claims.reference.actors import role_row
from claims.resolve.directory import RoleRecord

__all__ = ["Post", "give_role", "take_role"]


@dataclass(frozen=True, slots=True)
class Post:
    """An office that an actor holds toward a principal, both by their ids."""

    actor_id: int
    principal_id: int
    office: str


def give_role(
    change: Change, post: Post, start: date | None = None, end: date | None = None
) -> tuple[RoleRecord | None, RoleRecord]:
    """Let an actor speak for another in [start, end); give the role as it was said before, and as it is now.

    Without a start, the role that is stored is meant where there is one: to name its end ends it. Raises UsageError
    for an actor that would speak for itself and where several stored roles may be meant, ConflictError for a role that
    would close a circle, DateError for a period that ends before it starts.
    """
    principal = change.session.get_one(Actor, post.principal_id)
    if canonical(change.session, post.actor_id) == canonical(change.session, post.principal_id):
        message = f"{principal.name} cannot speak for itself: everybody does."
        raise UsageError(message, hint="Name two actors that are not one.")
    given = check_role(RoleRecord(principal.key, post.office, start, end))
    standing = _meant(_roles(change, post), given)
    if not standing:
        _refuse_circle(change, post, given)
        _record(change, post, given)
        return None, given
    before = _said(principal, standing[0])
    if start is None and end is None:
        return before, before  # nothing is said of its time
    after = replace(before, valid_to=end)
    if after != before:
        check_period(after.valid_from, after.valid_to)
        _refuse_circle(change, post, after)
        _close(change, standing)
        _record(change, Post(standing[0].actor_id, standing[0].principal_id, before.office), after)
    return before, after


def take_role(change: Change, post: Post, start: date | None = None) -> RoleRecord:
    """Take a role back, as never held: the one from `start`, or the only one; give what was taken.

    Raises NotFoundError for a role that is not stored, UsageError where several may be meant.
    """
    principal = change.session.get_one(Actor, post.principal_id)
    standing = _meant(_roles(change, post), RoleRecord(principal.key, post.office, start))
    if not standing:
        actor = change.session.get_one(Actor, post.actor_id)
        since = f" from {start}" if start else ""
        message = f"{actor.name} does not speak for {principal.name} as {post.office}{since}."
        raise NotFoundError(message, hint=f"`claims actors show {actor.key}` lists its roles.")
    _close(change, standing)
    return _said(principal, standing[0])


def _roles(change: Change, post: Post) -> list[ActorRole]:
    """Read the live roles of that office between the two, whichever of their folded selves they stand on."""
    session = change.session
    query = select(ActorRole).where(
        col(ActorRole.actor_id).in_(members(session, canonical(session, post.actor_id))),
        col(ActorRole.principal_id).in_(members(session, canonical(session, post.principal_id))),
        col(ActorRole.withdrawn_at).is_(None),
    )
    office = " ".join(post.office.split()).casefold()
    rows = session.exec(query.order_by(col(ActorRole.valid_from).nulls_first(), col(ActorRole.id)))
    return [row for row in rows if row.office.casefold() == office]


def _meant(standing: Sequence[ActorRole], given: RoleRecord) -> Sequence[ActorRole]:
    """Choose the rows of one start: the one given, else the only one, or the only one that an end can be meant for.

    Several rows have one start where actors that had the same role were judged to be one.
    """
    if given.valid_from is not None:
        return [row for row in standing if row.valid_from == given.valid_from]
    if given.valid_to is not None:
        standing = [row for row in standing if row.valid_to is None] or standing
    starts = dict.fromkeys(str(row.valid_from or "an open start") for row in standing)
    if len(starts) > 1:
        message = f"The office {quoted(given.office)} was held {len(starts)} times: from {', '.join(starts)}."
        raise UsageError(message, hint="Say which with --from.")
    return standing


def _refuse_circle(change: Change, post: Post, role: RoleRecord) -> None:
    if Circles(change.session).would_close(post.actor_id, post.principal_id, role.valid_from, role.valid_to):
        actor, principal = (change.session.get_one(Actor, each) for each in (post.actor_id, post.principal_id))
        message = f"{principal.name} speaks for {actor.name} in that time: roles cannot go in a circle."
        raise ConflictError(message, hint=f"`claims actors show {actor.key}` lists who speaks for it.")


def _said(principal: Actor, row: ActorRole) -> RoleRecord:
    return RoleRecord(principal.key, row.office, row.valid_from, row.valid_to)


def _record(change: Change, post: Post, role: RoleRecord) -> None:
    change.concerning([post.actor_id])
    change.session.execute(insert(ActorRole), role_row(post.actor_id, post.principal_id, role, change.at))
    change.counts["roles"] += 1


def _close(change: Change, rows: Sequence[ActorRole]) -> None:
    change.concerning(row.actor_id for row in rows)
    ids = [row.id for row in rows]
    change.session.execute(update(ActorRole).where(col(ActorRole.id).in_(ids)).values(withdrawn_at=change.at))
    change.counts["roles_withdrawn"] += len(ids)
