"""What is no fault and yet worth knowing: ratings that hold for nothing any more, runs that never ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.facts import holding
from claims.models import Claim, FactCheck, Run
from claims.runs import unfinished_runs
from claims.verify.check import Check, Found, count

__all__ = ["NOTES", "notes"]


def ratings_without_claims(session: Session) -> Found:
    """Look for ratings that hold for no live claim: theirs was withdrawn and goes on in no other."""
    held = holding()
    living = select(held.c.fact_check_id).join(Claim, col(Claim.id) == held.c.claim_id).where(*NOW.claims())
    standing = col(FactCheck.withdrawn_at).is_(None)
    query = (
        select(col(FactCheck.id), col(FactCheck.claim_id))
        .where(standing, col(FactCheck.id).not_in(living))
        .order_by(col(FactCheck.id))
    )
    found = [f"fact_check {number}: of claim {claim}, which was withdrawn" for number, claim in session.execute(query)]
    return count(session, FactCheck, standing), found


def runs_without_end(session: Session) -> Found:
    """Look for runs without an end since whose last sign others began and ended."""
    found = [
        f"run {run.id}, {run.kind}: began {run.started_at:%Y-%m-%d %H:%M} UTC, last sign {sign:%Y-%m-%d %H:%M} UTC"
        for run, sign in unfinished_runs(session)
    ]
    return count(session, Run), found


NOTES: Mapping[str, Callable[[Session], Found]] = {
    "fact checks that hold for no claim any more": ratings_without_claims,
    "runs that were killed, or are slow at a text": runs_without_end,
}


def notes(session: Session) -> Iterator[Check]:
    """Look for each of these; what is found is no failure."""
    for name, look in NOTES.items():
        looked_at, found = look(session)
        yield Check(name, looked_at, tuple(found))
