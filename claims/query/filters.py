"""The filters that every reading command shares, as the user says them and as conditions on rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import CTE, ColumnElement, and_, exists, or_, select
from sqlmodel import Session, col

from claims.asof import NOW, AsOf, source_of
from claims.errors import UsageError
from claims.models import Claim, ClaimSpan, ClaimSpeaker, DocumentVersion, StanceRow
from claims.positions.voices import jointly, own_voices, speaking, voices_of
from claims.query.documents.names import DocumentNamed, find_document
from claims.query.names import Named, find_actor, find_issue, find_source
from claims.words import Act, SpanRole, Stance

__all__ = ["Filters", "Scope"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user asked for, in the words of the command line; None asks for nothing.

    `speaker` is who said it, alone or with others, `actor` whoever is spoken for; with `own` only what the actor says
    itself. `document` is an id, an address or the end of one. `since` and `until` are the first and the last day on
    which it was said.
    """

    speaker: str | None = None
    actor: str | None = None
    issue: str | None = None
    act: Act | None = None
    stance: Stance | None = None
    source: str | None = None
    document: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    limit: int | None = None
    own: bool = False
    asof: AsOf = NOW

    def scope(self, session: Session) -> Scope:
        """Look the names up.

        Raises UnknownNameError for a name nobody bears, UsageError for a period that ends before it begins, and for the
        end of an address that several documents have.
        """
        if self.since and self.until and self.until < self.since:
            message = f"--until {self.until} lies before --since {self.since}."
            raise UsageError(message)
        if self.since and self.asof.at and self.asof.at < self.since:
            message = f"On --at {self.asof.at} nothing of --since {self.since} had been said yet."
            raise UsageError(message)
        return Scope(
            filters=self,
            speaker=find_actor(session, self.speaker, self.asof.known) if self.speaker is not None else None,
            actor=find_actor(session, self.actor, self.asof.known) if self.actor is not None else None,
            issue=find_issue(session, self.issue) if self.issue is not None else None,
            source=find_source(session, self.source) if self.source is not None else None,
            document=find_document(session, self.document) if self.document is not None else None,
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters with their names looked up. Conditions on documents need Claim, DocumentVersion, Document joined."""

    filters: Filters
    speaker: Named | None = None
    actor: Named | None = None
    issue: Named | None = None
    source: Named | None = None
    document: DocumentNamed | None = None

    def visible(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the claims visible as of then, whatever they say."""
        return (*self.filters.asof.claims(), *self.filters.asof.versions())

    def narrowing(self) -> tuple[ColumnElement[bool], ...]:
        """Choose claims by who said them how, where and with which words: what the cache of positions cannot know."""
        conditions: list[ColumnElement[bool]] = []
        if self.speaker:
            conditions.append(_said_by(own_voices([self.speaker.id], self.filters.asof.known)))
        if self.filters.act:
            conditions.append(col(Claim.act) == self.filters.act)
        if self.source:
            conditions.append(source_of(self.filters.asof.known) == self.source.id)
        if self.document:
            versions = select(col(DocumentVersion.id)).where(col(DocumentVersion.document_id) == self.document.id)
            conditions.append(col(Claim.document_version_id).in_(versions))
        if self.filters.text:
            conditions.append(_says(self.filters.text))
        return tuple(conditions)

    def said(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the claims said between `since` and `until`, both included."""
        since = () if self.filters.since is None else (col(Claim.effective_on) >= self.filters.since,)
        until = () if self.filters.until is None else (col(Claim.effective_on) <= self.filters.until,)
        return (*since, *until)

    def spoken_for(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the claims of everybody who spoke for the actor on that day."""
        if self.actor is None:
            return ()
        find = own_voices if self.filters.own else voices_of
        return (_said_by(find([self.actor.id], self.filters.asof.known)),)

    def on_issue(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the stances on the issue, where one is asked for."""
        return (col(StanceRow.issue_id) == self.issue.id,) if self.issue else ()

    def stances(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the stances on the issue, with the value."""
        conditions = (*self.filters.asof.stances(), *self.on_issue())
        if self.filters.stance is not None:
            conditions = (*conditions, col(StanceRow.value) == int(self.filters.stance))
        return conditions

    def sides(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the stances on the issue that take a side, with the value."""
        return (*self.stances(), col(StanceRow.value).is_not(None))

    def takes_side(self) -> tuple[ColumnElement[bool], ...]:
        """Choose the claims with a stance on the issue, with the value, where either is asked for."""
        if self.issue is None and self.filters.stance is None:
            return ()
        return (exists(select(col(StanceRow.id)).where(col(StanceRow.claim_id) == col(Claim.id), *self.stances())),)


def _said_by(voices: CTE) -> ColumnElement[bool]:
    """Choose the claims said by one of the voices on the day of the claim, alone or together with others."""
    speakers = col(Claim.speaker_id).in_(select(voices.c.speaker_id))  # lets the database use the index on speakers
    together = select(col(ClaimSpeaker.claim_id)).join(voices, voices.c.speaker_id == col(ClaimSpeaker.actor_id))
    return or_(
        and_(speakers, exists(select(voices.c.speaker_id).where(speaking(voices)))),
        and_(col(Claim.id).in_(together), exists(select(voices.c.speaker_id).where(jointly(voices)))),
    )


def _says(words: str) -> ColumnElement[bool]:
    span = select(col(ClaimSpan.id)).where(
        col(ClaimSpan.claim_id) == col(Claim.id),
        col(ClaimSpan.role) == SpanRole.CONTENT,
        col(ClaimSpan.text).icontains(words, autoescape=True),
    )
    return exists(span)
