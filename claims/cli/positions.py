"""`claims positions`: who stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.filtering import filtered
from claims.cli.nothing import report_nothing
from claims.cli.options import DatabaseOption, FormatOption, open_database
from claims.cli.telling import tell

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["positions"]

SHOWN = ("actor", "issue", "stance", "since", "until", "claims", "statements", "claim_id", "quote")


@filtered
def positions(
    *,
    filters: Filters,
    history: Annotated[bool, typer.Option("--history", help="Also the positions that have ended.")] = False,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show who stands where, and the sentence that proves it.

    On a terminal it is a matrix; name an actor or an issue, and each stance comes with its sentence. The position of
    an actor is what it and those who speak for it said last; silence changes nothing. With --since or --until come
    the positions that stood at some time between. --speaker, --act, --source and --text leave out all other claims:
    where would the actor stand, had only these been said?

    \b
    Examples:
      claims positions --at 2022-02-20
      claims positions --actor Ukraine --history
      claims positions --issue nato-enlargement
      claims positions --issue ukraine-neutrality --published 2022-02-25 --format json
    """
    import sys

    from claims.output import columns_of, records, write
    from claims.output.matrix import write_matrix
    from claims.query import PositionRow, list_positions

    with open_database(database).reading() as session:
        scope = filters.scope(session)
        rows = list_positions(session, scope, history=history)
        if not rows:
            report_nothing(session, scope)
    one_a_cell = len({(row.actor_key, row.issue) for row in rows}) == len(rows)
    if output is None and sys.stdout.isatty() and one_a_cell and not (scope.actor or scope.issue) and rows:
        write_matrix(rows, sys.stdout)
        tell("\nThe sentence behind each: claims positions --actor NAME, or --issue KEY")
    else:
        asked = {"actor": scope.actor, "issue": scope.issue}
        shown = [name for name in SHOWN if not asked.get(name)]
        write(records(rows), columns_of(PositionRow), output, shown=shown)
