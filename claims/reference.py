"""The actors and issues of a database: what names are resolved against and claims are coded by.

The seeds that ship with the program are put in once, then the database's own rows are what counts: seeding again adds
what is missing and overwrites nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from claims.coding.codebook import CueRecord, IssueRecord
from claims.database import insert_missing
from claims.errors import InputError
from claims.models import Actor, ActorAlias, ActorRole, Base, Issue, IssueCue, Run
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord, forms_of
from claims.resolve.names import normalise, skeleton
from claims.words import ActorKind

__all__ = ["ActorIds", "actor_ids", "add_actor", "alias_row", "issue_ids", "load_actors", "load_issues", "seed"]

GOVERNMENT_BODY = "government body"
DEFINE = "Define it in the same file, or correct the key."


def seed(
    session: Session, actors: Iterable[ActorRecord], issues: Iterable[IssueRecord], run_id: int, at: datetime
) -> dict[str, int]:
    """Insert the actors, aliases, roles, issues and cues that are missing; note in the run how many those were.

    An actor or issue is known by its key, the rest by all that identifies it. Raises InputError for a role or an issue
    that names a principal or parent neither given nor stored.
    """
    actors, issues = tuple(actors), tuple(issues)
    counts = {**_seed_actors(session, actors, at), **_seed_issues(session, issues)}
    session.get_one(Run, run_id).counts = counts
    return counts


def load_actors(session: Session) -> tuple[ActorRecord, ...]:
    """Read every actor with its aliases and roles, in the order they were stored."""
    aliases: dict[int, list[AliasRecord]] = defaultdict(list)
    for alias in session.exec(
        select(ActorAlias).where(col(ActorAlias.withdrawn_at).is_(None)).order_by(col(ActorAlias.id))
    ):
        record = AliasRecord(alias.alias, alias.kind, alias.language, alias.valid_from, alias.valid_to)
        aliases[alias.actor_id].append(record)
    keys = {number: key for key, number in actor_ids(session).items()}
    roles: dict[int, list[RoleRecord]] = defaultdict(list)
    for role in session.exec(
        select(ActorRole).where(col(ActorRole.withdrawn_at).is_(None)).order_by(col(ActorRole.id))
    ):
        record_of_role = RoleRecord(keys[role.principal_id], role.office, role.valid_from, role.valid_to)
        roles[role.actor_id].append(record_of_role)
    return tuple(
        ActorRecord(
            key=actor.key,
            name=actor.name,
            kind=actor.kind,
            wikidata_id=actor.wikidata_id,
            country=actor.country,
            aliases=tuple(aliases[actor.id or 0]),
            roles=tuple(roles[actor.id or 0]),
        )
        for actor in session.exec(select(Actor).order_by(col(Actor.id)))
    )


def load_issues(session: Session) -> tuple[IssueRecord, ...]:
    """Read every issue with its cues, in the order they were stored."""
    keys = {number: key for key, number in issue_ids(session).items()}
    cues: dict[int, list[CueRecord]] = defaultdict(list)
    for cue in session.exec(select(IssueCue).order_by(col(IssueCue.id))):
        cues[cue.issue_id].append(CueRecord(cue.pattern, cue.polarity, cue.note or ""))
    return tuple(
        IssueRecord(
            key=issue.key,
            title=issue.title,
            proposition=issue.proposition,
            parent=keys[issue.parent_id] if issue.parent_id else None,
            cues=tuple(cues[issue.id or 0]),
        )
        for issue in session.exec(select(Issue).order_by(col(Issue.id)))
    )


def alias_row(actor_id: int, actor: ActorRecord, alias: AliasRecord, at: datetime) -> dict[str, Any]:
    """Give the row of a form that names an actor, with what it is looked up by."""
    norm = normalise(alias.alias)
    return {
        "actor_id": actor_id,
        "alias": alias.alias,
        "alias_norm": norm,
        "kind": alias.kind,
        "language": alias.language,
        "valid_from": alias.valid_from,
        "valid_to": alias.valid_to,
        "sound": skeleton(norm) if actor.kind is ActorKind.PERSON else None,
        "recorded_at": at,
    }


def actor_ids(session: Session) -> dict[str, int]:
    """Give the id of every actor by its key."""
    return {key: number for key, number in session.exec(select(Actor.key, Actor.id)) if number is not None}


def issue_ids(session: Session) -> dict[str, int]:
    """Give the id of every issue by its key."""
    return {key: number for key, number in session.exec(select(Issue.key, Issue.id)) if number is not None}


def add_actor(session: Session, actor: ResolvedActor, at: datetime) -> int:
    """Store an actor that no directory held, with the forms of its name alone; give the id of the stored one if any.

    A body of a country that is stored speaks for it from then on, as a body of its government.
    """
    stored = session.exec(select(Actor.id).where(Actor.key == actor.key)).first()
    if stored is not None:
        return stored
    row = {"key": actor.key, "name": actor.name, "kind": actor.kind}
    number: int = session.execute(insert(Actor).returning(col(Actor.id)), row).scalar_one()
    record = ActorRecord(actor.key, actor.name, actor.kind)
    session.execute(insert(ActorAlias), [alias_row(number, record, alias, at) for alias in forms_of(record)])
    principal = session.exec(select(Actor.id).where(Actor.key == actor.speaks_for)).first()
    if principal is not None:
        session.add(ActorRole(actor_id=number, principal_id=principal, office=GOVERNMENT_BODY, recorded_at=at))
    session.flush()
    return number


class ActorIds:
    """The ids of the actors one document names, each asked for once; whoever is not stored yet is added."""

    def __init__(self, session: Session, at: datetime) -> None:
        self._session = session
        self._at = at
        self._ids: dict[str, int] = {}

    def of(self, actor: ResolvedActor | None) -> int | None:
        """Give the actor's id; None for none."""
        if actor is None:
            return None
        if actor.key not in self._ids:
            self._ids[actor.key] = add_actor(self._session, actor, self._at)
        return self._ids[actor.key]


