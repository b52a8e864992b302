"""A claim written once more, otherwise: with a person's correction, or at its place in another version of the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlmodel import col

from claims.asof import NOW
from claims.models import Claim, ClaimHop, ClaimSpan, ClaimSpeaker, StanceRow
from claims.spans import Span
from claims.store.recording import Recording, key_of
from claims.words import SpanRole, WithdrawnReason

__all__ = ["copy_claim", "withdraw"]

# What is new in a copy; a parent is given by the caller, who knows what became of it.
_OWN = {"id", "run_id", "recorded_at", "withdrawn_at", "withdrawn_reason", "superseded_by_id"}
_PLACED = ("span_start", "span_end")


def withdraw(into: Recording, claim: Claim, reason: WithdrawnReason) -> None:
    """Close a claim, and flush: what takes its place may have its uid."""
    claim.withdrawn_reason, claim.withdrawn_at = reason, into.at
    into.session.flush()


def copy_claim(  # noqa: PLR0913 -- all that a copy may have otherwise
    into: Recording,
    claim: Claim,
    changes: Mapping[str, Any],
    *,
    shift: int = 0,
    content: Sequence[Span] | None = None,
    others: Sequence[int] | None = None,
    issues: Collection[int] | None = None,
) -> Claim:
    """Insert a claim with the words, people and sides of another, but for the `changes` of its columns.

    `shift` moves all places, in code points; `content` is where the content stands instead; `others` are the actors
    who said it together with the speaker instead. Of the sides those on `issues` go along, None is all. The
    other claim has to be closed before, where both have one uid and one version; the caller names the copy its
    successor.
    """
    kept = claim.model_dump(exclude=_OWN)
    row = Claim(**{**kept, **changes, "run_id": into.run_id, "recorded_at": into.at})
    into.session.add(row)
    into.session.flush()
    _copy_hanging(into, ClaimHop, claim, row, shift)
    if others is None:
        _copy_hanging(into, ClaimSpeaker, claim, row, shift)
    else:
        together = enumerate(others, start=1)
        into.session.add_all(ClaimSpeaker(claim_id=key_of(row), ordinal=no, actor_id=actor) for no, actor in together)
    if content is None:
        _copy_hanging(into, ClaimSpan, claim, row, shift)
    else:
        _copy_hanging(into, ClaimSpan, claim, row, shift, col(ClaimSpan.role) != SpanRole.CONTENT)
        into.session.add_all(
            ClaimSpan(
                claim_id=key_of(row),
                role=SpanRole.CONTENT,
                ordinal=ordinal,
                span_start=span.start,
                span_end=span.end,
                text=span.text,
            )
            for ordinal, span in enumerate(content)
        )
    _copy_sides(into, claim, row, issues)
    return row


def _copy_sides(into: Recording, claim: Claim, row: Claim, issues: Collection[int] | None) -> None:
    query = select(StanceRow).where(col(StanceRow.claim_id) == claim.id, *NOW.stances()).order_by(col(StanceRow.id))
    if issues is not None:
        query = query.where(col(StanceRow.issue_id).in_(sorted(issues)))
    new = {"claim_id": row.id, "run_id": into.run_id, "recorded_at": into.at}
    rows = [
        {name: getattr(stance, name) for name in ("issue_id", "value", "basis", "confidence")} | new
        for stance in into.session.scalars(query)
    ]
    if rows:
        into.session.execute(insert(StanceRow), rows)


def _copy_hanging(
    into: Recording,
    table: type[ClaimSpan | ClaimHop | ClaimSpeaker],
    claim: Claim,
    row: Claim,
    shift: int,
    *only: ColumnElement[bool],
) -> None:
    found = into.session.scalars(select(table).where(col(table.claim_id) == claim.id, *only).order_by(col(table.id)))
    rows = []
    for each in found:
        columns = each.model_dump(exclude={"id"})
        moved = {name: columns[name] + shift for name in _PLACED if name in columns}
        rows.append({**columns, **moved, "claim_id": row.id})
    if rows:
        into.session.execute(insert(table), rows)
