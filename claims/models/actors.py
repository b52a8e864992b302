"""The tables of who speaks: actors, their names, whom they speak for, and which of them are one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from claims.fields import instant, long_text, period, primary_key, reference, word
from claims.models.base import Base
from claims.words import ActorKind, AliasKind, Judgement

__all__ = ["Actor", "ActorAlias", "ActorLink", "ActorRole"]


class Actor(Base, table=True):
    """A person, organisation, government or group that can hold a position."""

    __tablename__ = "actor"
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    name: str = Field(max_length=400)
    kind: ActorKind = word(ActorKind, "kind")
    wikidata_id: str | None = Field(default=None, max_length=20)
    country: str | None = Field(default=None, max_length=2)


class ActorAlias(Base, table=True):
    """A surface form of an actor, its full name and a person's surname among them.

    `alias_norm` is what look-ups compare, `sound` what the names of persons are compared by however they are romanised
    (see claims.resolve.names); it is NULL for whoever is no person. `recorded_at` NULL is from before it was kept.
    """

    __tablename__ = "actor_alias"
    __table_args__ = (
        Index("uq_actor_alias_live", "actor_id", "alias", "kind", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
        # In the order of code points, which is what PostgreSQL finds the beginning of a text by.
        Index("ix_actor_alias_sound", "sound", postgresql_ops={"sound": "varchar_pattern_ops"}),
        period(),
    )  # fmt: skip
    id: int | None = primary_key()
    actor_id: int = reference("actor", index=False)
    alias: str = Field(max_length=400)
    alias_norm: str = Field(max_length=400, index=True)
    kind: AliasKind = word(AliasKind, "kind")
    language: str = Field(default="en", max_length=12)
    valid_from: date | None = None
    valid_to: date | None = None
    sound: str | None = Field(default=None, max_length=400)
    recorded_at: datetime | None = instant(nullable=True)
    withdrawn_at: datetime | None = instant(nullable=True)


class ActorRole(Base, table=True):
    """A dated edge: the actor speaks for the principal as OFFICE (Peskov for the Kremlin as spokesman, from 2012).

    [valid_from, valid_to) is when it did in the world; [recorded_at, withdrawn_at) is when this database said so.
    """

    __tablename__ = "actor_role"
    __table_args__ = (
        Index("uq_actor_role_live", "actor_id", "principal_id", "office", "valid_from", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
        # NULLs are distinct in a unique index: an open start needs one of its own.
        Index("uq_actor_role_open_start", "actor_id", "principal_id", "office", unique=True,
              sqlite_where=text("valid_from IS NULL AND withdrawn_at IS NULL"),
              postgresql_where=text("valid_from IS NULL AND withdrawn_at IS NULL")),
        CheckConstraint("actor_id <> principal_id", name="not_for_itself"),
        period(),
    )  # fmt: skip
    id: int | None = primary_key()
    actor_id: int = reference("actor", index=False)
    principal_id: int = reference("actor")
    office: str = Field(max_length=200)
    valid_from: date | None = None
    valid_to: date | None = None
    recorded_at: datetime | None = instant(nullable=True)
    withdrawn_at: datetime | None = instant(nullable=True)


class ActorLink(Base, table=True):
    """Somebody's judgement that two actors are the same, or that they are not; reversible, never deleted.

    Of two that are the same, `right_id` is folded into `left_id`: an actor is folded into one other at most, so that
    every actor has one canonical one, found by following the links. A judgement that was taken back has `deleted_at`.
    """

    __tablename__ = "actor_link"
    __table_args__ = (
        Index("uq_actor_link_folded", "right_id", unique=True,
              sqlite_where=text("judgement = 'same' AND deleted_at IS NULL"),
              postgresql_where=text("judgement = 'same' AND deleted_at IS NULL")),
        Index("uq_actor_link_live", "left_id", "right_id", unique=True,
              sqlite_where=text("deleted_at IS NULL"), postgresql_where=text("deleted_at IS NULL")),
        CheckConstraint("left_id <> right_id", name="not_itself"),
        CheckConstraint("deleted_at IS NULL OR deleted_at >= created_at", name="deleted_after_created"),
    )  # fmt: skip
    id: int | None = primary_key()
    left_id: int = reference("actor")
    right_id: int = reference("actor", index=False)
    judgement: Judgement = word(Judgement, "judgement")
    decided_by: str = Field(max_length=200)
    reason: str = long_text()
    run_id: int = reference("run")
    created_at: datetime = instant()
    deleted_at: datetime | None = instant(nullable=True)
