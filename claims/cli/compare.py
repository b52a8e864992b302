"""`claims compare`: what moved between two days, or what two runs of the program coded otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.filtering import filtered_but
from claims.cli.nothing import report_nothing
from claims.cli.options import LARGEST, DatabaseOption, FormatOption, day, open_database
from claims.cli.telling import tell
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.database import Database
    from claims.query import Filters
    from claims.words import Format

__all__ = ["compare"]

SHOWN = ("actor", "issue", "from_stance", "to_stance", "kind", "on", "steps", "to_claim_id", "from_cited", "to_cited")
_EITHER = "Say what to compare: --from DATE --to DATE, or --run A --run B."


@filtered_but("at", "since", "until")
def compare(
    *,
    filters: Filters,
    first: Annotated[date | None, typer.Option("--from", metavar="DATE", parser=day, help="The first day.")] = None,
    second: Annotated[date | None, typer.Option("--to", metavar="DATE", parser=day, help="The second day.")] = None,
    run: Annotated[
        list[int] | None,
        typer.Option("--run", metavar="N", min=1, max=LARGEST, help="Two runs instead: what was coded at their ends."),
    ] = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show what moved between two days, each side with the claim that proves it.

    With two runs, show whose claims were coded otherwise at the end of the second than at the end of the first, and
    why: what a change of the codebook did. `claims runs list` has their numbers.

    \b
    Examples:
      claims compare --from 2022-02-20 --to 2022-03-29
      claims compare --from 2021-12-01 --to 2022-04-30 --actor Ukraine
      claims compare --run 2 --run 5
    """
    from claims.query import Filters

    opened = open_database(database)
    runs = run or []
    if first is not None and second is not None and not runs:
        _compare_days(opened, filters, (first, second), output)
    elif first is None and second is None and len(runs) == len(("before", "after")):
        if filters != Filters():
            message = "The filters are for days; two runs are compared whole."
            raise UsageError(message, hint="Leave them out, and choose among the rows: --format csv, or claims sql.")
        _compare_runs(opened, runs, output)
    else:
        raise UsageError(_EITHER)


def _compare_days(database: Database, filters: Filters, days: tuple[date, date], output: Format | None) -> None:
    from claims.output import choose, columns_of, records, write
    from claims.output.pairs import with_sides_cited
    from claims.query import MoveRow, compare_days
    from claims.words import Format

    with database.reading() as session:
        scope = filters.scope(session)
        rows = compare_days(session, scope, *days)
        if not rows:
            tell(f"claims: no position moved between {days[0]} and {days[1]}.")
            report_nothing(session, scope)
    written = records(rows)
    if choose(output) in {Format.TABLE, Format.MARKDOWN}:
        written = (with_sides_cited(row, "from_", "to_") for row in written)
    asked = {"actor": scope.actor, "issue": scope.issue}
    write(written, columns_of(MoveRow), output, shown=[name for name in SHOWN if not asked.get(name)])


def _compare_runs(database: Database, runs: list[int], output: Format | None) -> None:
    from claims.output import columns_of, records, write
    from claims.query.comparison_of_runs import RunChangeRow, compare_runs

    with database.reading() as session:
        rows = compare_runs(session, *runs)
    if not write(records(rows), columns_of(RunChangeRow), output):
        tell(f"claims: nothing was coded otherwise at the end of run {runs[1]} than at the end of run {runs[0]}.")
