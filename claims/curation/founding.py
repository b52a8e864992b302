"""A new actor: added where neither its key nor its Wikidata id is another's."""

from __future__ import annotations

from sqlalchemy import insert
from sqlmodel import Session, col, select

from claims.curation.change import Change
from claims.curation.checks import check_actor
from claims.curation.links import actor_keyed
from claims.errors import ConflictError
from claims.models import Actor, ActorAlias
from claims.reference import alias_row
from claims.resolve.directory import ActorRecord, forms_of

__all__ = ["found"]


def found(change: Change, actor: ActorRecord) -> int:
    """Add an actor with the forms of its name and its aliases; give its id.

    Raises UsageError for what cannot be stored, ConflictError for a key or a Wikidata id that an actor already has.
    """
    actor = check_actor(actor)
    _refuse_taken(change.session, actor)
    row = {
        "key": actor.key,
        "name": actor.name,
        "kind": actor.kind,
        "wikidata_id": actor.wikidata_id,
        "country": actor.country,
    }
    number: int = change.session.execute(insert(Actor).returning(col(Actor.id)), row).scalar_one()
    forms = [alias_row(number, actor, alias, change.at) for alias in forms_of(actor)]
    change.session.execute(insert(ActorAlias), forms)
    change.counts.update({"actors": 1, "aliases": len(forms)})
    return number


def _refuse_taken(session: Session, actor: ActorRecord) -> None:
    same_key = actor_keyed(session, actor.key)
    if same_key is not None:
        message = f"The key {actor.key!r} is taken: {same_key.name} ({same_key.kind})."
        raise ConflictError(
            message,
            hint=f"If that is who you mean, give it another name: claims actors alias {actor.key} FORM\n"
            f"If it is somebody else, choose another key: --key {actor.key}-2\n"
            f"If two actors are one: claims actors merge {actor.key} OTHER --reason TEXT",
        )
    if actor.wikidata_id is None:
        return
    same_id = session.exec(select(Actor).where(Actor.wikidata_id == actor.wikidata_id).order_by(col(Actor.id))).first()
    if same_id is not None:
        message = f"{actor.wikidata_id} is {same_id.name}, stored as {same_id.key!r}."
        raise ConflictError(message, hint=f"To give it another name: claims actors alias {same_id.key} FORM")
