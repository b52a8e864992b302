"""`claims positions`: who stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.filtering import filtered
from claims.cli.nothing import report_nothing
from claims.cli.options import DatabaseOption, FormatOption, open_database
from claims.cli.plotting import PlotOption, check_plot, write_plot
from claims.cli.telling import tell

if TYPE_CHECKING:
    from claims.database import Database
    from claims.query import Filters
    from claims.words import Format

__all__ = ["positions"]

SHOWN = ("actor", "issue", "stance", "since", "until", "last_on", "claims", "rests_on", "claim_id", "quote")


@filtered
def positions(
    *,
    filters: Filters,
    history: Annotated[bool, typer.Option("--history", help="Also the positions that have ended.")] = False,
    why: Annotated[
        bool, typer.Option("--explain", help="Every claim behind each position, and the rules it follows from.")
    ] = False,
    plot: PlotOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show who stands where, and the sentence that proves it.

    On a terminal it is a matrix; name an actor or an issue, and each stance comes with its sentence. The position of
    an actor is what it and those who speak for it said last; silence changes nothing. With --since or --until come
    the positions that stood at some time between. --speaker, --act, --source, --document and --text leave out all other
    claims: where would the actor stand, had only these been said?

    \b
    Examples:
      claims positions --at 2022-02-20
      claims positions --actor Ukraine --history
      claims positions --issue nato-enlargement
      claims positions --actor Russia --issue nato-enlargement --explain
      claims positions --issue ukraine-neutrality --published 2022-02-25 --format json
      claims positions --plot positions.html
    """
    import sys

    from claims.output import columns_of, records, write
    from claims.output.matrix import write_matrix
    from claims.query import PositionRow, coverage, list_positions, list_standing

    check_plot(plot, format=output, explain=why)
    opened = open_database(database)
    if why:
        _explain(opened, filters, output, history=history)
        return
    with opened.reading() as session:
        scope = filters.scope(session)
        matrix = plot is None and output is None and sys.stdout.isatty() and not (scope.actor or scope.issue)
        standing = list_standing(session, scope, history=history) if matrix else []
        if len({(row.actor_key, row.issue) for row in standing}) == len(standing) > 0:
            write_matrix(standing, sys.stdout)
            tell(f"\nWhere nothing stands: {coverage(session, scope)}.")
            tell("The sentence behind each: claims positions --actor NAME, or --issue KEY; why: --explain")
            return
        rows = list_positions(session, scope, history=history)
        if not rows:
            report_nothing(session, scope)
    if plot:
        if rows:
            from claims.plots import plot_positions

            write_plot(plot_positions(rows, scope, opened.url), plot)
        return
    asked = {"actor": scope.actor, "issue": scope.issue}
    shown = [name for name in SHOWN if not asked.get(name)]
    write(records(rows), columns_of(PositionRow), output, shown=shown)


def _explain(database: Database, filters: Filters, output: Format | None, *, history: bool) -> None:
    from claims.output import choose, columns_of, records, write
    from claims.output.explanation import write_explanation
    from claims.query import EvidenceRow, explain
    from claims.words import Format

    with database.reading() as session:
        scope = filters.scope(session)
        rows = explain(session, scope, history=history)
        if not rows:
            report_nothing(session, scope)
    if rows and choose(output) is Format.TABLE:
        write_explanation(rows)
    else:
        write(records(rows), columns_of(EvidenceRow), output)
