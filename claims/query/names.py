"""What a user calls an actor, an issue or a source: its key, its name or, for an actor, an alias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session, col

from claims.errors import UnknownNameError, UsageError
from claims.models import Actor, ActorAlias, Issue, Source
from claims.resolve.names import normalise, slug
from claims.words import ActorKind

__all__ = ["Named", "find_actor", "find_issue", "find_source"]


@dataclass(frozen=True, slots=True)
class Named:
    """A row that a name stands for."""

    id: int
    key: str
    name: str


def find_actor(session: Session, name: str) -> Named:
    """Find an actor by key, name, alias, or a person's last name, in this order; "the" and case do not matter.

    Raises UnknownNameError with the nearest names, and UsageError for a name that several actors share.
    """
    direct = _find(session, Actor, name)
    if direct is not None:
        return direct
    norm = normalise(name)
    spellings = [norm, f"the {norm}", norm.removeprefix("the ")]
    by_alias = col(Actor.id).in_(select(col(ActorAlias.actor_id)).where(col(ActorAlias.alias_norm).in_(spellings)))
    by_last_name = and_(col(Actor.kind) == ActorKind.PERSON, col(Actor.key).endswith(f"-{slug(name)}", autoescape=True))
    for condition in (by_alias, by_last_name):
        query = select(col(Actor.id), col(Actor.key), col(Actor.name)).where(condition).order_by(col(Actor.key))
        found = [Named(*row) for row in session.execute(query)]
        if len(found) == 1:
            return found[0]
        if found:
            message = f"{name!r} may be any of {len(found)} actors."
            raise UsageError(message, hint=f"Say which: {', '.join(each.key for each in found)}.")
    named = _names(session, Actor)
    aliases = select(col(ActorAlias.alias), col(Actor.key)).join(Actor, col(Actor.id) == col(ActorAlias.actor_id))
    raise _unknown(Actor, name, named | {row.alias: row.key for row in session.execute(aliases)})


def find_issue(session: Session, name: str) -> Named:
    """Find an issue by key or title; raises UnknownNameError with the nearest keys."""
    found = _find(session, Issue, name)
    if found is None:
        raise _unknown(Issue, name, _names(session, Issue))
    return found


def find_source(session: Session, name: str) -> Named:
    """Find a source by key or name; raises UnknownNameError with the nearest keys."""
    found = _find(session, Source, name)
    if found is None:
        raise _unknown(Source, name, _names(session, Source))
    return found


def _find(session: Session, table: type[Actor | Issue | Source], name: str) -> Named | None:
    called = col(table.title) if issubclass(table, Issue) else col(table.name)
    query = select(col(table.id), col(table.key), called).where(
        or_(col(table.key).in_([name, slug(name)]), func.lower(called) == name.lower())
    )
    found = sorted((Named(*row) for row in session.execute(query)), key=lambda named: (named.key != name, named.key))
    return found[0] if found else None


def _names(session: Session, table: type[Actor | Issue | Source]) -> dict[str, str]:
    called = col(table.title) if issubclass(table, Issue) else col(table.name)
    rows = session.execute(select(col(table.key), called)).all()
    return {key: key for key, _ in rows} | {name: key for key, name in rows}


def _unknown(
    table: type[Actor | Issue | Source], name: str, keys_by_name: Mapping[str, str], most: int = 3
) -> UnknownNameError:
    """Name the keys of what is spelled most like `name`, then of what contains it."""
    by_norm = {normalise(spelled): key for spelled, key in keys_by_name.items()}
    wanted = normalise(name)
    close = get_close_matches(wanted, by_norm, n=most * 3, cutoff=0.6)
    within = sorted((norm for norm in by_norm if wanted and wanted in norm), key=len)
    nearest = dict.fromkeys(by_norm[norm] for norm in [*close, *within])
    return UnknownNameError(str(table.__tablename__), name, list(nearest)[:most])
