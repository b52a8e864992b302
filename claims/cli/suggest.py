"""`claims actors suggest`: actors that are likely one, for you to judge."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.options import DatabaseOption, FormatOption, KindOption, LimitOption, TextOption, open_database
from claims.cli.telling import progressing, tell

__all__ = ["suggest_actors"]

SHOWN = ("score", "key", "claims", "other_key", "other_claims", "why")

SilentOption = Annotated[bool, typer.Option("--silent", help="Actors without a claim too.")]


def suggest_actors(
    *,
    text: TextOption = None,
    kind: KindOption = None,
    silent: SilentOption = False,
    limit: LimitOption = 50,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Suggest which actors are one, the surest first: nothing is merged until you say so.

    Names are compared word by word: a given name may be another form of the same (Mykhailo, Mikhail; Bill, William), a
    surname another romanisation; a middle name may be missing. Bodies must have the same words, wherever their
    country stands, or one the initials of the other. What was judged different is not suggested again. The score is
    at most 1; under 0.7 it rests on a surname alone. Columns of json and csv add the command that merges the two.

    \b
    Examples:
      claims actors suggest --limit 20
      claims actors suggest --text podolyak --format json
      claims actors suggest --kind organisation --silent
    """
    from claims.output import columns_of, records, write
    from claims.query.suggestions import Suggestion, suggest_merges

    with open_database(database).reading() as session, progressing("Comparing names") as progress:
        found = suggest_merges(session, text=text, kind=kind, silent=silent, limit=limit, progress=progress)
    if not write(records(found), columns_of(Suggestion), output, shown=SHOWN):
        tell("claims: no two actors have names so like each other.")
