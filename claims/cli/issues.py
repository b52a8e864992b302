"""`claims issues`: what sides are taken on, and the table of the commands that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.catalogue import write_rows
from claims.cli.issue_classes import list_classes, put_class
from claims.cli.issue_cues import add_issue, change_cues, recode
from claims.cli.issue_files import export_issues, import_issues
from claims.cli.issue_suggest import suggest_issues
from claims.cli.issue_trial import try_issue
from claims.cli.issue_wording import IssueArgument
from claims.cli.options import DatabaseOption, FormatOption, LimitOption, TextOption, open_database
from claims.words import Format

if TYPE_CHECKING:
    from claims.query.catalogue import IssueRow

__all__ = ["app"]

SHOWN = ("key", "claims", "touches", "actors", "proposition")
INDENT = "  "


def list_issues(
    *, text: TextOption = None, limit: LimitOption = None, output: FormatOption = None, database: DatabaseOption = None
) -> None:
    """List the issues: how many claims take a side, how many only touch it, how many actors stand somewhere.

    In a table the parts of an issue stand indented below it; elsewhere each row names its parent.

    \b
    Examples:
      claims issues list
      claims issues list --text nato --format json
    """
    from claims.output import choose
    from claims.query.catalogue import IssueRow
    from claims.query.catalogue import list_issues as rows_of

    with open_database(database).reading() as session:
        rows = rows_of(session, text, limit)
    if choose(output) is Format.TABLE:
        rows = list(_as_tree(rows))
    write_rows(rows, IssueRow, output, SHOWN)


def _as_tree(rows: Sequence[IssueRow]) -> Iterator[IssueRow]:
    """Give each row behind its parent's, its key indented; one whose parent is not among them stands by itself."""
    listed = {row.key for row in rows}
    below: defaultdict[str | None, list[IssueRow]] = defaultdict(list)
    for row in rows:
        below[row.parent if row.parent in listed else None].append(row)
    waiting = [(0, row) for row in reversed(below[None])]
    while waiting:
        depth, row = waiting.pop()
        yield replace(row, key=INDENT * depth + row.key)
        waiting += [(depth + 1, child) for child in reversed(below[row.key])]


def show_issue(
    name: IssueArgument,
    *,
    history: Annotated[bool, typer.Option("--history", help="The wording that was withdrawn too.")] = False,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show one issue: its claims by stance, and the wording that counts for and against it, since when.

    \b
    Examples:
      claims issues show ukraine-neutrality
      claims issues show ukraine-neutrality --history --format json
    """
    from claims.output import write_record
    from claims.query import show_issue as issue_of

    with open_database(database).reading() as session:
        found = issue_of(session, name, history=history)
    write_record(found, output)


COMMANDS: dict[str, Callable[..., None]] = {
    "list": list_issues,
    "show": show_issue,
    "add": add_issue,
    "cue": change_cues,
    "test": try_issue,
    "suggest": suggest_issues,
    "class": put_class,
    "classes": list_classes,
    "import": import_issues,
    "export": export_issues,
    "recode": recode,
}

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="On what sides are taken, and by which wording.")
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
