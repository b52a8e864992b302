"""The issues of a database: what claims are coded by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session, col, select

from claims.coding.codebook import CueRecord, IssueRecord
from claims.database import insert_missing
from claims.errors import InputError
from claims.models import Base, Issue, IssueCue

__all__ = ["add_issues", "issue_ids", "load_issues"]

_ISSUE, _CUE = (Base.metadata.tables[name] for name in ("issue", "issue_cue"))


def load_issues(session: Session) -> tuple[IssueRecord, ...]:
    """Read every issue with its cues, in the order they were stored."""
    keys = {number: key for key, number in issue_ids(session).items()}
    cues: dict[int, list[CueRecord]] = defaultdict(list)
    for cue in session.exec(select(IssueCue).order_by(col(IssueCue.id))):
        cues[cue.issue_id].append(CueRecord(cue.pattern, cue.polarity, cue.note or ""))
    return tuple(
        IssueRecord(
            key=issue.key,
            title=issue.title,
            proposition=issue.proposition,
            parent=keys[issue.parent_id] if issue.parent_id else None,
            cues=tuple(cues[issue.id or 0]),
        )
        for issue in session.exec(select(Issue).order_by(col(Issue.id)))
    )


def issue_ids(session: Session) -> dict[str, int]:
    """Give the id of every issue by its key."""
    return {key: number for key, number in session.exec(select(Issue.key, Issue.id)) if number is not None}


def add_issues(session: Session, issues: Sequence[IssueRecord]) -> dict[str, int]:
    """Insert the issues and cues that are missing, a parent before its children; count them.

    Raises InputError for a parent neither given nor stored, and for issues that are each other's parents.
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
    cues = insert_missing(
        session,
        _CUE,
        (
            {"issue_id": ids[issue.key], "pattern": cue.pattern, "polarity": cue.polarity, "note": cue.note or None}
            for issue in issues
            for cue in issue.cues
        ),
    )
    return {"issues": added, "cues": cues}
