"""The forms an actor goes by: given for a time in the world, taken back at a time of this database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from claims.curation.change import Change
from claims.curation.checks import check_alias
from claims.errors import ConflictError, NotFoundError, quoted
from claims.folding import canonical, members
from claims.models import Actor, ActorAlias
from claims.reference import alias_row
from claims.resolve.directory import ActorRecord, AliasRecord
from claims.resolve.names import normalise
from claims.words import ActorKind, AliasKind

__all__ = ["give_alias", "kinds_of", "likely_kind", "namesakes", "take_alias"]


def give_alias(change: Change, actor_id: int, alias: AliasRecord) -> tuple[AliasRecord | None, AliasRecord]:
    """Let a form name the actor; give what was said of that form before, and what is now.

    A form of the same kind that has another language or period is closed, and recorded anew.
    """
    alias, session = check_alias(alias), change.session
    standing = next(
        (row for row in _forms(session, actor_id) if (row.alias, row.kind) == (alias.alias, alias.kind)), None
    )
    before = _record(standing) if standing else None
    if standing is not None and before != alias:
        _close(change, [standing])
    if before != alias:
        actor = session.get_one(Actor, standing.actor_id if standing else actor_id)
        described = ActorRecord(actor.key, actor.name, actor.kind)
        session.execute(insert(ActorAlias), alias_row(actor.id or 0, described, alias, change.at))
        change.counts["aliases"] += 1
    return before, alias


def take_alias(change: Change, actor_id: int, form: str, kind: AliasKind | None = None) -> list[AliasRecord]:
    """Take a form from the actor, of every kind where none is said; give what was taken.

    Raises NotFoundError where it does not go by that form, ConflictError for the name it is shown by.
    """
    session, forms = change.session, [row for row in _forms(change.session, actor_id) if kind in {None, row.kind}]
    named = [row for row in forms if row.alias == form] or [row for row in forms if row.alias_norm == normalise(form)]
    actor = session.get_one(Actor, actor_id)
    if not named:
        message = f"{actor.name} does not go by {quoted(form)}."
        raise NotFoundError(message, hint=f"`claims actors show {actor.key}` lists its names.")
    names = {each.id: each.name for each in session.exec(select(Actor).where(col(Actor.id).in_(_ids(named))))}
    taken = [row for row in named if row.kind is not AliasKind.NAME or row.alias != names[row.actor_id]]
    if not taken:
        message = f"{named[0].alias!r} is the name {actor.key} is shown by."
        raise ConflictError(message, hint="Only its other names can be taken back.")
    _close(change, taken)
    return [_record(row) for row in taken]


def kinds_of(session: Session, actor_id: int, form: str) -> list[AliasKind]:
    """Give the kinds as which a form names the actor, the first given first."""
    return [row.kind for row in _forms(session, actor_id) if row.alias == form]


def likely_kind(session: Session, actor_id: int, form: str) -> AliasKind:
    """Say what sort of form is meant where nobody says: the one it is already, else another actor's surname, or a name.

    As a name, a form goes before a surname: given to a second actor, it would take every text from the first.
    """
    kinds = kinds_of(session, actor_id, form)
    if kinds:
        return kinds[0]
    surname = select(ActorAlias.id).where(
        ActorAlias.alias_norm == normalise(form),
        ActorAlias.kind == AliasKind.SURNAME,
        col(ActorAlias.withdrawn_at).is_(None),
        col(ActorAlias.actor_id).not_in(members(session, canonical(session, actor_id))),
    )
    is_person = session.get_one(Actor, actor_id).kind is ActorKind.PERSON
    return AliasKind.SURNAME if is_person and session.exec(surname.limit(1)).first() else AliasKind.NAME


def namesakes(session: Session, actor_id: int, form: str) -> list[str]:
    """Give the keys of other actors that go by a form: where it is ambiguous."""
    own = members(session, canonical(session, actor_id))
    query = (
        select(Actor.key)
        .join(ActorAlias, col(ActorAlias.actor_id) == col(Actor.id))
        .where(
            ActorAlias.alias_norm == normalise(form),
            col(ActorAlias.withdrawn_at).is_(None),
            col(Actor.id).not_in(own),
        )
    )
    return list(session.exec(query.distinct().order_by(col(Actor.key))))


def _forms(session: Session, actor_id: int) -> list[ActorAlias]:
    """Read the live forms of an actor, those of what is folded into it among them."""
    cluster = members(session, canonical(session, actor_id))
    live = select(ActorAlias).where(col(ActorAlias.actor_id).in_(cluster), col(ActorAlias.withdrawn_at).is_(None))
    return list(session.exec(live.order_by(col(ActorAlias.id))))


def _close(change: Change, rows: Iterable[ActorAlias]) -> None:
    ids = [row.id for row in rows]
    change.session.execute(update(ActorAlias).where(col(ActorAlias.id).in_(ids)).values(withdrawn_at=change.at))
    change.counts["aliases_withdrawn"] += len(ids)


def _ids(rows: Iterable[ActorAlias]) -> list[int]:
    return [row.actor_id for row in rows]


def _record(row: ActorAlias) -> AliasRecord:
    return AliasRecord(row.alias, row.kind, row.language, row.valid_from, row.valid_to)
