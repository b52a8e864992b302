"""How a claim came to be withdrawn: by which run, and what it lives on as."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from claims.lineage import heir
from claims.models import Claim, DocumentVersion, Run
from claims.query.run_instants import run_at
from claims.words import RunKind, WithdrawnReason

__all__ = ["Withdrawal", "withdrawal_of"]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a claim is withdrawn, and the run that withdrew it; None of a run where that was not kept.

    `lives_on_as` is the live claim that it goes on in, however many times it was superseded; None where it goes on in
    none, or in one that is withdrawn too.
    """

    reason: WithdrawnReason
    run: int | None
    run_kind: RunKind | None
    lives_on_as: int | None


def withdrawal_of(session: Session, claim: Claim) -> Withdrawal | None:
    """Tell how a claim was withdrawn; None of a claim that is not."""
    if claim.withdrawn_at is None or claim.withdrawn_reason is None:
        return None
    document_id = session.get_one(DocumentVersion, claim.document_version_id).document_id
    run_id = run_at(session, document_id, claim.withdrawn_at)
    last = session.get_one(Claim, heir(session, claim.id or 0))
    return Withdrawal(
        reason=claim.withdrawn_reason,
        run=run_id,
        run_kind=session.get_one(Run, run_id).kind if run_id is not None else None,
        lives_on_as=last.id if last.withdrawn_at is None else None,
    )
