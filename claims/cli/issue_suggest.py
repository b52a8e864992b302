"""`claims issues suggest`: what is much spoken of and nothing is coded on."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.options import DatabaseOption, FormatOption, LimitOption, TextOption, open_database
from claims.cli.telling import counted, tell

__all__ = ["suggest_issues"]

SHOWN = ("phrase", "score", "claims", "speakers", "documents", "nearest", "example")


def suggest_issues(
    *,
    text: TextOption = None,
    at_least: Annotated[
        int, typer.Option("--at-least", metavar="N", min=2, help="In so many differently worded claims.")
    ] = 2,
    limit: LimitOption = 20,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Suggest what to make issues of: phrases of claims that take no side on any issue, the most telling first.

    A phrase is 2 to 4 content words; its score is its C-value (Frantzi, Ananiadou & Mima 2000): in how many claims it
    stands, less those where it is part of a longer phrase, more for longer ones. The nearest issue is the one whose
    wording has most of its words: perhaps it lacks a cue. Columns of json and csv add these words, and the command
    that shows what coding by the phrase would come to.

    \b
    Examples:
      claims issues suggest
      claims issues suggest --at-least 5 --limit 50 --format json
      claims issues suggest --text bridge
    """
    from claims.output import columns_of, records, write
    from claims.query.issue_suggestions import IssueSuggestion
    from claims.query.issue_suggestions import suggest_issues as suggested

    with open_database(database).reading() as session:
        found = suggested(
            session,
            text=text,
            at_least=at_least,
            limit=limit or 20,
            report=lambda read: tell(f"{counted(read, 'claim')} read"),
        )
    if not write(records(found), columns_of(IssueSuggestion), output, shown=SHOWN):
        many = counted(at_least, "claim")
        tell(f"claims: no phrase stands in {many} without a side. Put articles in: claims ingest FILE")
