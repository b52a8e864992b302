"""`claims list`: claims, filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.cli.filtering import filtered
from claims.cli.nothing import report_nothing
from claims.cli.options import DatabaseOption, FormatOption, open_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.query import ClaimRow, Filters, TimelineRow

__all__ = ["list_claims", "rated_too"]

SHOWN = ("id", "when", "who", "via", "act", "source", "content", "stances")


@filtered
def list_claims(*, filters: Filters, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """List claims, the latest said first.

    A claim is one sighting: a statement reported in three articles is three claims. A claim whose day is unknown
    counts from the last day it can have been said: that of publication.

    \b
    Examples:
      claims list --speaker Zelensky --since 2022-02-24
      claims list --actor Russia --issue nato-enlargement --stance opposes
      claims list --document 12
      claims list --document 03/bridge --act deny
      claims list --text ceasefire --format csv > ceasefire.csv
    """
    from claims.output import choose, columns_of, records, write
    from claims.query import ClaimRow
    from claims.query import list_claims as rows_of
    from claims.words import Format

    with open_database(database).reading() as session:
        scope = filters.scope(session)
        rows: Iterable[ClaimRow] = rows_of(session, scope)
        shown: Sequence[str] = SHOWN
        if choose(output) is Format.TABLE:  # whose widths depend on all rows anyway
            rows = list(rows)
            shown = rated_too(SHOWN, rows)
        written = write(records(rows), columns_of(ClaimRow), output, shown=shown)
        if not written:
            report_nothing(session, scope)


def rated_too(shown: Sequence[str], rows: Sequence[ClaimRow | TimelineRow]) -> Sequence[str]:
    """Give the columns of a table: with the ratings of fact-checkers where any of the rows has one."""
    return (*shown, "ratings") if any(row.ratings for row in rows) else shown
