"""`claims issues test`: what wording would come to, before it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.issue_cues import WithdrawOption
from claims.cli.issue_wording import AgainstOption, ForOption, TouchesOption, cues_of
from claims.cli.options import DatabaseOption, FormatOption, LimitOption, open_database
from claims.cli.telling import counted, tell
from claims.errors import NotFoundError, UnknownNameError, quoted
from claims.words import CuePolarity

if TYPE_CHECKING:
    from sqlmodel import Session

    from claims.coding.codebook import CueRecord, IssueRecord
    from claims.query.issue_trial import TrialRow

__all__ = ["try_issue"]

SHOWN = ("claim_id", "speaker", "before", "after", "matched", "basis", "content")


def try_issue(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The issue, or the key of one that is not there yet.")],
    *,
    in_favour: ForOption = None,
    against: AgainstOption = None,
    touches: TouchesOption = None,
    withdraw: WithdrawOption = None,
    sentence: Annotated[
        str | None, typer.Option("--sentence", metavar="SENTENCE", help="Try this sentence instead of what is stored.")
    ] = None,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show which claims an issue's wording finds and how each would be coded, before anything is saved.

    The wording is that of the issue with the patterns given; one that is given on another side moves there. What
    would be coded otherwise stands first.

    \b
    Examples:
      claims issues test border-dam --for "build*|complet* ... dam"
      claims issues test ukraine-neutrality --withdraw "{ukraine} ... neutral" --limit 20
      claims issues test border-dam --for "build* ... dam" --sentence "Ada Holm said they must build the dam."

    \b
    Exit codes: 0 tried, 1 a pattern is refused, 2 usage, 3 no such issue (and no pattern given), or no such pattern.
    """
    from claims.config import load_settings
    from claims.extract import make_extractor
    from claims.output import columns_of, records, write
    from claims.query.issue_trial import TrialRow, trial_rows, try_sentence
    from claims.recoding import preview
    from claims.reference import load_classes

    opened = open_database(database)
    wordings = {CuePolarity.FOR: in_favour, CuePolarity.AGAINST: against, CuePolarity.TOUCHES: touches}
    with opened.reading() as session:
        issue = _tried(session, key, cues_of(wordings, None, load_classes(session)), withdraw or ())
    if sentence is not None:
        settings = load_settings()
        rows = try_sentence(opened, make_extractor(settings.extractor, settings.pipeline), issue, sentence)
    else:
        previews = sorted(preview(opened, issue=issue), key=lambda each: each.before == each.after)
        with opened.reading() as session:
            rows = list(trial_rows(session, previews))
    write(records(rows[:limit]), columns_of(TrialRow), output, shown=SHOWN)
    tell(_summary(rows))


def _tried(session: Session, key: str, cues: Sequence[CueRecord], withdrawn: Collection[str]) -> IssueRecord:
    """Give the issue as it would be: the stored one with other cues, or one that has only these."""
    from claims.coding.codebook import IssueRecord
    from claims.query.names import find_issue
    from claims.reference import load_issues

    try:
        found = find_issue(session, key).key
    except UnknownNameError:
        if not cues:
            raise
        tell(f"There is no issue {quoted(key)} yet: it is tried with the patterns given.")
        found = None
    stored = next((issue for issue in load_issues(session) if issue.key == found), None)
    issue = stored or IssueRecord(key, key, key)
    given = {cue.pattern for cue in cues}
    for pattern in withdrawn:
        if pattern not in {cue.pattern for cue in issue.cues}:
            message = f"The issue {issue.key!r} has no cue {pattern!r}."
            raise NotFoundError(message, hint=f"`claims issues show {issue.key}` lists its cues.")
    kept = (cue for cue in issue.cues if cue.pattern not in given and cue.pattern not in withdrawn)
    return IssueRecord(issue.key, issue.title, issue.proposition, issue.parent, (*kept, *cues))


def _summary(rows: Sequence[TrialRow]) -> str:
    """Sum up: "12 claims matched; 7 would change: 4 supports, 2 opposes, 1 no longer coded"."""
    matched = counted(sum(bool(row.matched) for row in rows), "claim")
    changed = Counter(row.after or "no longer coded" for row in rows if row.changes)
    if not changed:
        return f"{matched} matched; none would change."
    into = ", ".join(f"{number:,} {stance}" for stance, number in changed.most_common())
    return f"{matched} matched; {changed.total():,} would change: {into}."
