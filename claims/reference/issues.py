"""The issues of a database and their cues: what claims are coded by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from claims.coding.codebook import CueRecord, IssueRecord
from claims.database import insert_missing
from claims.errors import InputError
from claims.folding import held
from claims.models import Base, Issue, IssueCue

__all__ = ["add_issues", "cue_row", "issue_ids", "load_issues"]

_ISSUE, _CUE = (Base.metadata.tables[name] for name in ("issue", "issue_cue"))


def load_issues(session: Session, known: datetime | None = None) -> tuple[IssueRecord, ...]:
    """Read every issue with the cues that the database held at an instant, else holds.

    Issues stand in the order they were stored, cues in the order their patterns first were: of two that match the same
    words the first decides, and one that was withdrawn and added again has its old place.
    """
    keys = {number: key for key, number in issue_ids(session).items()}
    holds = held(col(IssueCue.recorded_at), col(IssueCue.withdrawn_at), known)
    cues: defaultdict[int, dict[str, CueRecord | None]] = defaultdict(dict)
    for cue, is_held in session.exec(select(IssueCue, holds).order_by(col(IssueCue.id))):
        places = cues[cue.issue_id]
        places.setdefault(cue.pattern, None)
        if is_held:
            places[cue.pattern] = CueRecord(cue.pattern, cue.polarity, cue.note or "")
    return tuple(
        IssueRecord(
            key=issue.key,
            title=issue.title,
            proposition=issue.proposition,
            parent=keys[issue.parent_id] if issue.parent_id else None,
            cues=tuple(cue for cue in cues[issue.id or 0].values() if cue is not None),
        )
        for issue in session.exec(select(Issue).order_by(col(Issue.id)))
    )


def issue_ids(session: Session) -> dict[str, int]:
    """Give the id of every issue by its key."""
    return {key: number for key, number in session.exec(select(Issue.key, Issue.id)) if number is not None}


def add_issues(session: Session, issues: Sequence[IssueRecord], run_id: int, at: datetime) -> dict[str, int]:
    """Insert the issues and cues that were never stored, a parent before its children; count them.

    A cue that somebody withdrew does not come back. Raises InputError for a parent neither given nor stored, and for
    issues that are each other's parents.
    """
    ids, waiting, added = issue_ids(session), list(issues), 0
    while waiting:
        ready = [issue for issue in waiting if issue.parent is None or issue.parent in ids]
        if not ready:
            named = ", ".join(f"{issue.parent} (of {issue.key})" for issue in waiting)
            message = f"These parents of issues are not defined, or go in a circle: {named}."
            raise InputError(message, hint="Define it in the same file, or correct the key.")
        added += insert_missing(
            session,
            _ISSUE,
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
    known = set(session.exec(select(IssueCue.issue_id, IssueCue.pattern)))
    cues = insert_missing(
        session,
        _CUE,
        (
            cue_row(ids[issue.key], cue, run_id, at)
            for issue in issues
            for cue in issue.cues
            if (ids[issue.key], cue.pattern) not in known
        ),
    )
    return {"issues": added, "cues": cues}


def cue_row(issue_id: int, cue: CueRecord, run_id: int, at: datetime) -> dict[str, Any]:
    """Give the row of a cue."""
    return {
        "issue_id": issue_id,
        "pattern": cue.pattern,
        "polarity": cue.polarity,
        "note": cue.note or None,
        "run_id": run_id,
        "recorded_at": at,
    }
