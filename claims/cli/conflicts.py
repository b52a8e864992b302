"""`claims conflicts`: who is at odds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.filtering import filtered
from claims.cli.nothing import report_nothing
from claims.cli.options import DatabaseOption, FormatOption, open_database
from claims.words import ConflictKind

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["conflicts"]

SHOWN = (
    "kind",
    "issue",
    "actor",
    "stance",
    "claim_id",
    "other",
    "other_stance",
    "other_claim_id",
    "cited",
    "other_cited",
)


@filtered
def conflicts(
    *,
    filters: Filters,
    kind: Annotated[ConflictKind | None, typer.Option("--kind", help="Only conflicts of this kind.")] = None,
    within: Annotated[
        int, typer.Option("--within", metavar="DAYS", min=0, help="How far apart two voices may have spoken.")
    ] = 30,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show who is at odds, with the two claims.

    two_voices: of those who speak for one actor, two whose last words on an issue are on opposite sides, at most
    --within days apart; or both sides on one day. opposed: two actors whose positions stand on opposite sides; who
    speaks for the other is not opposed to it.

    \b
    Examples:
      claims conflicts --kind two_voices
      claims conflicts --issue nato-enlargement --at 2022-02-20
      claims conflicts --actor Ukraine --within 90
    """
    from claims.output import choose, columns_of, records, write
    from claims.output.pairs import with_sides_cited
    from claims.query import ConflictRow, list_conflicts
    from claims.words import Format

    with open_database(database).reading() as session:
        scope = filters.scope(session)
        rows = list_conflicts(session, scope, kind, within=within)
        if not rows:
            report_nothing(session, scope)
    written = records(rows)
    if choose(output) in {Format.TABLE, Format.MARKDOWN}:
        written = (with_sides_cited(row, "", "other_") for row in written)
    write(written, columns_of(ConflictRow), output, shown=[n for n in SHOWN if not (n == "issue" and scope.issue)])
