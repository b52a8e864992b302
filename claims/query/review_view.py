"""What a coder is shown of a claim: how it stands now, or blind only what the program found."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from claims.lineage import ancestors, heir
from claims.models import Claim, DocumentVersion, Issue, StanceRow
from claims.query.show import ClaimShown, StanceShown, TouchShown, coding_shown, show_claim
from claims.reviewing.sides import coded_by_machine
from claims.reviewing.values import parse_places, places

__all__ = ["as_found", "as_it_stands", "places_in"]


def as_it_stands(session: Session, claim_id: int) -> ClaimShown:
    """Show what a claim goes on as, with the sides that hold."""
    shown = show_claim(session, str(heir(session, claim_id)))
    return replace(
        shown,
        stances=tuple(stance for stance in shown.stances if stance.withdrawn_at is None),
        touches=tuple(touch for touch in shown.touches if touch.withdrawn_at is None),
    )


def as_found(session: Session, claim_id: int, coder: str) -> ClaimShown:
    """Show a claim as the program found it, whatever people made of it; of decisions the coder's own blind ones."""
    living = heir(session, claim_id)
    original = session.get_one(Claim, ancestors(session, [living])[living][0])
    shown = show_claim(session, str(original.id))
    coded = _coded(session, original)
    return replace(
        shown,
        stances=tuple(each for each in coded if isinstance(each, StanceShown)),
        touches=tuple(each for each in coded if isinstance(each, TouchShown)),
        decisions=tuple(each for each in shown.decisions if each.blind and each.coder == coder),
        withdrawn_at=None,
        withdrawn_reason=None,
        withdrawal=None,
        superseded_by=None,
    )


def _coded(session: Session, claim: Claim) -> list[StanceShown | TouchShown]:
    query = (
        select(col(Issue.id), col(Issue.key))
        .join(StanceRow, col(StanceRow.issue_id) == col(Issue.id))
        .where(col(StanceRow.claim_id) == claim.id)
        .distinct()
        .order_by(col(Issue.key))
    )
    coded = ((key, coded_by_machine(session, claim, issue_id)) for issue_id, key in session.execute(query))
    return [replace(coding_shown(key, row), withdrawn_at=None) for key, row in coded if row is not None]


def places_in(session: Session, shown: ClaimShown, text: str) -> str:
    """Read where a claim is to stand in its text, from places or words; raises UsageError for what is none there."""
    version_id = session.get_one(Claim, shown.id).document_version_id
    body = session.get_one(DocumentVersion, version_id).body
    return places(parse_places(text, body, shown.content))
