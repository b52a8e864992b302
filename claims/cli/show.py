"""`claims show`: one claim with all that is known of it."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.options import DatabaseOption, FormatOption, open_database

__all__ = ["show"]


def show(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim, or the beginning of its uid.")],
    *,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show one claim in its paragraph, with all that is known of it.

    Its speaker, relayers, source, four dates, stances with their reasons, and the run that found it.

    On a terminal the claim is bold and its cue underlined; elsewhere --format table marks the claim with « and ».

    \b
    Examples:
      claims show 12
      claims show 3f9c2a41 --format json
    """
    import sys

    from claims.output import choose, write_record
    from claims.output.claim import write_claim
    from claims.query import show_claim
    from claims.words import Format

    with open_database(database).reading() as session:
        shown = show_claim(session, claim)
    if choose(output) is Format.TABLE:
        write_claim(shown, sys.stdout)
    else:
        write_record(shown, output)
