"""What coding says of stored claims, as rows: the sides they take, the issues they touch, what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from claims.coding.claim import CodedClaim, CodedStance
from claims.models import ClaimLink, StanceRow
from claims.reference import issue_ids
from claims.store.recording import Recording
from claims.words import ClaimLinkKind

__all__ = ["Answer", "add_codings", "answers", "link_row", "stance_row"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One claim of a document answers another, by their numbers in it; `basis` says what was said to what."""

    number: int
    to: int
    basis: str


def add_codings(into: Recording, claim_ids: Sequence[int], claims: Sequence[CodedClaim]) -> int:
    """Insert what the claims of one document say on the issues and what they answer; give how many take a side."""
    issues = issue_ids(into.session)
    stances = [
        stance_row(claim_id, issues[stance.issue], stance, into.run_id, into.at)
        for claim_id, claim in zip(claim_ids, claims, strict=True)
        for stance in claim.stances
    ]
    links = [
        link_row(claim_ids[found.number], claim_ids[found.to], found.basis, into.run_id, into.at)
        for found in answers(claims)
    ]
    if stances:
        into.session.execute(insert(StanceRow), stances)
    if links:
        into.session.execute(insert(ClaimLink), links)
    return sum(row["value"] is not None for row in stances)


def answers(claims: Sequence[CodedClaim]) -> Iterator[Answer]:
    """Give what the claims of one document answer: another's demands, that were "rejected"."""
    for number, claim in enumerate(claims):
        for to in claim.answers:
            yield Answer(number, to, f"{_said(claim)} answers {_said(claims[to])}")


def stance_row(claim_id: int, issue_id: int, stance: CodedStance, run_id: int, at: datetime) -> dict[str, Any]:
    """Give the row of what a claim says on an issue."""
    return {
        "claim_id": claim_id,
        "issue_id": issue_id,
        "value": None if stance.value is None else stance.value.value,
        "basis": stance.basis,
        "run_id": run_id,
        "confidence": stance.confidence,
        "recorded_at": at,
    }


def link_row(from_id: int, to_id: int, basis: str, run_id: int, at: datetime) -> dict[str, Any]:
    """Give the row of one claim that answers another."""
    return {
        "from_id": from_id,
        "to_id": to_id,
        "kind": ClaimLinkKind.ANSWERS,
        "basis": basis,
        "run_id": run_id,
        "recorded_at": at,
    }


def _said(claim: CodedClaim) -> str:
    """Name a claim by its act, who says it and its first words: "refuse by Peru (“the demands”)"."""
    speaker, found = claim.resolved.speaker, claim.resolved.attribution
    who = f" by {speaker.name}" if speaker else ""
    return f"{found.act.value}{who} (“{' '.join(found.content[0].text.split())}”)"
