"""`claims timeline`: what was said on an issue, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.filtering import filtered
from claims.cli.listing import rated_too
from claims.cli.nothing import report_nothing
from claims.cli.options import DatabaseOption, FormatOption, open_database
from claims.cli.plotting import PlotOption, check_plot, write_plot
from claims.cli.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import URL
    from sqlmodel import Session

    from claims.query import Filters, Scope, TimelineRow

__all__ = ["timeline"]

SHOWN = ("when", "who", "via", "issue", "stance", "shift", "source", "claim_id", "content")


@filtered
def timeline(
    actor: Annotated[
        str | None, typer.Argument(metavar="ACTOR", help="Who is spoken for; alone, it may also name an issue.")
    ] = None,
    issue: Annotated[str | None, typer.Argument(metavar="ISSUE", help="A key or a title.")] = None,
    *,
    filters: Filters,
    plot: PlotOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show what was said on an issue, day by day, with the words.

    Of an actor come its own claims and those of all who spoke for it on that day. Each row is a claim, that is a
    sighting: a statement reported in three articles has three rows. One actor on one issue is also drawn as a chart.
    With --limit come the latest. With --plot comes a picture: of one actor on one issue, else of each actor or issue
    in a row of its own, those of most claims first.

    \b
    Examples:
      claims timeline Ukraine ukraine-neutrality
      claims timeline Russia nato-enlargement --at 2022-02-23
      claims timeline ukraine-neutrality --format csv
      claims timeline Ukraine ukraine-neutrality --plot neutrality.svg
    """
    import shutil
    import sys
    from dataclasses import replace

    from claims.output import choose, columns_of, records, write
    from claims.output.chart import strip_chart
    from claims.query import TimelineRow, list_timeline
    from claims.words import Format

    check_plot(plot, format=output)
    opened = open_database(database)
    with opened.reading() as session:
        scope = _scope(session, replace(filters, actor=actor, issue=issue))
        rows = list_timeline(session, scope)
        if not rows:
            report_nothing(session, scope)
        if plot:
            _draw(session, scope, rows, opened.url, plot)
            return
    shown = [name for name in SHOWN if not (name == "issue" and scope.issue)]
    write(records(rows), columns_of(TimelineRow), output, shown=rated_too(shown, rows))
    if rows and scope.actor and scope.issue and choose(output) is Format.TABLE:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
        typer.echo(f"\n{strip_chart(rows, min(width, 100))}")


def _draw(session: Session, scope: Scope, rows: Sequence[TimelineRow], database: URL, path: Path) -> None:
    """Draw the rows whose speakers are known; tell where there are none."""
    from claims.plots import plot_timeline

    picture = plot_timeline(session, scope, rows, database)
    if picture:
        write_plot(picture, path)
    elif rows:
        tell("claims: nothing to draw: nobody who said it is known by name.")


def _scope(session: Session, filters: Filters) -> Scope:
    """Look the names up; a single one that is no actor may be an issue."""
    from dataclasses import replace

    from claims.errors import UnknownNameError

    try:
        return filters.scope(session)
    except UnknownNameError as no_actor:
        if filters.actor is None or filters.issue is not None:
            raise
        try:
            return replace(filters, actor=None, issue=filters.actor).scope(session)
        except UnknownNameError as no_issue:
            raise no_issue if no_issue.nearest and not no_actor.nearest else no_actor from None
