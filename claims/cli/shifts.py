"""`claims shifts`: what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.filtering import filtered
from claims.cli.nothing import report_nothing
from claims.cli.options import DatabaseOption, FormatOption, open_database
from claims.words import ShiftKind

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["shifts"]

SHOWN = ("on", "actor", "issue", "kind", "from_stance", "to_stance", "to_claim_id", "from_cited", "to_cited")


@filtered
def shifts(
    *,
    filters: Filters,
    kind: Annotated[
        list[ShiftKind] | None, typer.Option("--kind", help="Only steps of this kind; may be given several times.")
    ] = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show what moved: every step from one stance to another, with the two claims that differ.

    A step is introduced (the first word on an issue), hardened, softened, conditioned (from support to support on a
    condition), reversed, or dropped (a side is let go of, or two voices of one day contradict each other). To say the
    same again is no step; `--kind reaffirmed` lists it. --since and --until name the days of the steps, --stance what
    was stepped into.

    \b
    Examples:
      claims shifts --issue nato-enlargement
      claims shifts --actor Russia --since 2022-01-01
      claims shifts --kind reversed --format csv
    """
    from claims.output import choose, columns_of, records, write
    from claims.output.pairs import with_sides_cited
    from claims.query import StepRow, list_shifts
    from claims.words import Format

    with open_database(database).reading() as session:
        scope = filters.scope(session)
        rows = list_shifts(session, scope, kind or ())
        if not rows:
            report_nothing(session, scope)
    written = records(rows)
    asked = {"actor": scope.actor, "issue": scope.issue}
    if choose(output) in {Format.TABLE, Format.MARKDOWN}:
        written = (with_sides_cited(row, "from_", "to_") for row in written)
    write(written, columns_of(StepRow), output, shown=[name for name in SHOWN if not asked.get(name)])
