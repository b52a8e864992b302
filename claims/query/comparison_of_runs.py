"""`claims compare --run A --run B`: what is coded otherwise at the end of one run than at the end of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, select
from sqlmodel import Session, col

from claims.asof import AsOf
from claims.folding import folded
from claims.models import Actor, Claim, Issue, StanceRow
from claims.query.details import contents
from claims.query.run_instants import end_of_run
from claims.query.speakers import companions, named, with_speaker
from claims.words import Stance

__all__ = ["RunChange", "RunChangeRow", "compare_runs"]


class RunChange(StrEnum):
    """What became of a coding from one run to another."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RunChangeRow:
    """A claim's coding on one issue at the end of both runs: its stance ("touches" where it takes no side) and why.

    None where the claim or its coding was not there. `claim_id` is that of the second run where it has the claim: one
    that a new version of its document carries on is the same claim.
    """

    kind: RunChange
    claim_id: int
    speaker: str
    issue: str
    from_stance: str | None
    to_stance: str | None
    from_basis: str | None
    to_basis: str | None
    content: str


@dataclass(frozen=True, slots=True)
class _Coding:
    """A coding that held at the end of one run and not of the other."""

    claim_id: int
    speaker: str | None
    as_written: str | None
    stance: str
    basis: str


_Codings = Mapping[tuple[str, str], _Coding]
"""By a claim's uid, which it keeps from one version of its document to the next, and the issue's key."""


def compare_runs(session: Session, a: int, b: int) -> list[RunChangeRow]:
    """Give what differs, by speaker, issue and claim; raises NotFoundError for a number that no run has."""
    ends = end_of_run(session, a), end_of_run(session, b)
    before, after = _codings(session, *ends), _codings(session, *reversed(ends))
    shown = {**before, **after}
    words = contents(session, (each.claim_id for each in shown.values()))
    together = companions(session, (each.claim_id for each in shown.values()), None)
    rows = []
    for key, coding in shown.items():
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None and (old.stance, old.basis) == (new.stance, new.basis):
            continue  # carried over to another version of the document
        rows.append(
            RunChangeRow(
                kind=RunChange.ADDED if old is None else RunChange.DROPPED if new is None else RunChange.CHANGED,
                claim_id=coding.claim_id,
                speaker=named(coding.speaker, together.get(coding.claim_id, ()), coding.as_written),
                issue=key[1],
                from_stance=old.stance if old else None,
                to_stance=new.stance if new else None,
                from_basis=old.basis if old else None,
                to_basis=new.basis if new else None,
                content=words.get(coding.claim_id, ""),
            )
        )
    return sorted(rows, key=lambda row: (row.speaker.casefold(), row.issue, row.claim_id))


def _codings(session: Session, at: datetime, other: datetime) -> _Codings:
    """Read what the database held at one instant and not at the other; the rest of it can be left where it is."""
    codings: Select[*tuple[Any, ...]] = (
        select(
            col(Claim.uid),
            col(Issue.key),
            col(Claim.id),
            col(Actor.name),
            col(Claim.speaker_text),
            col(StanceRow.value),
            col(StanceRow.basis),
        )
        .select_from(StanceRow)
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
        .where(_held(at), not_(_held(other)))
    )
    return {
        (uid, issue): _Coding(claim_id, speaker, as_written, _word(value), basis)
        for uid, issue, claim_id, speaker, as_written, value, basis in session.execute(with_speaker(codings, folded()))
    }


def _held(at: datetime) -> ColumnElement[bool]:
    return and_(*AsOf(known=at).claims(), *AsOf(known=at).stances())


def _word(value: int | None) -> str:
    return "touches" if value is None else Stance(value).name.lower()
