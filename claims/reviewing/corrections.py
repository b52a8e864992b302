"""What of a claim can be corrected: each field with its value as text, and the columns that a new value changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import DateError, UnknownNameError, UsageError, quoted
from claims.folding import canonical
from claims.models import Actor, Claim, DocumentVersion
from claims.resolve.claim import SaidOn
from claims.reviewing.rewriting import Correction, content_of, others_of, wording
from claims.reviewing.values import NOBODY, day_said, parse_act, parse_day_said, parse_places, places, stays_with
from claims.store.documents import known_by
from claims.words import ActorKind, ReviewField

__all__ = ["corrected", "dated", "value_of"]


def value_of(session: Session, claim: Claim, what: ReviewField) -> str:
    """Write the value that a field of a claim has."""
    return _VALUES[what](session, claim)


def corrected(session: Session, claim: Claim, what: ReviewField, value: str) -> Correction:
    """Read a new value of a field; raises UsageError for what is none, UnknownNameError for an actor nobody knows."""
    return _CORRECTIONS[what](session, claim, value)


def dated(session: Session, version: DocumentVersion, said_on: SaidOn) -> dict[str, Any]:
    """Give the columns of when a claim of a version was said."""
    return {
        "said_on": said_on.on,
        "said_on_precision": said_on.precision,
        "said_on_basis": said_on.basis,
        "effective_on": said_on.latest(known_by(session, version)),
    }


def _speaker(session: Session, claim: Claim) -> str:
    return NOBODY if claim.speaker_id is None else session.get_one(Actor, canonical(session, claim.speaker_id)).key


def _correct_speaker(session: Session, claim: Claim, value: str) -> Correction:
    if value.strip().lower() == NOBODY:
        unnamed = {"speaker_id": None, "speaker_kind": None, "speaker_count": None}
        return Correction(NOBODY, unnamed, others=())
    actor = session.exec(select(Actor).where(col(Actor.key) == value.strip())).first()
    if actor is None:
        raise UnknownNameError(Actor.__tablename__, value, ())
    actor = session.get_one(Actor, canonical(session, actor.id or 0))
    count = 1 if actor.kind is ActorKind.PERSON else None
    others = [each for each in others_of(session, claim) if canonical(session, each) != actor.id]
    columns = {"speaker_id": actor.id, "speaker_kind": actor.kind, "speaker_count": count if not others else None}
    return Correction(actor.key, columns, others=others)


def _correct_span(session: Session, claim: Claim, value: str) -> Correction:
    version = session.get_one(DocumentVersion, claim.document_version_id)
    present = content_of(session, claim)
    content = parse_places(value, version.body, present)
    if not stays_with(content, version.body, present):
        message = f"{places(content)} is in another paragraph than claim {claim.id} ({places(present)}): another claim."
        hint = (
            f"A claim keeps to its place. If this one is none, reject it: claims review reject {claim.id}. What stands "
            "at the other place is found by reading, perhaps by another extractor: claims reextract --extractor NAME."
        )
        raise UsageError(message, hint=hint)
    return Correction(places(content), wording(session, claim, version, content), content=content)


def _correct_act(_session: Session, _claim: Claim, value: str) -> Correction:
    act = parse_act(value)
    return Correction(act.value, {"act": act})


def _correct_said_on(session: Session, claim: Claim, value: str) -> Correction:
    said_on = parse_day_said(value)
    version = session.get_one(DocumentVersion, claim.document_version_id)
    latest = known_by(session, version)
    if said_on.on is not None and said_on.on > latest:
        message = f"{quoted(value)} lies behind {latest}, when what claim {claim.id} says could be read."
        raise DateError(message, hint="Name a day, month or year that had begun by then.")
    return Correction(day_said(said_on.on, said_on.precision), dated(session, version, said_on))


_VALUES: Mapping[ReviewField, Callable[[Session, Claim], str]] = MappingProxyType(
    {
        ReviewField.SPEAKER: _speaker,
        ReviewField.SPAN: lambda session, claim: places(content_of(session, claim)),
        ReviewField.ACT: lambda _session, claim: claim.act.value,
        ReviewField.SAID_ON: lambda _session, claim: day_said(claim.said_on, claim.said_on_precision),
    }
)
_CORRECTIONS: Mapping[ReviewField, Callable[[Session, Claim, str], Correction]] = MappingProxyType(
    {
        ReviewField.SPEAKER: _correct_speaker,
        ReviewField.SPAN: _correct_span,
        ReviewField.ACT: _correct_act,
        ReviewField.SAID_ON: _correct_said_on,
    }
)