def _seed_actors(session: Session, actors: Sequence[ActorRecord], at: datetime) -> dict[str, int]:
    added = _insert(
        session,
        Actor,
        (
            {
                "key": actor.key,
                "name": actor.name,
                "kind": actor.kind,
                "wikidata_id": actor.wikidata_id,
                "country": actor.country,
            }
            for actor in actors
        ),
    )
    ids = actor_ids(session)
    aliases = _insert(
        session,
        ActorAlias,
        (alias_row(ids[actor.key], actor, alias, at) for actor in actors for alias in forms_of(actor)),
    )
    roles = _insert(
        session,
        ActorRole,
        (
            {
                "actor_id": ids[actor.key],
                "principal_id": _principal(ids, actor, role),
                "office": role.office,
                "valid_from": role.valid_from,
                "valid_to": role.valid_to,
                "recorded_at": at,
            }
            for actor in actors
            for role in actor.roles
        ),
    )
    return {"actors": added, "aliases": aliases, "roles": roles}


def _seed_issues(session: Session, issues: Sequence[IssueRecord]) -> dict[str, int]:
    """Insert issues level by level: a parent has to be there before its children."""
    ids, waiting, added = issue_ids(session), list(issues), 0
    while waiting:
        ready = [issue for issue in waiting if issue.parent is None or issue.parent in ids]
        if not ready:
            named = ", ".join(f"{issue.parent} (of {issue.key})" for issue in waiting)
            message = f"These parents of issues are not defined, or go in a circle: {named}."
            raise InputError(message, hint=DEFINE)
        added += _insert(
            session,
            Issue,
            (
                {
                    "key": issue.key,
                    "title": issue.title,
                    "proposition": issue.proposition,
                    "parent_id": ids[issue.parent] if issue.parent else None,
                }
                for issue in ready
            ),
        )
        ids = issue_ids(session)
        waiting = [issue for issue in waiting if issue.key not in ids]
    cues = _insert(
        session,
        IssueCue,
        (
            {"issue_id": ids[issue.key], "pattern": cue.pattern, "polarity": cue.polarity, "note": cue.note or None}
            for issue in issues
            for cue in issue.cues
        ),
    )
    return {"issues": added, "cues": cues}


def _insert(session: Session, model: type[Base], rows: Iterable[Mapping[str, Any]]) -> int:
    return insert_missing(session, Base.metadata.tables[str(model.__tablename__)], rows)


def _principal(ids: Mapping[str, int], actor: ActorRecord, role: RoleRecord) -> int:
    if role.principal not in ids:
        message = f"{actor.key} is {role.office} of {role.principal!r}, and no actor has that key."
        raise InputError(message, hint=DEFINE)
    return ids[role.principal]
