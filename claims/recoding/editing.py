"""A change to the codebook: issues, cues and classes added and withdrawn, and what hangs on them coded again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace as without_cues
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlmodel import col

from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.notation import Pattern, parse_pattern
from claims.coding.phrases import ActorClass
from claims.columns import now
from claims.database import Database
from claims.errors import ClaimsError, ConflictError, NotFoundError, UnknownNameError
from claims.models import CueClass, IssueCue
from claims.recoding.checks import check_class, check_cue, check_issue
from claims.recoding.recode import Counts, Recoding, Report, recording
from claims.recoding.touched import every_version, touched_versions
from claims.reference import add_issues, class_row, cue_row, issue_ids, load_classes, load_issues

__all__ = ["Edit", "editing"]

_KIND = "issue"


class Edit:
    """One change to the codebook. What it touches is coded again when it ends; `counts` then tell what that moved."""

    def __init__(self, recoding: Recoding) -> None:
        self._recoding = recoding
        self._session = recoding.session
        self._classes = load_classes(recoding.session)
        self._reclassed = False
        self._patterns: list[Pattern] = []
        self._issues: set[int] = set()

    @property
    def counts(self) -> Counts:
        """What was changed so far, and after the block what that moved."""
        return self._recoding.counts

    def add_issue(self, issue: IssueRecord) -> None:
        """Add an issue with its cues.

        Raises ConflictError for a key that is there, UnknownNameError for a parent that is not, InputError for an
        issue or a cue that is malformed.
        """
        check_issue(issue)
        known = issue_ids(self._session)
        if issue.key in known:
            message = f"There is an issue {issue.key!r} already."
            raise ConflictError(message, hint="Give the new one another key, or add cues to the one there is.")
        if issue.parent is not None and issue.parent not in known:
            raise UnknownNameError(_KIND, issue.parent, ())
        self._insert((issue,))
        for cue in issue.cues:
            self.add_cue(issue.key, cue)

    def add_cue(self, issue_key: str, cue: CueRecord) -> None:
        """Add one wording to an issue.

        Raises UnknownNameError for an issue that is not there, ConflictError for a pattern that it has, InputError for
        one that is malformed or names a class that is not there.
        """
        issue_id, pattern = self._issue(issue_key), check_cue(cue, self._classes)
        there = self._cue(issue_id, cue.pattern)
        if there is not None:
            message = f"The issue {issue_key!r} has the cue {cue.pattern!r} already, as {there.polarity.value!r}."
            raise ConflictError(message, hint="Withdraw it first to add it with another polarity.")
        self._session.execute(insert(IssueCue), cue_row(issue_id, cue, self._recoding.run_id, self._recoding.at))
        self._patterns.append(pattern)
        self._issues.add(issue_id)
        self.counts.cues_added += 1

    def withdraw_cue(self, issue_key: str, pattern: str) -> None:
        """Withdraw one wording of an issue; raises NotFoundError where the issue does not have it."""
        issue_id = self._issue(issue_key)
        there = self._cue(issue_id, pattern)
        if there is None:
            message = f"The issue {issue_key!r} has no cue {pattern!r}."
            raise NotFoundError(message, hint=f"`claims issues show {issue_key}` lists its cues.")
        self._session.execute(
            update(IssueCue).where(col(IssueCue.id) == there.id).values(withdrawn_at=self._recoding.at)
        )
        with suppress(ClaimsError):  # one put there past the program can have coded nothing
            self._patterns.append(parse_pattern(pattern, self._classes))
        self._issues.add(issue_id)
        self.counts.cues_withdrawn += 1

    def put_class(self, key: str, forms: ActorClass) -> None:
        """Add an actor class, or replace the one of that key; raises InputError for one that is malformed."""
        check_class(key, forms, self._classes)
        self._put_class(key, forms)

    def bring_in(
        self, issues: Sequence[IssueRecord], classes: Mapping[str, ActorClass], *, replace: bool = False
    ) -> None:
        """Add the issues, cues and classes of a codebook that are missing; a cue that somebody withdrew stays so.

        With `replace` the given issues have the given cues and no others afterwards, and the given classes the given
        forms. Issues and classes that are not given stay as they are, and so do titles and propositions. Raises
        InputError for whatever is malformed, and for a parent neither given nor stored.
        """
        together = {**self._classes, **classes}
        for key, forms in classes.items():
            check_class(key, forms, together)
        for key, forms in classes.items():
            if replace or key not in self._classes:
                self._put_class(key, forms)
        for issue in issues:
            check_issue(issue)
        before = {issue.key: {cue.pattern: cue for cue in issue.cues} for issue in load_issues(self._session)}
        self._insert(issues)
        for issue in issues:
            self._bring_cues(issue, before.get(issue.key, {}), replace=replace)

    def recode(self, database: Database, report: Report) -> None:
        """Code again what the changes touch: all there is where a class changed, for a speaker's side may have."""
        if self._reclassed:
            touched = every_version(self._session)
        else:
            touched = touched_versions(self._session, self._patterns, self._issues)
        self._recoding.recode(database, touched, report)

    def _insert(self, issues: Sequence[IssueRecord]) -> None:
        """Add the issues that are missing, without their cues."""
        bare = [without_cues(issue, cues=()) for issue in issues]
        added = add_issues(self._session, bare, self._recoding.run_id, self._recoding.at)
        self.counts.issues += added["issues"]

    def _bring_cues(self, issue: IssueRecord, stored: Mapping[str, CueRecord], *, replace: bool) -> None:
        """Add the cues that are not among the stored ones, by their patterns; with `replace` withdraw what differs."""
        if replace:
            there = {pattern for pattern, cue in stored.items() if cue in issue.cues}
            for pattern in sorted(stored.keys() - there):
                self.withdraw_cue(issue.key, pattern)
        else:
            there = stored.keys() | self._withdrawn(issue.key)
        for cue in issue.cues:
            if cue.pattern not in there:
                self.add_cue(issue.key, cue)

    def _put_class(self, key: str, forms: ActorClass) -> None:
        if self._classes.get(key) == forms:
            return
        live = (col(CueClass.key) == key, col(CueClass.withdrawn_at).is_(None))
        self._session.execute(update(CueClass).where(*live).values(withdrawn_at=self._recoding.at))
        self._session.execute(insert(CueClass), class_row(key, forms, self._recoding.run_id, self._recoding.at))
        self._classes[key] = forms
        self._reclassed = True
        self.counts.classes += 1

    def _issue(self, key: str) -> int:
        number = issue_ids(self._session).get(key)
        if number is None:
            raise UnknownNameError(_KIND, key, ())
        return number

    def _cue(self, issue_id: int, pattern: str) -> IssueCue | None:
        query = select(IssueCue).where(
            col(IssueCue.issue_id) == issue_id, col(IssueCue.pattern) == pattern, col(IssueCue.withdrawn_at).is_(None)
        )
        return self._session.scalars(query).first()

    def _withdrawn(self, issue_key: str) -> frozenset[str]:
        query = select(col(IssueCue.pattern)).where(
            col(IssueCue.issue_id) == self._issue(issue_key), col(IssueCue.withdrawn_at).is_not(None)
        )
        return frozenset(self._session.scalars(query))


@contextmanager
def editing(
    database: Database, *, clock: Callable[[], datetime] = now, report: Report = lambda _done, _of: None
) -> Iterator[Edit]:
    """Open a change to the codebook: committed, with all that it codes anew, when the block ends; nothing if it raises.

    `report` is told how many document versions have been coded again, and of how many.
    """
    with recording(database, clock) as opened:
        edit = Edit(opened)
        yield edit
        edit.recode(database, report)
